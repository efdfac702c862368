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
        ...(node.type === 'abstract' && {
          ariaLabel: wordsOf(chapter.language, book.configuration.words).abstract,
        }),
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
  return {
    ...node,
    children: node.tagName === 'p' ? versesOf(node.children) : node.children.map(withLineBreaks),
  };
}

function versesOf(children: readonly ElementContent[]): ElementContent[] {
  return children.flatMap((child, index): ElementContent[] => {
    if (child.type === 'element') return [{ ...child, children: versesOf(child.children) }];
    if (child.type !== 'text') return [child];
    const before = children[index - 1];
    // A line break that the author wrote as one has the line end of the source behind it.
    const isBroken = before?.type === 'element' && before.tagName === 'br';
    const lines = (isBroken ? child.value.replace(/^\n/u, '') : child.value).split('\n');
    return lines.flatMap((line, at): ElementContent[] => {
      const text: ElementContent = { type: 'text', value: line };
      return at === 0 ? [text] : [{ type: 'element', tagName: 'br', properties: {}, children: [] }, text];
    });
  });
}
