import { resolveLink } from '../../book/links.ts';
import type { Rule } from '../rule.ts';

/**
 * A link whose address runs or opens something instead of leading to a page. The editions keep its text and
 * leave the link out.
 *
 * @example bad
 *   See [the figures](javascript:alert(1)).
 *
 * @example good
 *   See [the figures](https://example.org/figures).
 */
export const unsafeLink: Rule<{ url: string }> = {
  id: 'unsafe-link',
  severity: 'warning',
  wording: ({ url }) =>
    `expected an address with \`https:\`, \`http:\`, \`mailto:\` or \`tel:\`, found \`${url}\`; the link is left out`,
  nodes: {
    link(node, { book, chapter }, report) {
      if (resolveLink(node.url, chapter, book).kind !== 'unsafe') return;
      report({ facts: { url: node.url }, file: chapter.path, place: node.position });
    },
  },
};
