import type { Element } from 'hast';
import type { Table } from 'mdast';
import { defaultHandlers, type State } from 'mdast-util-to-hast';

/** A table as GFM has it, with the scope of its header cells, which reading aids need. */
export function table(state: State, node: Table): Element {
  const result = defaultHandlers.table(state, node) as Element;
  result.children = result.children.filter((child) => child.type === 'element');
  const head = result.children.find(
    (child): child is Element => child.type === 'element' && child.tagName === 'thead',
  );
  for (const row of head?.children ?? []) {
    if (row.type !== 'element') continue;
    for (const cell of row.children) if (cell.type === 'element') cell.properties.scope = 'col';
  }
  return result;
}
