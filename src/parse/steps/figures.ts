/**
 * Two short forms of images: `![](file){decorative}`, and an image with a title alone in a paragraph, which
 * is a figure with that title as its caption.
 */
import type { Paragraph, Root } from 'mdast';
import { visit } from 'unist-util-visit';

const DECORATIVE = /^\{decorative\}/u;

/** The step. Runs after the directives have taken their images. */
export function shortFigures() {
  return (tree: Root): undefined => {
    visit(tree, 'image', (image, index, parent) => {
      const next = parent?.children[(index ?? 0) + 1];
      if (next?.type !== 'text' || !DECORATIVE.test(next.value)) return;
      image.data = { ...image.data, decorative: true };
      next.value = next.value.replace(DECORATIVE, '');
      if (next.value === '') parent?.children.splice((index ?? 0) + 1, 1);
    });
    visit(tree, 'paragraph', (paragraph: Paragraph, index, parent) => {
      const [only, second] = paragraph.children;
      if (only?.type !== 'image' || second !== undefined || !only.title) return;
      if (index === undefined || !parent || parent.type === 'figure') return;
      const { position } = paragraph;
      const place = position && { position };
      const caption: Paragraph = {
        type: 'paragraph',
        children: [{ type: 'text', value: only.title, ...place }],
        ...place,
      };
      delete only.title;
      parent.children[index] = { type: 'figure', children: [only, caption], ...place };
    });
  };
}
