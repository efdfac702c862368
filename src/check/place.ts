import type { Point, Position } from 'unist';
import type { VFile } from 'vfile';

/** The place of a stretch of a file's source, for what is smaller than a node. */
export function placeOf(start: number, end: number, file: VFile): Position {
  return { start: pointAt(start, String(file)), end: pointAt(end, String(file)) };
}

function pointAt(offset: number, source: string): Point {
  const before = source.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n'), offset };
}
