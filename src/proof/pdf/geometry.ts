/** Boxes and coordinates of pages. */
import type { PDFPage } from '@cantoo/pdf-lib';
import type { PageBox } from '../reading.ts';

/** A box in pt from the upper left corner of the trimmed page. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where a trimmed page lies in the coordinates of its file: pt from the lower left corner. */
export interface Trim {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The trim of a page; by PDF 32000-1, 14.11.2, the crop box where none is given. */
export function trimOf(page: PDFPage): Trim {
  const { x, y, width, height } = page.getTrimBox();
  return { left: x, top: y + height, width, height };
}

/** A box given by two corners in the coordinates of the file. */
export function boxBetween(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  trim: Trim,
): Box {
  return {
    x: Math.min(x1, x2) - trim.left,
    y: trim.top - Math.max(y1, y2),
    width: Math.abs(x2 - x1),
    height: Math.abs(y2 - y1),
  };
}

/** The smallest box around some. */
export function boxAround(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}

/** What two boxes have in common; absent where they do not touch. */
export function intersection(a: Box, b: Box): Box | undefined {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width >= 0 && height >= 0 ? { x, y, width, height } : undefined;
}

/** One box for each page on which something is drawn, in order. */
export function boxesOfPages(drawn: readonly (Box & { page: number })[]): PageBox[] {
  const byPage = new Map<number, Box[]>();
  for (const box of drawn) byPage.set(box.page, [...(byPage.get(box.page) ?? []), box]);
  return [...byPage].toSorted(([a], [b]) => a - b).map(([page, boxes]) => ({ page, ...boxAround(boxes) }));
}
