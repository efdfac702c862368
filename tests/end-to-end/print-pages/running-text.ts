/**
 * The running text of printed pages, read from a finished PDF alone: without running heads and folios, without
 * the notes at the foot, without the head of a table that is printed again, without what no edition has as text: the
 * numbers and marks of lists, the words in a drawing.
 */
import { readPages, type Piece } from '../../print/pages/read-pages.ts';

/** One page. */
export interface RunningText {
  folio: string;
  /** Empty where there is none. */
  text: string;
}

/** @param margins in mm */
export async function runningText(
  bytes: Uint8Array,
  margins: Parameters<typeof readPages>[1],
): Promise<RunningText[]> {
  const { pages } = await readPages(bytes, margins);
  return pages.map((page) => {
    // A head that is printed again is no part of the structure.
    const heads = page.heads.filter(({ order }) => order >= 0);
    const pieces = [...page.body, ...heads].toSorted((a, b) => a.order - b.order);
    return { folio: page.folio, text: textOf(pieces.filter(({ isLabel, isDrawn }) => !isLabel && !isDrawn)) };
  });
}

/** Pieces that touch on one line are one word, whatever fonts they are in. */
function textOf(pieces: readonly Piece[]): string {
  let text = '';
  let before: Piece | undefined;
  for (const piece of pieces) {
    const gap = before ? (piece.left - before.right) / before.size : 1;
    const isOnLine = before !== undefined && Math.abs(piece.base - before.base) < before.size / 2;
    // Letters that stand close run into each other by a little.
    const touches = isOnLine && gap > -0.3 && gap < 0.1;
    text += (touches ? '' : ' ') + piece.text;
    before = piece;
  }
  return text.trim();
}
