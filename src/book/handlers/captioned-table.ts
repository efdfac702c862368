import type { Element } from 'hast';
import type { State } from 'mdast-util-to-hast';
import type { CaptionedTable } from '../../parse/nodes.ts';
import { captionContent } from './caption.ts';
import type { Setting } from './index.ts';

/** A table with its caption, which stands above it in every edition. */
export const captionedTable =
  ({ book }: Setting) =>
  (state: State, node: CaptionedTable): Element => {
    const target = book.targets.of.get(node);
    const [table, ...caption] = node.children;
    const result = state.one(table, node) as Element;
    if (target) result.properties.id = target.id;
    if (caption.length > 0) {
      const children = captionContent(state, caption, target?.kind === 'table' ? target.name : '');
      result.children.unshift({ type: 'element', tagName: 'caption', properties: {}, children });
    }
    return result;
  };
