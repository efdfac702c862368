import type { Element } from 'hast';
import type { FootnoteReference } from 'mdast';
import type { State } from 'mdast-util-to-hast';
import type { Setting } from './index.ts';

/**
 * A call: `sup.call > a#call-N`. The link has nothing but the number in it, as some reading systems want. A
 * call without a definition comes out as it was typed; the check has told of it.
 */
export const call =
  ({ book }: Setting) =>
  (state: State, node: FootnoteReference): Element | { type: 'text'; value: string } => {
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
      properties: { className: ['call'] },
      children: [link],
    };
    state.patch(node, result);
    return result;
  };
