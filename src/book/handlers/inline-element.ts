import type { Element } from 'hast';
import type { State } from 'mdast-util-to-hast';
import type { InlineElement } from '../../parse/nodes.ts';

/** An element of the safe list that the author wrote as HTML. */
export function inlineElement(state: State, node: InlineElement): Element {
  const result: Element = {
    type: 'element',
    tagName: node.name,
    properties: { ...node.attributes },
    children: state.all(node),
  };
  state.patch(node, result);
  return result;
}
