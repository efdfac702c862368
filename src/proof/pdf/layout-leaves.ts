/** Leaves of text that no structure tell apart: by the distance, size and indent of its lines. */
import type { Piece } from './page-text.ts';
import { isSameLine } from './pieces.ts';
import type { StructureElement } from './structure.ts';
import type { TreeLeaf } from './tree-leaves.ts';

/** Of the size of the type: how far lines of a paragraph are apart at most, and an indent at least. */
const LEADING = 1.65;
const INDENT = 0.8;

/**
 * Makes leaves of the text of one page.
 * @param pieces in the order of the page's content
 * @param element what the leaves are said to belong to
 */
export function layoutLeaves(pieces: readonly Piece[], element: StructureElement): TreeLeaf[] {
  const leaves: TreeLeaf[] = [];
  let before: Piece | undefined;
  let start: Piece | undefined;
  for (const piece of pieces) {
    const isNewLine = !before || !isSameLine(before, piece);
    const isNew = isNewLine && (!before || !start || beginsBlock(before, start, piece));
    if (isNew) leaves.push({ kind: 'paragraph', element, runs: [], label: [], marks: [] });
    if (isNewLine) start = piece;
    leaves.at(-1)!.runs.push({ piece, link: undefined });
    if (piece.text.trim() !== '') before = piece;
  }
  return leaves;
}

/** @param start of the line before */
function beginsBlock(before: Piece, start: Piece, piece: Piece): boolean {
  const distance = piece.base - before.base;
  return (
    distance < 0 ||
    distance > LEADING * Math.max(before.size, piece.size) ||
    Math.abs(before.size - piece.size) > 0.15 * before.size ||
    piece.x - start.x > INDENT * piece.size
  );
}
