import type { Element, ElementContent } from 'hast';

/**
 * A link with another link in it (a call, most often) as links one after the other: none may hold another
 * (HTML, content model of `a`). What stands before and after the inner one still leads where the outer one led.
 */
export function splitLink(link: Element): ElementContent[] {
  if (!link.children.some(holdsLink)) return [link];
  const result: ElementContent[] = [];
  let open: Element | undefined;
  for (const child of link.children) {
    if (holdsLink(child)) {
      result.push(child);
      open = undefined;
      continue;
    }
    if (!open) {
      open = { ...link, properties: { ...link.properties }, children: [] };
      result.push(open);
    }
    open.children.push(child);
  }
  return result;
}

function holdsLink(node: ElementContent): boolean {
  return node.type === 'element' && (node.tagName === 'a' || node.children.some(holdsLink));
}
