import type { Element } from 'hast';
import type { State } from 'mdast-util-to-hast';
import type { Figure } from '../../parse/nodes.ts';
import { captionContent } from './caption.ts';
import type { Setting } from './index.ts';

/** A figure: the image, then the caption with its number. */
export const figure =
  ({ book }: Setting) =>
  (state: State, node: Figure): Element => {
    const target = book.targets.of.get(node);
    const [image, ...caption] = node.children;
    const picture = state.one(image, node) as Element;
    const result: Element = {
      type: 'element',
      tagName: 'figure',
      properties: { className: ['figure'], ...(target && { id: target.id }) },
      children: [picture],
    };
    if (caption.length > 0) {
      const children = captionContent(state, caption, target?.kind === 'figure' ? target.name : '');
      result.children.push({ type: 'element', tagName: 'figcaption', properties: {}, children });
    }
    state.patch(node, result);
    return result;
  };
