import type { Element } from 'hast';
import { isElement, wordsOf } from '../elements.ts';
import type { NotePattern } from './pattern.ts';

/** EPUB: `a[epub:type=noteref]`, and `aside` or another element with `epub:type` `footnote`, `endnote` or `rearnote`. */
export const epub: NotePattern = {
  name: 'EPUB',
  isCall: (link) => has(link, 'noteref'),
  isWayBack: (link) => has(link, 'backlink', 'referrer'),
  isNote: (element) => !isElement(element, 'a') && has(element, 'footnote', 'endnote', 'rearnote', 'note'),
};

function has(element: Element, ...types: readonly string[]): boolean {
  const found = wordsOf(element, 'epub:type');
  return types.some((type) => found.includes(type));
}
