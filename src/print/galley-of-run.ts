/** From what was measured to what the make-up reads: notes are handed out to the lines that call them first. */
import type { MeasuredLine, MeasuredNote } from './in-page/galley.ts';
import type { Galley, GalleyLine } from './make-up/galley.ts';

/** A galley whose notes have their names. */
export interface NamedGalley extends Galley {
  notes: readonly MeasuredNote[];
}

/**
 * @param printed the notes that runs before this one have printed; added to by this call, since a note is
 * printed once, where it is first called
 */
export function galleyOfRun(
  measured: readonly MeasuredLine[],
  notes: ReadonlyMap<string, MeasuredNote>,
  printed: Set<string>,
): NamedGalley {
  const called: MeasuredNote[] = [];
  const add = (id: string): void => {
    const note = notes.get(id);
    if (!note || printed.has(id)) return;
    printed.add(id);
    called.push(note);
    // A note that a note calls stands right behind it.
    for (const inner of note.calls) add(inner);
  };
  const lines = measured.map((line, index): GalleyLine => {
    const before = called.length;
    for (const id of line.calls) add(id);
    return {
      top: line.top,
      bottom: line.bottom,
      before: line.index,
      after: linesAfter(measured, index),
      kind: line.kind,
      keep: line.keep,
      hyphen: line.hyphen,
      forced: line.forced,
      repeats: line.repeats,
      calls: called.length - before,
    };
  });
  return { lines, notes: called };
}

function linesAfter(lines: readonly MeasuredLine[], index: number): number {
  const { leaf } = lines[index]!;
  let last = index;
  while (lines[last + 1]?.leaf === leaf) last++;
  return last - index;
}
