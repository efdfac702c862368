/// <reference lib="dom" />
import type { FoundLines } from './galley.ts';

/**
 * Finds the lines of a stretch of text, without gaps between them. Runs inside the browser.
 *
 * Lines are found by arithmetic, not by asking for each: a paragraph whose height is a whole number of line
 * heights has that many lines, one line height apart. Only where that does not come out (a large inline
 * picture, mixed sizes) are the rectangles of the text asked for.
 * @param nodes what the text is in
 * @param top where its first line begins, in px
 * @param bottom where its last line ends, in px
 * @param lineHeight in px
 * @param isPlain false where a picture stands among the text: lines are not equally high then, even if it looks so
 */
export function findLines(
  nodes: readonly Node[],
  top: number,
  bottom: number,
  lineHeight: number,
  isPlain: boolean,
): FoundLines {
  // Chromium counts in 64ths of a px.
  const each = Math.floor(lineHeight * 64) / 64;
  const count = Math.round((bottom - top) / each);
  const excess = bottom - top - count * each;
  // Where a line is a hair higher, it is the first: the number of a note is a box of its own.
  if (isPlain && count >= 1 && Math.abs(excess) < 0.6)
    return { top, bottom, count, each, origin: top + excess };
  // What each text asks of its line: as much as its line height, around the middle of its letters.
  const range = document.createRange();
  const asked: { top: number; bottom: number }[] = [];
  for (const node of nodes) {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_ALL);
    for (let inner: Node | null = node; inner; inner = walker.nextNode()) {
      if (inner instanceof HTMLImageElement) asked.push(inner.getBoundingClientRect());
      if (!(inner instanceof Text) || !inner.parentElement) continue;
      range.selectNodeContents(inner);
      const height = Number.parseFloat(getComputedStyle(inner.parentElement).lineHeight) || 0;
      // Raised numbers have no line height, so that they ask for nothing.
      if (height === 0) continue;
      for (const rect of range.getClientRects()) {
        const middle = (rect.top + rect.bottom) / 2;
        if (rect.height > 0) asked.push({ top: middle - height / 2, bottom: middle + height / 2 });
      }
    }
  }
  const groups: { top: number; bottom: number }[] = [];
  for (const part of asked.toSorted((a, b) => a.top + a.bottom - b.top - b.bottom)) {
    const group = groups.at(-1);
    // What has its middle above the foot of a line is in that line.
    if (group && (part.top + part.bottom) / 2 < group.bottom) {
      group.top = Math.min(group.top, part.top);
      group.bottom = Math.max(group.bottom, part.bottom);
    } else groups.push({ top: part.top, bottom: part.bottom });
  }
  if (groups.length <= 1)
    return {
      top,
      bottom,
      count: groups.length === 1 || bottom > top ? 1 : 0,
      each: bottom - top,
      origin: top,
    };
  // Without gaps: each line goes to where the next begins.
  const uneven = groups.map((group, index) => ({
    top: index === 0 ? top : group.top,
    bottom: index === groups.length - 1 ? bottom : groups[index + 1]!.top,
  }));
  return { top, bottom, count: uneven.length, each: 0, origin: top, uneven };
}
