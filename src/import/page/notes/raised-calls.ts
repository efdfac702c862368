import type { Element, ElementContent } from 'hast';
import { isElement, replace } from '../elements.ts';
import type { PageIndex } from '../page-index.ts';

/**
 * Several calls in one superscript, `<sup>1, 2</sup>`: once all of them are marked, the superscript and the commas
 * between them have done their work. Returns the text that went.
 */
export function joinRaisedCalls(call: Element, { parents }: Pick<PageIndex, 'parents'>): string[] {
  const around = parents.get(call);
  if (!isElement(around, 'sup') || around.data?.call !== undefined) return [];
  const calls: ElementContent[] = [];
  const between: string[] = [];
  for (const child of around.children) {
    if (child.type === 'element' && child.data?.call !== undefined) calls.push(child);
    else if (child.type === 'text' && /^[\s,;[\]()\u00A0]*$/u.test(child.value)) between.push(child.value);
    else return [];
  }
  replace(around, calls, parents);
  return between;
}
