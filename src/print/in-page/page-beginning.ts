/// <reference lib="dom" />
import type { PageBeginning } from './placement.ts';

/**
 * Says how far a place is from the last anchor (`data-anchor`) that begins before it in its part of the document.
 * Runs inside the browser, and knows nothing outside itself.
 */
export function beginningAt(node: Node, at: number): Omit<PageBeginning, 'page'> {
  /** What counts as one character, whatever is in it. */
  const ONE = 'img, hr, .page-reference, .left-out';
  const UNCOUNTED = '.call, .note-number, style';
  const charactersIn = (text: string): number => text.replaceAll(/[\s\u00AD]+/gu, '').length;

  const holder = node instanceof Element ? node : node.parentElement!;
  const part = holder.closest('body > *')!;
  const around = holder.closest('[data-anchor]');
  const range = document.createRange();
  // What begins with something anchored begins there: a list with its first item, a section with its first block.
  const inner = node instanceof Element ? node.querySelector('[data-anchor]') : null;
  if (inner) {
    range.setStart(node, 0);
    range.setEndBefore(inner);
    if (charactersIn(range.toString()) === 0)
      return { part: part.id, anchor: inner.getAttribute('data-anchor') ?? '', characters: 0 };
  }
  const anchor =
    around ??
    [...part.querySelectorAll('[data-anchor]')].findLast(
      (each) => (each.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    );
  if (!anchor) return { part: part.id, anchor: '', characters: 0 };
  // The text between the two is asked for at once: each look at a node is a call into the browser.
  range.setStart(anchor, 0);
  const whole = holder.closest(ONE);
  if (node === anchor) range.collapse(true);
  else if (whole) range.setEndBefore(whole);
  else if (node instanceof Element) range.setEndBefore(node);
  else range.setEnd(node, at);
  let characters = charactersIn(range.toString());
  for (const each of (around ?? part).querySelectorAll(`${ONE}, ${UNCOUNTED}`)) {
    if (each.contains(node) || !range.intersectsNode(each)) continue;
    characters += (each.matches(ONE) ? 1 : 0) - charactersIn(each.textContent);
  }
  return { part: part.id, anchor: anchor.getAttribute('data-anchor') ?? '', characters };
}
