import type { Element } from 'hast';
import type { Image } from 'mdast';
import type { State } from 'mdast-util-to-hast';
import type { Setting } from './index.ts';

/**
 * An image, by its path in the manuscript. One that is not there, or may not be shown, leaves its alternative
 * text in its place; the check has told of it.
 */
export const image =
  ({ book, chapter }: Setting) =>
  (state: State, node: Image): Element => {
    const found = book.images.get(chapter.path)?.get(node.url);
    const alt = node.alt ?? '';
    const shown = found?.sight === 'file' && found.path !== undefined;
    const result: Element = shown
      ? {
          type: 'element',
          tagName: 'img',
          properties: { src: found.path!, alt, ...(node.title && { title: node.title }) },
          children: [],
        }
      : {
          type: 'element',
          tagName: 'span',
          properties: { className: ['left-out'] },
          children: alt === '' ? [] : [{ type: 'text', value: alt }],
        };
    state.patch(node, result);
    return result;
  };
