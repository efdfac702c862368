import type { Point, Position } from 'unist';
import type { VFile } from 'vfile';

/** Where the lines of a source begin. */
interface Lines {
  source: string;
  starts: readonly number[];
}

/** A chapter may have many problems, and is cut into lines once. */
const linesOf = new WeakMap<VFile, Lines>();

/** The place of a stretch of a file's source, for what is smaller than a node. */
export function placeOf(start: number, end: number, file: VFile): Position {
  const { starts } = linesIn(file);
  return { start: pointAt(start, starts), end: pointAt(end, starts) };
}

function linesIn(file: VFile): Lines {
  const source = String(file);
  const known = linesOf.get(file);
  if (known?.source === source) return known;
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  const lines = { source, starts };
  linesOf.set(file, lines);
  return lines;
}

function pointAt(offset: number, starts: readonly number[]): Point {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1, offset };
}
