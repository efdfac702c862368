/** Trees to XML: the one way by which anything of ours becomes markup. */
import type { Element, ElementContent, Nodes, Root } from 'xast';
import { toXml } from 'xast-util-to-xml';

/** Everything that is not a character of XML 1.0 (§2.2), lone surrogates too. */
const NO_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/**
 * A whole XML document.
 * @param tree its nodes, without the XML declaration
 */
export function xmlDocument(tree: Root): string {
  const declaration = { type: 'instruction', name: 'xml', value: 'version="1.0" encoding="UTF-8"' } as const;
  const nodes: Nodes[] = [declaration, { type: 'text', value: '\n' }, ...tree.children];
  const xml = toXml(nodes, { closeEmptyElements: true, tightClose: true });
  // `]]>` may not stand in text (XML 1.0, §2.4) and the serializer lets it; there are no CDATA sections here.
  return `${xml.replaceAll(NO_XML, '').replaceAll(']]>', ']]&gt;')}\n`;
}

/**
 * An XML document of data, where an element has either elements or text in it: one element a line, for whoever
 * has to read it.
 */
export function dataDocument(root: Element): string {
  return xmlDocument({ type: 'root', children: [elementPerLine(root)] });
}

function elementPerLine(node: Element): Element {
  const end: ElementContent = { type: 'text', value: '\n' };
  const children = node.children.flatMap((child): ElementContent[] =>
    child.type === 'element' ? [elementPerLine(child), end] : [child],
  );
  return { ...node, children: children.includes(end) ? [end, ...children] : children };
}
