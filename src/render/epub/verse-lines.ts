/**
 * The lines of a verse as elements, so that a style sheet can hang the rest of a line that does not fit: its indent
 * would take each line after a break for such a rest. A break at the end of a block makes no line of its own, so the
 * breaks stay, for readers without a style sheet.
 */
import type { Element, ElementContent } from 'hast';
import { element } from './element.ts';

/** Content of a verse, in whose paragraphs each line is a `span.verse-line`. */
export function withVerseLines(content: readonly ElementContent[]): ElementContent[] {
  return content.map((node) => {
    if (node.type !== 'element') return node;
    if (node.tagName !== 'p') return { ...node, children: withVerseLines(node.children) };
    const lines = linesOf(node.children).filter((line) => line.length > 0);
    return { ...node, children: lines.map((line) => element('span', { className: ['verse-line'] }, line)) };
  });
}

/** The content line by line, each but the last with its break. What goes over a break is there on both sides of it. */
function linesOf(content: readonly ElementContent[]): ElementContent[][] {
  const lines: ElementContent[][] = [[]];
  for (const node of content) {
    if (node.type === 'element' && node.tagName === 'br') {
      lines.at(-1)?.push(node);
      lines.push([]);
      continue;
    }
    const [first = [node], ...others] = node.type === 'element' ? piecesOf(node) : [];
    lines.at(-1)?.push(...first);
    lines.push(...others);
  }
  return lines;
}

function piecesOf(node: Element): ElementContent[][] {
  const inner = linesOf(node.children);
  if (inner.length === 1) return [[node]];
  return inner.map((children, index) => {
    // An id stands once, where the whole begins.
    const { id: _, ...properties } = node.properties;
    return [{ ...node, properties: index === 0 ? node.properties : properties, children }];
  });
}
