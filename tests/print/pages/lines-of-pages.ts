/** The lines of a page as the eye sees them: pieces of text side by side. */
import type { PageReading, Piece } from './read-pages.ts';

export interface Line {
  text: string;
  left: number;
  right: number;
  base: number;
}

/**
 * The lines of the text of a page from the top; between two pieces that do not touch stands one space.
 * @param raised how far above its base line a piece may stand, in px
 */
export function linesOf({ body }: PageReading, raised = 2): Line[] {
  const rows: Piece[][] = [];
  for (const piece of body.toSorted((a, b) => b.base - a.base)) {
    if (piece.text.trim() === '') continue;
    const row = rows.at(-1);
    if (row && row[0]!.base - piece.base <= raised) row.push(piece);
    else rows.push([piece]);
  }
  return rows.toReversed().map((row) => {
    const base = row[0]!.base;
    const line: Line = { text: '', left: Infinity, right: -Infinity, base };
    for (const { text, left, right } of row.toSorted((a, b) => a.left - b.left)) {
      line.text += (left - line.right > 0.5 && line.text !== '' ? ' ' : '') + text;
      line.left = Math.min(line.left, left);
      line.right = Math.max(line.right, right);
    }
    return { ...line, text: line.text.replaceAll(/\s+/gu, ' ').trim() };
  });
}
