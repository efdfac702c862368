import type { Node } from 'unist';
import type { VFile } from 'vfile';

/** The characters of the source that a node was made from; empty for a node without a place. */
export function sourceOf(node: Node, file: VFile): string {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  return start === undefined || end === undefined ? '' : String(file).slice(start, end);
}
