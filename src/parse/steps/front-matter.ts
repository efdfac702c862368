import type { Root } from 'mdast';
import type { VFile } from 'vfile';

/** Takes the front matter out of the tree and keeps its source for whoever reads metadata. */
export function takeFrontMatter() {
  return (tree: Root, file: VFile): undefined => {
    const first = tree.children[0];
    if (first?.type !== 'yaml') return;
    file.data.frontMatter = { yaml: first.value, line: (first.position?.start.line ?? 1) + 1 };
    tree.children.shift();
  };
}
