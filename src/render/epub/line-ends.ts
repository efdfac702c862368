import type { ElementContent, Root, RootContent } from 'hast';

const BLOCKS: ReadonlySet<string> = new Set([
  ...'html head body title meta link section header nav div aside figure figcaption blockquote'.split(' '),
  ...'p h1 h2 h3 h4 h5 h6 ul ol li pre hr table caption thead tbody tr th td'.split(' '),
]);

/**
 * The same tree with a line end between blocks, where white space means nothing: for people who read the
 * source, and for validators, which name lines.
 */
export function withLineEnds(tree: Root): Root {
  return { ...tree, children: tree.children.map(setLines) };
}

function setLines<T extends RootContent | ElementContent>(node: T): T {
  if (node.type !== 'element') return node;
  const children = node.children.map(setLines);
  const blocksOnly = children.every((child) => child.type === 'element' && BLOCKS.has(child.tagName));
  if (!blocksOnly || children.length === 0) return { ...node, children };
  const end: ElementContent = { type: 'text', value: '\n' };
  return { ...node, children: [end, ...children.flatMap((child) => [child, end])] };
}
