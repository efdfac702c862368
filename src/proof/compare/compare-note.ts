/** One note: its number, its words, its blocks and its ways back. */
import type { NoteRead } from '../reading.ts';
import { keyOf } from '../words.ts';
import { itemsOf, pairLeaves, type Pairing } from './pair-leaves.ts';
import { isSameText } from './same-text.ts';
import { NAMES, quoted, type Findings } from './telling.ts';
import { keyWithNumbers, markUnlinked } from './unlinked-calls.ts';
import { tellChange, wordChanges } from './word-changes.ts';

/** What is known of all notes. */
export interface NoteContext {
  byText: ReadonlyMap<string, NoteRead>;
  /** The ids of the calls of the edition. */
  linked: ReadonlySet<string>;
  isPrint: boolean;
}

/** How many changes of one note are told one by one. */
const TOLD = 3;

/** Tells of what differs in a note that is there, and pairs its leaves. */
export function compareNote(
  expected: NoteRead,
  found: NoteRead,
  { byText, linked, isPrint }: NoteContext,
  findings: Findings,
): Pairing['pairs'] {
  const { number, place: source } = expected;
  const details = { note: number, source, at: placeOf(found) };
  if (found.number !== number) {
    findings.add(
      'note-number-differs',
      `expected the number ${number} at note ${number}, found ${found.number === '' ? 'none' : `“${found.number}”`}`,
      {
        ...details,
        expected: number,
        found: found.number,
      },
    );
  }
  const { pairs, missing, added } = pairLeaves(
    [{ expected: itemsOf(expected.leaves, expected.id), found: itemsOf(found.leaves, found.id) }],
    isPrint,
  );
  const [wanted, had] = [textOf(expected), textOf(found)];
  markUnlinked(pairs, linked, isPrint);
  const isSame =
    isSameText(keyOf(wanted), keyOf(had), isPrint) ||
    isSameText(keyOfNote(expected, linked), keyOf(had), isPrint);
  const told = { ...details, expected: wanted, found: had };
  if (!isSame) tellWords(wanted, had, number, byText, isPrint, told, findings);
  for (const { leaf } of missing) {
    if (leaf.kind !== 'picture' || (isPrint && leaf.text === '')) continue;
    findings.add(
      'picture-missing',
      `expected the picture ${quoted(leaf.text)} in note ${number}, found nothing of it`,
      details,
    );
  }
  for (const { leaf } of added) {
    if (leaf.kind !== 'picture') continue;
    findings.add(
      'text-added',
      `expected nothing, found the picture ${quoted(leaf.text)} in note ${number}`,
      details,
    );
  }
  if (isSame) tellBlocks(expected, found, isPrint, told, findings);
  if (!isPrint) tellWaysBack(expected, found, details, findings);
  return pairs;
}

function tellWords(
  wanted: string,
  had: string,
  number: string,
  byText: ReadonlyMap<string, NoteRead>,
  isPrint: boolean,
  details: object,
  findings: Findings,
): void {
  const other = byText.get(keyOf(had));
  if (other && other.number !== number && had !== '') {
    findings.add(
      'note-words-differ',
      `expected the words of note ${number} at note ${number}, ${quoted(wanted)}, found those of note ${other.number}, ${quoted(had)}`,
      details,
    );
    return;
  }
  if (had === '') {
    findings.add(
      'note-words-differ',
      `expected at note ${number} ${quoted(wanted)}, found no words`,
      details,
    );
    return;
  }
  const changes = wordChanges(wanted, had, isPrint);
  const told = changes.slice(0, TOLD).map(tellChange).join('; ');
  const more = changes.length > TOLD ? `; and ${changes.length - TOLD} more` : '';
  const [first] = changes;
  const around = (middle: string): string =>
    [first?.before, middle, first?.after].filter((words) => words).join(' ');
  findings.add('note-words-differ', `in note ${number}: ${told}${more}`, {
    ...details,
    ...(first && { expected: around(first.expected), found: around(first.found) }),
  });
}

/** The words are the same; a list or a block of code has to be one, too. */
function tellBlocks(
  expected: NoteRead,
  found: NoteRead,
  isPrint: boolean,
  details: object,
  findings: Findings,
): void {
  const [wanted, had] = [expected, found].map(({ leaves }) =>
    leaves
      .filter(({ kind }) => kind !== 'picture')
      .map(({ kind }) => (kind === 'item' ? 'paragraph' : kind))
      // What goes on over a page may be in pieces in print.
      .filter((kind, index, kinds) => !isPrint || kind !== kinds[index - 1]),
  ) as [NoteRead['leaves'][number]['kind'][], NoteRead['leaves'][number]['kind'][]];
  if (wanted.join(' ') === had.join(' ')) return;
  const list = (kinds: typeof wanted): string => kinds.map((kind) => NAMES[kind]).join(', ') || 'nothing';
  findings.add(
    'kind-differs',
    `expected in note ${expected.number}: ${list(wanted)}; found: ${list(had)}`,
    details,
  );
}

function tellWaysBack(expected: NoteRead, found: NoteRead, details: object, findings: Findings): void {
  if (expected.backTo.join(' ') === found.backTo.join(' ')) return;
  findings.add(
    'back-link-astray',
    `expected note ${expected.number} to lead back to ${listed(expected.backTo)}, found it to lead to ${listed(found.backTo)}`,
    {
      ...details,
      expected: expected.backTo.join(' '),
      found: found.backTo.join(' '),
    },
  );
}

function listed(ids: readonly string[]): string {
  return ids.map((id) => `\`${id}\``).join(', ') || 'no call';
}

/** The key of a note in which the numbers of calls without links are text. */
function keyOfNote({ leaves }: NoteRead, linked: ReadonlySet<string>): string {
  return leaves.flatMap((leaf) => (leaf.kind === 'picture' ? [] : [keyWithNumbers(leaf, linked)])).join('');
}

/** All text of a note. */
export function textOf({ leaves }: NoteRead): string {
  return leaves.flatMap(({ kind, text }) => (kind === 'picture' ? [] : [text])).join(' ');
}

/** Where a note begins, with all that is drawn of it. */
export function placeOf({ place, leaves }: NoteRead): NoteRead['place'] {
  return place.boxes?.length || place.document !== undefined ? place : (leaves[0]?.place ?? place);
}
