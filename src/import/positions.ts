import type { Nodes } from 'mdast';

/** Takes the places from nodes that were made of something else than the source: they would point to wrong lines. */
export function withoutPositions<Node extends Nodes>(node: Node): Node {
  delete node.position;
  if ('children' in node) for (const child of node.children) withoutPositions(child);
  return node;
}
