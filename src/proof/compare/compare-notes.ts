/** Notes: whether each is there, once, in order, with its number, its words and its ways back. */
import type { NoteRead, Reading } from '../reading.ts';
import { keyOf } from '../words.ts';
import { compareNote, placeOf, textOf, type NoteContext } from './compare-note.ts';
import { longestRise } from './order.ts';
import type { Pairing } from './pair-leaves.ts';
import { quoted, type Findings } from './telling.ts';

/** What is known of the notes once they have been compared. */
export interface NotePairing {
  pairs: Pairing['pairs'];
  /** By id, the note of the edition that is the one of the manuscript. */
  byId: ReadonlyMap<string, NoteRead>;
  /** Notes that are there twice or are not of the manuscript. */
  strange: ReadonlySet<NoteRead>;
}

/**
 * Pairs the notes of two readings by their ids and tells of those that differ.
 * @param isSilent tells of which notes nothing is said: those of a chapter that is missing as a whole
 * @param linked the ids of the calls of the edition
 */
export function compareNotes(
  expected: Reading,
  found: Reading,
  isSilent: (note: NoteRead) => boolean,
  linked: ReadonlySet<string>,
  findings: Findings,
): NotePairing {
  const places = new Map(expected.notes.map(({ id }, index) => [id, index]));
  const byId = new Map<string, NoteRead>();
  const strange = new Set<NoteRead>();
  for (const note of found.notes) {
    if (places.has(note.id) && !byId.has(note.id)) byId.set(note.id, note);
    else strange.add(note);
  }
  for (const note of strange) {
    const message = byId.has(note.id)
      ? `expected note ${note.number} once, found it twice`
      : `expected the notes of the manuscript, found a note ${note.number} among them, ${quoted(textOf(note))}`;
    findings.add('note-added', message, { note: note.number, found: textOf(note), at: placeOf(note) });
  }
  tellOrder([...byId.values()], places, expected, findings);

  const context: NoteContext = {
    byText: new Map(expected.notes.map((note) => [keyOf(textOf(note)), note])),
    linked,
    isPrint: found.of === 'pdf',
  };
  const pairs: Pairing['pairs'] = [];
  for (const note of expected.notes) {
    const other = byId.get(note.id);
    if (other) pairs.push(...compareNote(note, other, context, findings));
    else if (!isSilent(note)) {
      findings.add(
        'note-missing',
        `expected note ${note.number}, ${quoted(textOf(note))}, found nothing of it`,
        {
          note: note.number,
          expected: textOf(note),
          source: note.place,
        },
      );
    }
  }
  return { pairs, byId, strange };
}

function tellOrder(
  notes: readonly NoteRead[],
  places: ReadonlyMap<string, number>,
  expected: Reading,
  findings: Findings,
): void {
  const order = notes.map(({ id }) => places.get(id) ?? 0);
  const inOrder = new Set(longestRise(order));
  const numberOf = (note: NoteRead): string =>
    expected.notes[places.get(note.id) ?? 0]?.number ?? note.number;
  for (const [index, note] of notes.entries()) {
    if (inOrder.has(index)) continue;
    const [before, behind] = [notes[index - 1], notes[index + 1]];
    const where = before ? `behind note ${numberOf(before)}` : 'as the first';
    const next = behind ? ` and before note ${numberOf(behind)}` : '';
    findings.add('note-moved', `expected note ${numberOf(note)} in its place, found it ${where}${next}`, {
      note: numberOf(note),
      at: placeOf(note),
    });
  }
}
