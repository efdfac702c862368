import type { Element } from 'hast';
import type { FootnoteReference, Parents } from 'mdast';
import type { State } from 'mdast-util-to-hast';
import type { Setting } from './index.ts';

/** CSS sees no text between two elements, so the tree says where two calls touch. */
function touchesCall(node: FootnoteReference, parent: Parents | undefined): boolean {
  const siblings: readonly { type: string }[] = parent?.children ?? [];
  return siblings[siblings.indexOf(node) - 1]?.type === 'footnoteReference';
}

/**
 * A call: `sup.call > a#call-N`. The link has nothing but the number in it, as some reading systems want. A
 * call without a definition comes out as it was typed; the check has told of it.
 */
export const call =
  ({ book }: Setting) =>
  (
    state: State,
    node: FootnoteReference,
    parent: Parents | undefined,
  ): Element | { type: 'text'; value: string } => {
    const numbered = book.numbered.callOf.get(node);
    if (!numbered) return { type: 'text', value: `[^${node.label ?? node.identifier}]` };
    const link: Element = {
      type: 'element',
      tagName: 'a',
      properties: { id: numbered.id, href: `#${numbered.note.id}` },
      children: [{ type: 'text', value: String(numbered.note.number) }],
    };
    const result: Element = {
      type: 'element',
      tagName: 'sup',
      properties: { className: touchesCall(node, parent) ? ['call', 'next-call'] : ['call'] },
      children: [link],
    };
    state.patch(node, result);
    return result;
  };
