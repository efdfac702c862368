/** hast → HTML text, the same way in every edition that is HTML. */
import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';

/** Serializes content. */
export function html(content: readonly ElementContent[]): string {
  return toHtml({ type: 'root', children: [...content] });
}

/** A copy of some content in which each element was changed by `change`, innermost first. */
export function mapElements(
  content: readonly ElementContent[],
  change: (element: Element) => ElementContent,
): ElementContent[] {
  return content.map((node) =>
    node.type === 'element'
      ? change({ ...node, properties: { ...node.properties }, children: mapElements(node.children, change) })
      : node,
  );
}
