/** Lines with words that run from right to left: a page has them as they are seen, a reader wants them as they are read. */
import { boxAround, type Box } from './geometry.ts';
import type { Run } from './tree-leaves.ts';

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const LEFT_TO_RIGHT = /\p{L}/u;
const NUMBER = /\p{N}/u;

/** A line whose gaps at both ends are so alike, in pt, stands in the middle or is full. */
const CENTRED = 4;

type Direction = 'left' | 'right' | 'number' | 'neutral';

/**
 * The runs of a leaf in the order in which they are read; most leaves are in it as they are.
 * @param area where the text of the page may stand: a line that keeps clear of its left edge begins at the right
 */
export function inReadingOrder(runs: readonly Run[], area?: Box): readonly Run[] {
  if (!runs.some(({ piece }) => RIGHT_TO_LEFT.test(piece.text))) return runs;
  const lines = linesOf(runs);
  const isLeft = area && lines.length > 0 ? beginsRight(lines.at(-1)!, area) : undefined;
  const toLeft = isLeft ?? isMostlyLeft(runs);
  return lines.flatMap((line) => {
    const seen = line.toSorted((a, b) => a.piece.x - b.piece.x);
    return toLeft ? turned(seen.toReversed().map(withNumbersTurned), 'right') : turned(seen, 'left');
  });
}

/** Whether a line that is not full begins at the right; unknown of one in the middle. */
function beginsRight(line: readonly Run[], area: Box): boolean | undefined {
  const pieces = line.map(({ piece }) => piece).filter(({ text }) => text.trim() !== '');
  if (pieces.length === 0) return undefined;
  const around = boxAround(pieces);
  const left = around.x - area.x;
  const right = area.x + area.width - around.x - around.width;
  return Math.abs(left - right) < CENTRED ? undefined : left > right;
}

function isMostlyLeft(runs: readonly Run[]): boolean {
  const directions = runs.map(directionOf);
  const length = (direction: Direction): number =>
    runs.reduce(
      (sum, { piece }, index) => sum + (directions[index] === direction ? piece.text.trim().length : 0),
      0,
    );
  return length('left') > length('right');
}

/** From right to left, `left`. */
function directionOf({ piece }: Run): Direction {
  if (RIGHT_TO_LEFT.test(piece.text)) return 'left';
  if (LEFT_TO_RIGHT.test(piece.text)) return 'right';
  return NUMBER.test(piece.text) ? 'number' : 'neutral';
}

function linesOf(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [];
  for (const run of runs) {
    const last = lines.at(-1)?.at(-1)?.piece;
    const { piece } = run;
    const isSame =
      last !== undefined &&
      last.page === piece.page &&
      Math.abs(last.base - piece.base) < 0.5 * Math.max(last.size, piece.size);
    if (isSame) lines.at(-1)!.push(run);
    else lines.push([run]);
  }
  return lines;
}

/** Two numbers with a dash between them stand as “34–12” where “12–34” is read; what is within a number does not. */
function withNumbersTurned(run: Run): Run {
  if (directionOf(run) !== 'number') return run;
  const parts = run.piece.text.split(/([^\d.,:/\s]+)/u);
  return parts.length < 3 ? run : { ...run, piece: { ...run.piece, text: parts.toReversed().join('') } };
}

/** Turns round each stretch of one direction. What has none, and numbers, belong to it if they stand within. */
function turned(runs: readonly Run[], direction: 'left' | 'right'): Run[] {
  const other = direction === 'left' ? 'right' : 'left';
  const directions = runs.map(directionOf);
  const result: Run[] = [];
  for (let from = 0; from < runs.length;) {
    if (directions[from] !== direction) {
      result.push(runs[from++]!);
      continue;
    }
    const next = directions.indexOf(other, from);
    const to = directions.slice(0, next < 0 ? runs.length : next).lastIndexOf(direction);
    result.push(...runs.slice(from, to + 1).toReversed());
    from = to + 1;
  }
  return result;
}
