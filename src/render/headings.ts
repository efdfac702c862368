import type { ElementContent } from 'hast';
import { mapElements } from './serialize.ts';

/** A copy of some content with every heading lowered by `levels`, for pages on which a chapter is not the top. */
export function lowerHeadings(content: readonly ElementContent[], levels: number): ElementContent[] {
  return mapElements(content, (element) => {
    const depth = /^h([1-6])$/u.exec(element.tagName)?.[1];
    return depth === undefined ? element : { ...element, tagName: `h${Math.min(6, Number(depth) + levels)}` };
  });
}
