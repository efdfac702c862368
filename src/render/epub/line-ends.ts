import type { ElementContent, Root, RootContent } from 'hast';
import { BLOCKS } from './blocks.ts';
import { isPageMark } from './element.ts';

/**
 * The same tree with a line end between blocks, where white space means nothing: for people who read the
 * source, and for validators, which name lines. The mark of a page between blocks is one of them.
 */
export function withLinesOfBlocks(tree: Root): Root {
  return { ...tree, children: tree.children.map(setLines) };
}

function setLines<T extends RootContent | ElementContent>(node: T): T {
  if (node.type !== 'element') return node;
  const children = node.children.map(setLines);
  const blocksOnly = children.every((child) => isBlock(child) || isMark(child));
  if (!blocksOnly || !children.some(isBlock)) return { ...node, children };
  const end: ElementContent = { type: 'text', value: '\n' };
  return { ...node, children: [end, ...children.flatMap((child) => [child, end])] };
}

function isBlock(node: RootContent | ElementContent): boolean {
  return node.type === 'element' && BLOCKS.has(node.tagName);
}

function isMark(node: RootContent | ElementContent): boolean {
  return node.type === 'element' && isPageMark(node);
}
