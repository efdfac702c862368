import type { Element, ElementContent } from 'hast';
import type { Nodes } from 'mdast';
import type { State } from 'mdast-util-to-hast';
import type { Chapter } from '../../parse/chapter.ts';
import type { Box } from '../../parse/nodes.ts';
import { directionOf } from '../direction.ts';
import type { Setting } from './index.ts';

/**
 * A box: an `aside` with a title and a byline. Its title is a heading one level below the heading that the
 * box stands under, so that the outline has no gaps.
 */
export const box = ({ book, chapter }: Setting) => {
  const depths = depthsAbove(chapter);
  return (state: State, node: Box): Element => {
    const id = book.targets.of.get(node)?.id ?? '';
    const level = Math.min(6, (depths.get(node) ?? 1) + 1);
    const head: ElementContent[] = [];
    if (node.title !== undefined) {
      head.push({
        type: 'element',
        tagName: `h${level}`,
        properties: { className: ['box-title'], id: `${id}.title` },
        children: [{ type: 'text', value: node.title }],
      });
    }
    if (node.byline !== undefined) {
      head.push({
        type: 'element',
        tagName: 'p',
        properties: { className: ['byline'] },
        children: [{ type: 'text', value: node.byline }],
      });
    }
    const result: Element = {
      type: 'element',
      tagName: 'aside',
      properties: {
        className: ['box'],
        id,
        ...(node.title !== undefined && { ariaLabelledBy: [`${id}.title`] }),
        ...(node.language && { lang: node.language, dir: directionOf(node.language) }),
      },
      children: [...head, ...state.wrap(state.all(node), false)],
    };
    state.patch(node, result);
    return result;
  };
};

/** The depth of the last heading before each box; 1, the chapter's own, where there is none. */
function depthsAbove({ tree, heading: top, title }: Chapter): Map<Nodes, number> {
  const depths = new Map<Nodes, number>();
  const lowest = title === '' ? 1 : 2;
  let depth = 1;
  const walk = (node: Nodes): void => {
    if (node.type === 'heading') depth = Math.max(node === top ? 1 : lowest, node.depth);
    if (node.type !== 'box') {
      if ('children' in node) for (const child of node.children) walk(child);
      return;
    }
    depths.set(node, depth);
    const outside = depth;
    if (node.title !== undefined) depth = Math.min(6, depth + 1);
    for (const child of node.children) walk(child);
    // What comes after a box stands under what came before it.
    depth = outside;
  };
  walk(tree);
  return depths;
}
