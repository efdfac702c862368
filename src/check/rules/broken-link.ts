import { resolveLink } from '../../book/links.ts';
import type { Rule } from '../rule.ts';

/**
 * A link to a place that the book does not have. The editions keep its text and leave the link out.
 *
 * @example bad
 *   See [the figures](#figures).
 *
 * @example good
 *   See [the figures](#figures).
 *
 *   ## Figures
 */
export const brokenLink: Rule<{ url: string }> = {
  id: 'broken-link',
  severity: 'warning',
  wording: ({ url }) =>
    `expected a heading, figure, table, box, chapter or note at \`${url}\`, found none; correct the address, or give the target that id`,
  nodes: {
    link(node, { book, chapter }, report) {
      if (resolveLink(node.url, chapter, book).kind !== 'broken') return;
      report({ facts: { url: node.url }, file: chapter.path, place: node.position });
    },
  },
};
