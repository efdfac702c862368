/// <reference lib="dom" />
import type { PageBeginning } from './placement.ts';

/**
 * Says how far a place is from the last thing with an id before it. Runs inside the browser, and knows nothing
 * outside itself.
 */
export function beginningAt(node: Node, at: number): Omit<PageBeginning, 'page'> {
  const uncounted = '.call, .note-number, .page-reference, .entry-folio, style';
  const charactersIn = (data: string): number => data.replaceAll(/[\s\u00AD]+/gu, '').length;
  if (node instanceof Element && node.id !== '') return { id: node.id, characters: 0 };
  let characters = node instanceof Text ? charactersIn(node.data.slice(0, at)) : 0;
  const walker = document.createTreeWalker(document.body);
  walker.currentNode = node;
  for (let before = walker.previousNode(); before; before = walker.previousNode()) {
    if (before instanceof Element && before.id !== '') return { id: before.id, characters };
    if (before instanceof Text && !before.parentElement?.closest(uncounted))
      characters += charactersIn(before.data);
  }
  return { id: '', characters };
}
