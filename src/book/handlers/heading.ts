import type { Element } from 'hast';
import type { Heading } from 'mdast';
import type { State } from 'mdast-util-to-hast';
import type { Setting } from './index.ts';

/** A heading with its id. The chapter's title is level 1, so no other heading is above level 2. */
export const heading =
  ({ book, chapter }: Setting) =>
  (state: State, node: Heading): Element => {
    const id = book.targets.of.get(node)?.id;
    const depth = chapter.title === '' ? node.depth : Math.max(2, node.depth);
    const result: Element = {
      type: 'element',
      tagName: `h${depth}`,
      properties: { ...(id !== undefined && { id }) },
      children: state.all(node),
    };
    state.patch(node, result);
    return result;
  };
