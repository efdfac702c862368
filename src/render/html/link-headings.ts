/** Deep links: each heading leads to itself, so that its address can be copied as that of any link. */
import type { Element, ElementContent } from 'hast';
import { mapElements } from '../serialize.ts';

/** A copy of some content in which the headings that have an id are links to it. */
export function linkHeadings(content: readonly ElementContent[]): ElementContent[] {
  return mapElements(content, (element) => {
    const { id } = element.properties;
    if (!/^h[1-6]$/u.test(element.tagName) || typeof id !== 'string') return element;
    return { ...element, children: linkTo(id, element.children) };
  });
}

/**
 * The content of a heading as a link to an id. A link cannot stand in a link: what is one (a call, say) stays
 * beside it, and the first stretch of words before or behind leads.
 */
export function linkTo(id: string, content: readonly ElementContent[]): ElementContent[] {
  const from = content.findIndex((node) => hasWords(node) && !hasLink(node));
  if (from === -1) return [...content];
  const rest = content.slice(from).findIndex(hasLink);
  const to = rest === -1 ? content.length : from + rest;
  const link: Element = {
    type: 'element',
    tagName: 'a',
    properties: { className: ['deep-link'], href: `#${id}` },
    children: content.slice(from, to),
  };
  return [...content.slice(0, from), link, ...content.slice(to)];
}

function hasLink(node: ElementContent): boolean {
  return node.type === 'element' && (node.tagName === 'a' || node.children.some(hasLink));
}

function hasWords(node: ElementContent): boolean {
  if (node.type === 'text') return node.value.trim() !== '';
  return node.type === 'element' && node.children.some(hasWords);
}
