import type { Heading, Root } from 'mdast';
import { visit } from 'unist-util-visit';

const WRITTEN_ID = /\{#([^\s{}#]+)\}\s*$/u;

/** `## Heading {#id}`: takes the id out of the text and keeps it with the heading. */
export function headingIds() {
  return (tree: Root): undefined => {
    visit(tree, 'heading', (heading: Heading) => {
      const last = heading.children.at(-1);
      if (last?.type !== 'text') return;
      const identifier = WRITTEN_ID.exec(last.value)?.[1];
      if (identifier === undefined) return;
      heading.data = { ...heading.data, identifier };
      last.value = last.value.replace(WRITTEN_ID, '').trimEnd();
      if (last.value === '') heading.children.pop();
    });
  };
}
