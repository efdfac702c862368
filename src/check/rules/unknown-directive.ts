import type { Rule } from '../rule.ts';

/**
 * A block directive that the manuscript language does not have, most often a misspelt one. Its lines would be
 * printed as they were typed.
 *
 * @example bad
 *   :::boks
 *   The text of a sidebar.
 *   :::
 *
 * @example good
 *   :::box{title="A sidebar"}
 *   The text of a sidebar.
 *   :::
 */
export const unknownDirective: Rule<{ name: string; nearest: string | undefined }> = {
  id: 'unknown-directive',
  severity: 'error',
  wording: ({ name, nearest }) =>
    `expected the name of a directive, found \`${name}\`; ` +
    (nearest === undefined
      ? 'see the list in the manual, or remove the colons'
      : `did you mean \`${nearest}\`?`),
  nodes: {
    unknownDirective(node, { chapter }, report) {
      report({ facts: { name: node.name, nearest: node.nearest }, file: chapter.path, place: node.position });
    },
  },
};
