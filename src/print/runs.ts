/**
 * Runs: what begins on a page of its own. Each part of the document is one, but where chapters continue below
 * the end of the one before, those are one run together. Pure.
 */
import type { MeasuredLine, MeasuredRun } from './in-page/galley.ts';

/** A run, with the chapters that begin in it. */
export interface Run {
  /** Of its first part. */
  id: string;
  classes: ReadonlySet<string>;
  lines: MeasuredLine[];
  /** The index of its first part in the document. */
  firstPart: number;
  /** The ids of its parts, and the line that each begins with. */
  openings: { id: string; line: number }[];
}

/** Where chapters begin. */
export type ChapterStart = 'recto' | 'page' | 'continue';

/** Parts → runs. Only chapters of the same kind continue each other: none the title of a part, or front matter. */
export function runsOf(parts: readonly MeasuredRun[], chapters: ChapterStart): Run[] {
  const runs: Run[] = [];
  for (const [index, { id, className, lines }] of parts.entries()) {
    const classes = new Set(className.split(/\s+/u));
    const before = runs.at(-1);
    if (chapters === 'continue' && before && continues(before.classes, classes)) {
      before.openings.push({ id, line: before.lines.length });
      before.lines.push(...lines);
    } else runs.push({ id, classes, lines: [...lines], firstPart: index, openings: [{ id, line: 0 }] });
  }
  return runs;
}

/** Whether a part goes on below the end of the one before it, where chapters do so at all. */
export function continues(before: ReadonlySet<string>, next: ReadonlySet<string>): boolean {
  if (!before.has('chapter') || !next.has('chapter')) return false;
  return ['body', 'back'].some((kind) => before.has(kind) && next.has(kind));
}

/** The id of the part that a line is in, and whether the part begins with it. */
export function partAt({ openings }: Run, line: number): { id: string; opens: boolean } {
  const opening = openings.findLast((each) => each.line <= line);
  return { id: opening?.id ?? '', opens: opening?.line === line };
}
