/** The marks of printed pages that stand in the contents: such a page begins with an entry, or with the heading. */
import type { Element, Root } from 'xast';
import { keyOf } from '../words.ts';
import { KEY_LENGTH } from './running-text.ts';
import { childElements, isHeading, isHidden, isPageMark, seenText } from './tree.ts';

/** The marks of a page, each with the key of the one heading or link that follows it, or that it begins. */
export function marksInContents(tree: Root): { id: string; after: string }[] {
  const marks: { id: string; after: string }[] = [];
  let waiting: string[] = [];
  const settle = (text: string): void => {
    if (text === '') return;
    for (const id of waiting) marks.push({ id, after: keyOf(text).slice(0, KEY_LENGTH) });
    waiting = [];
  };
  const walk = (element: Element): void => {
    if (isPageMark(element)) {
      if (element.attributes.id) waiting.push(element.attributes.id);
      return;
    }
    if (isHidden(element)) return;
    for (const child of childElements(element)) walk(child);
    if (isHeading(element) || element.name === 'a') settle(seenText(element));
  };
  for (const child of tree.children) if (child.type === 'element') walk(child);
  return [...marks, ...waiting.map((id) => ({ id, after: '' }))];
}
