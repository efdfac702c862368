/** From what was measured to what the make-up reads: notes are handed out to the lines that call them first. */
import type { MeasuredRun, Measured } from './in-page/measure.ts';
import type { Galley, GalleyLine, GalleyNote } from './make-up/galley.ts';

/** A galley, with the names of its notes in the order of the galley. */
export interface NamedGalley extends Galley {
  noteIds: string[];
}

/**
 * @param printed the notes that runs before this one have printed; added to by this call, since a note is
 * printed once, where it is first called
 */
export function galleyOfRun(run: MeasuredRun, notes: ReadonlyMap<string, Measured['notes'][number]>, printed: Set<string>): NamedGalley {
  const noteIds: string[] = [];
  const galleyNotes: GalleyNote[] = [];
  const add = (id: string): void => {
    const note = notes.get(id);
    if (!note || printed.has(id)) return;
    printed.add(id);
    noteIds.push(id);
    galleyNotes.push({ lines: note.lines });
    // A note that a note calls stands right behind it.
    for (const called of note.calls) add(called);
  };
  const lines = run.lines.map((line, index): GalleyLine => {
    const before = noteIds.length;
    for (const id of line.calls) add(id);
    return {
      top: line.top,
      bottom: line.bottom,
      before: line.index,
      after: linesAfter(run.lines, index),
      kind: line.kind,
      keep: line.keep,
      hyphen: line.hyphen,
      forced: line.forced,
      repeats: line.repeats,
      calls: noteIds.length - before,
    };
  });
  return { lines, notes: galleyNotes, noteIds };
}

function linesAfter(lines: MeasuredRun['lines'], index: number): number {
  const { leaf } = lines[index]!;
  let last = index;
  while (lines[last + 1]?.leaf === leaf) last++;
  return last - index;
}
