/**
 * Chooses the fixes that can be made together. A fix is made whole or not at all; where two touch each other
 * only the first is, and the other waits for the next round, when it is known what the first has changed.
 */
import type { Problem, TextEdit } from '../manuscript/problem.ts';
import { fitTogether, inOrder, withLineEndsOf } from './edits.ts';

/** What is to be changed, by file. */
export type EditsByFile = Map<string, TextEdit[]>;

/** The edits to make now, and the problems that they mend. */
export interface ChosenFixes {
  edits: EditsByFile;
  mended: Problem[];
}

/**
 * @param problems in reading order; the first of two that touch each other is chosen
 * @param sources the texts that the offsets count in, by file; what is about another file cannot be mended
 * @param atMost how many fixes
 */
export function chooseFixes(
  problems: readonly Problem[],
  sources: ReadonlyMap<string, string>,
  atMost = Infinity,
): ChosenFixes {
  const taken = new Map<string, Stretches>();
  const edits: EditsByFile = new Map();
  const mended: Problem[] = [];
  for (const problem of problems) {
    if (mended.length >= atMost) break;
    const wanted = readyToMake(problem.fix, sources);
    if (!wanted || wanted.some((edit) => taken.get(edit.file)?.touches(edit.start, edit.end))) continue;
    mended.push(problem);
    for (const edit of wanted) {
      const stretches = taken.get(edit.file) ?? new Stretches();
      taken.set(edit.file, stretches);
      stretches.add(edit.start, edit.end);
      const list = edits.get(edit.file) ?? [];
      edits.set(edit.file, list);
      list.push(edit);
    }
  }
  return { edits, mended };
}

/** The edits of a fix in order, or nothing where it cannot be made or would change nothing. */
function readyToMake(fix: readonly TextEdit[], sources: ReadonlyMap<string, string>): TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  let changes = false;
  for (const file of new Set(fix.map((edit) => edit.file))) {
    const source = sources.get(file);
    const here = inOrder(fix.filter((edit) => edit.file === file));
    if (source === undefined || !fitTogether(source, here)) return undefined;
    for (const edit of here) {
      const text = withLineEndsOf(source, edit.text);
      changes ||= source.slice(edit.start, edit.end) !== text;
      edits.push({ ...edit, text });
    }
  }
  return changes ? edits : undefined;
}

/** Stretches of one file that are taken, none over another. In their order both their starts and their ends rise. */
class Stretches {
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  /** True where a stretch lies over one that is taken, or right beside it. */
  touches(start: number, end: number): boolean {
    const other = this.#starts[firstFrom(this.#ends, start)];
    return other !== undefined && other <= end;
  }

  add(start: number, end: number): void {
    // Behind one that begins at the same place: that is an insertion, of the same fix.
    const at = firstFrom(this.#starts, start + 1);
    this.#starts.splice(at, 0, start);
    this.#ends.splice(at, 0, end);
  }
}

/** The place of the first of rising numbers that is not lower than a limit. */
function firstFrom(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
