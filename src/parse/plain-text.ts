import type { Nodes } from 'mdast';

/**
 * The text of a heading as a contents page has it: one line, without calls, pictures and what is left out of
 * every edition.
 */
export function plainText(node: Nodes): string {
  return gather(node)
    .replaceAll(/[ \t\r\n]+/gu, ' ')
    .trim();
}

function gather(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  if (node.type === 'break' || (node.type === 'inlineElement' && node.name === 'br')) return ' ';
  return 'children' in node ? node.children.map(gather).join('') : '';
}
