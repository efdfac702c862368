/**
 * The line of the source that a problem is about, with its place underlined. A paragraph is often one line of
 * a thousand characters, so only a window of it is shown.
 */
import type { Point, Position } from 'unist';
import { columnsOf, printable } from './printable.ts';

/** Two lines of equal indentation: the source, and the carets under it. */
export interface Excerpt {
  source: string;
  carets: string;
}

/** How much of the line is shown before the place, where not all of it fits. */
const LEAD = 0.5;

/**
 * @param line the whole line, without its end
 * @param place the place; what goes on in the next line is underlined to the end of this one
 * @param width the columns that the excerpt may take
 */
export function excerpt(line: string, place: Point | Position, width: number): Excerpt {
  const start = 'start' in place ? place.start : place;
  const end = 'end' in place && place.end.line === start.line ? place.end.column - 1 : undefined;
  const from = Math.min(start.column - 1, line.length);
  const marked = Math.max(1, ('end' in place ? (end ?? line.length) : from + 1) - from);
  const [left, right] = windowAround(line, from, Math.min(marked, width), width);
  const before = (left > 0 ? '…' : '') + printable(line.slice(left, from));
  const within = printable(line.slice(from, Math.min(from + marked, right)));
  const after =
    printable(line.slice(Math.min(from + marked, right), right)) + (right < line.length ? '…' : '');
  return {
    source: before + within + after,
    carets: ' '.repeat(columnsOf(before)) + '^'.repeat(Math.max(1, columnsOf(within))),
  };
}

/** The part of a line to show: all of it if it fits, else some of it around the place, cut between words. */
function windowAround(
  line: string,
  from: number,
  marked: number,
  width: number,
): [left: number, right: number] {
  if (line.length <= width) return [0, line.length];
  // Two columns are for the ellipses.
  const room = Math.max(0, width - marked - 2);
  let left = Math.max(0, from - Math.floor(room * LEAD));
  const right = Math.min(line.length, left + room + marked);
  left = Math.max(0, Math.min(left, right - room - marked));
  return [
    left === 0 ? 0 : wordStart(line, left, from),
    right === line.length ? right : wordEnd(line, from + marked, right),
  ];
}

function wordStart(line: string, left: number, from: number): number {
  const space = line.slice(left, from).indexOf(' ');
  if (space >= 0 && space < 20) return left + space + 1;
  return isLowSurrogate(line, left) ? left + 1 : left;
}

function wordEnd(line: string, marked: number, right: number): number {
  const space = line.slice(marked, right).lastIndexOf(' ');
  if (space >= 0 && right - marked - space < 20) return marked + space;
  return isLowSurrogate(line, right) ? right - 1 : right;
}

function isLowSurrogate(line: string, at: number): boolean {
  return /[\uDC00-\uDFFF]/.test(line.charAt(at));
}
