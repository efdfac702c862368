/**
 * Chooses the fixes that can be made together. A fix is made whole or not at all; where two touch each other
 * only the first is, and the other waits for the next round, when it is known what the first has changed.
 */
import type { Problem, TextEdit } from '../manuscript/problem.ts';
import { fitTogether, inOrder, withLineEndsOf } from './edits.ts';

/** What is to be changed, by file. */
export type EditsByFile = Map<string, TextEdit[]>;

/** The edits to make now, and how many problems they mend. */
export interface ChosenFixes {
  edits: EditsByFile;
  count: number;
}

/**
 * @param problems in reading order; the first of two that touch each other is chosen
 * @param sources the texts that the offsets count in, by file; what is about another file cannot be mended
 */
export function chooseFixes(problems: readonly Problem[], sources: ReadonlyMap<string, string>): ChosenFixes {
  const taken = new Map<string, Stretches>();
  const edits: EditsByFile = new Map();
  let count = 0;
  for (const { fix } of problems) {
    const wanted = readyToMake(fix, sources);
    if (!wanted || wanted.some((edit) => taken.get(edit.file)?.touches(edit.start, edit.end))) continue;
    count++;
    for (const edit of wanted) {
      const stretches = taken.get(edit.file) ?? new Stretches();
      taken.set(edit.file, stretches);
      stretches.add(edit.start, edit.end);
      const list = edits.get(edit.file) ?? [];
      edits.set(edit.file, list);
      list.push(edit);
    }
  }
  return { edits, count };
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

/** Stretches of one file that are taken, in order. */
class Stretches {
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  /** True where a stretch lies over one that is taken, or right beside it. */
  touches(start: number, end: number): boolean {
    const at = this.#firstEndingFrom(start);
    const other = this.#starts[at];
    return other !== undefined && other <= end;
  }

  add(start: number, end: number): void {
    const at = this.#firstEndingFrom(start);
    this.#starts.splice(at, 0, start);
    this.#ends.splice(at, 0, end);
  }

  #firstEndingFrom(offset: number): number {
    let low = 0;
    let high = this.#ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ends[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
