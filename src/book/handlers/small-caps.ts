import type { Element } from 'hast';
import type { State } from 'mdast-util-to-hast';
import type { SmallCaps } from '../../parse/nodes.ts';

/** Small capitals: a matter of style only, so the text stays as it was typed. */
export function smallCaps(state: State, node: SmallCaps): Element {
  const result: Element = {
    type: 'element',
    tagName: 'span',
    properties: { className: ['small-caps'] },
    children: state.all(node),
  };
  state.patch(node, result);
  return result;
}
