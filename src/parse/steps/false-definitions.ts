import type { Definition, Paragraph, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { sourceOf } from '../source.ts';

/**
 * `[^my note]: text` is no note, since a label has no spaces; CommonMark takes it for the address of a link
 * and swallows it. Here it stays in the text as it was typed, where a reader and a rule can see it.
 */
export function restoreFalseDefinitions() {
  return (tree: Root, file: VFile): undefined => {
    visit(tree, 'definition', (node: Definition, index, parent) => {
      if (!node.label?.startsWith('^') || index === undefined || !parent) return;
      const { position } = node;
      const value = sourceOf(node, file);
      const text: Paragraph = {
        type: 'paragraph',
        children: [{ type: 'text', value, ...(position && { position }) }],
        ...(position && { position }),
      };
      parent.children[index] = text;
      return [SKIP, index + 1];
    });
  };
}
