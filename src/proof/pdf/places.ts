/** Which leaf stands at a place of a page. */
import { boxAround, type Box } from './geometry.ts';
import type { Destination } from './navigation.ts';
import type { TreeLeaf } from './tree-leaves.ts';

/** A leaf on a page: all that it has there. */
export interface LeafOnPage {
  leaf: number;
  box: Box;
  /** Whether the leaf begins on this page. */
  isBeginning: boolean;
}

/** Rounding, and letters that reach out of their line, in pt. */
const HAIR = 2;

/** The leaves of each page, in the order of the leaves. */
export function leavesOnPages(
  leaves: readonly TreeLeaf[],
  count: number,
  drawnAt: (page: number, mark: number) => readonly Box[],
): LeafOnPage[][] {
  const pages: LeafOnPage[][] = Array.from({ length: count }, () => []);
  for (const [leaf, { runs, label, marks, alt }] of leaves.entries()) {
    const byPage = new Map<number, Box[]>();
    const add = (page: number, box: Box): void => {
      const boxes = byPage.get(page);
      if (boxes) boxes.push(box);
      else byPage.set(page, [box]);
    };
    for (const piece of label) if (piece.text.trim() !== '') add(piece.page, piece);
    for (const { piece } of runs) if (piece.text.trim() !== '') add(piece.page, piece);
    if (alt !== undefined)
      for (const { page, mark } of marks) for (const box of drawnAt(page, mark)) add(page, box);
    const first = Math.min(...byPage.keys());
    for (const [page, boxes] of byPage)
      pages[page]?.push({ leaf, box: boxAround(boxes), isBeginning: page === first });
  }
  return pages;
}

/** The leaf that a destination leads to: the one that it is in, else the next one below. */
export function leafAt({ x, y }: Destination, onPage: readonly LeafOnPage[]): number | undefined {
  const around = onPage.filter(
    ({ box }) =>
      y > box.y - HAIR && y < box.y + box.height - HAIR && x > box.x - HAIR && x < box.x + box.width + HAIR,
  );
  // Of two that overlap, the one that begins nearest.
  const within = around.reduce<LeafOnPage | undefined>(
    (best, each) => (best && best.box.y >= each.box.y ? best : each),
    undefined,
  );
  return (within ?? nextBelow(y, onPage))?.leaf;
}

/** The first leaf that begins below a place: the highest, of those equally high the first in the order of the text. */
function nextBelow(y: number, onPage: readonly LeafOnPage[]): LeafOnPage | undefined {
  return onPage
    .filter(({ box }) => box.y + box.height - HAIR > y)
    .reduce<LeafOnPage | undefined>(
      (best, each) => (best && best.box.y <= each.box.y + HAIR / 2 ? best : each),
      undefined,
    );
}

/** How far below its destination a note may begin, in pt: the leading of its first line, or the margin of a list. */
const REACH = 20;

/** The leaf that begins with a note. */
export function leafBeginningAt({ y }: Destination, onPage: readonly LeafOnPage[]): LeafOnPage | undefined {
  return onPage
    .filter(({ box, isBeginning }) => isBeginning && box.y > y - 2 * HAIR && box.y < y + REACH)
    .reduce<LeafOnPage | undefined>(
      (best, each) => (best && best.box.y <= each.box.y + HAIR / 2 ? best : each),
      undefined,
    );
}
