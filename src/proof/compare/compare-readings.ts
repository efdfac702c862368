/** Compares what an edition says with what it must say. Pure. */
import type { Finding } from '../finding.ts';
import type { Leaf, NoteRead, Reading } from '../reading.ts';
import { compareCalls } from './compare-calls.ts';
import { compareChapters } from './compare-chapters.ts';
import { compareContents } from './compare-contents.ts';
import { compareIds } from './compare-ids.ts';
import { compareLinks } from './compare-links.ts';
import { compareNotes } from './compare-notes.ts';
import { comparePictures } from './compare-pictures.ts';
import { compareNotePages, compareReferences } from './compare-printed.ts';
import { compareText } from './compare-text.ts';
import { placesOf } from './places.ts';
import { Findings } from './telling.ts';
import { callIdsOf, markUnlinked } from './unlinked-calls.ts';

/**
 * Every difference between a manuscript and an edition of it; one fault gives one finding, or few.
 * @param expected the manuscript, read for this edition
 * @param found the edition, read from its bytes
 */
export function compareReadings(expected: Reading, found: Reading): Finding[] {
  const findings = new Findings(found);
  const isPrint = found.of === 'pdf';
  const chapters = compareChapters(expected, found, findings);
  const linked = callIdsOf(found);
  markUnlinked(chapters.pairs, linked, isPrint);
  compareText(chapters, isPrint, findings);
  comparePictures(expected, found, chapters.pairs, findings);

  const chapterOfCall = new Map(
    expected.chapters.flatMap(({ id, leaves }) =>
      leaves.flatMap(({ calls }) => calls.map((call) => [call.id, id] as const)),
    ),
  );
  const isLost = ({ backTo }: NoteRead): boolean =>
    backTo.length > 0 && backTo.every((id) => chapters.missingChapters.has(chapterOfCall.get(id) ?? ''));
  const notes = compareNotes(expected, found, isLost, linked, findings);
  const pairs = [...chapters.pairs, ...notes.pairs];

  const silent = new Set<Leaf>([
    ...expected.chapters.flatMap(({ id, leaves }) => (chapters.missingChapters.has(id) ? leaves : [])),
    ...expected.notes.flatMap(({ id, leaves }) => (notes.byId.has(id) ? [] : leaves)),
  ]);
  const strange = new Set<Leaf>([
    ...chapters.strange,
    ...chapters.added.map(({ leaf }) => leaf),
    ...[...notes.strange].flatMap(({ leaves }) => leaves),
  ]);
  compareCalls(
    expected,
    found,
    { pairs, isSilent: (leaf) => silent.has(leaf), isStrange: (leaf) => strange.has(leaf) },
    findings,
  );
  const numbers = new Map(
    expected.notes.flatMap(({ number, leaves }) => leaves.map((leaf) => [leaf, number])),
  );
  compareLinks(pairs, (leaf) => numbers.get(leaf), isPrint, findings);

  const places = placesOf(expected, pairs, notes.byId);
  compareIds(expected, found, places, { missingChapters: chapters.missingChapters, strange }, findings);
  compareContents(expected, found, places, chapters.missingChapters, findings);
  if (found.pages) compareReferences(pairs, found, places, findings);
  if (found.pages && expected.notesOnPages) compareNotePages(expected, found, notes, findings);
  return findings.list;
}
