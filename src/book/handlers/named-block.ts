import type { Element, ElementContent } from 'hast';
import type { State } from 'mdast-util-to-hast';
import type { NamedBlock } from '../../parse/nodes.ts';
import { directionOf } from '../direction.ts';
import { wordsOf } from '../words.ts';
import type { Setting } from './index.ts';

/** Epigraph, abstract, verse and remark: a block whose class says what it is. */
export const namedBlock =
  ({ book, chapter }: Setting) =>
  (state: State, node: NamedBlock): Element => {
    const id = book.targets.of.get(node)?.id;
    const children = state.wrap(state.all(node), false);
    const result: Element = {
      type: 'element',
      tagName:
        node.type === 'remark'
          ? 'aside'
          : node.type === 'abstract'
            ? 'section'
            : node.type === 'epigraph'
              ? 'blockquote'
              : 'div',
      properties: {
        className: [node.type],
        ...(id !== undefined && { id }),
        ...(node.type === 'abstract' && { ariaLabel: wordsOf(chapter.language).abstract }),
        ...(node.language && { lang: node.language, dir: directionOf(node.language) }),
      },
      children: node.type === 'verse' ? children.map(withLineBreaks) : children,
    };
    state.patch(node, result);
    return result;
  };

/** In verse the line ends of the source are line ends. */
function withLineBreaks<T extends ElementContent>(node: T): T {
  if (node.type !== 'element') return node;
  const children = node.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'text') return [withLineBreaks(child)];
    return child.value.split('\n').flatMap((line, index): ElementContent[] => {
      const text: ElementContent = { type: 'text', value: line };
      return index === 0 ? [text] : [{ type: 'element', tagName: 'br', properties: {}, children: [] }, text];
    });
  });
  return { ...node, children };
}
