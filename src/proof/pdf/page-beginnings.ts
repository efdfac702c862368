/** With which words each page begins. */
import { keyOf } from '../words.ts';
import type { Piece } from './page-text.ts';
import { isSameLine } from './pieces.ts';

/** How many characters of a page's beginning are read. */
const ENOUGH = 80;

/**
 * The key of the first characters of a page.
 * @param leaves the pieces of its leaves on this page, in order
 */
export function beginningOf(leaves: readonly (readonly Piece[])[]): string {
  let key = '';
  for (const pieces of leaves) {
    let text = '';
    let before: Piece | undefined;
    for (const piece of pieces) {
      if (before && !before.isDivided && !isSameLine(before, piece)) text += ' ';
      text += piece.text;
      before = piece;
      if (text.length > 3 * ENOUGH) break;
    }
    key += keyOf(text);
    if ([...key].length >= ENOUGH) break;
  }
  return [...key].slice(0, ENOUGH).join('');
}
