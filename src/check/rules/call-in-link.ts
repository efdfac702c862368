import { asWritten, writtenLabel } from '../as-written.ts';
import type { Rule } from '../rule.ts';

/**
 * A call in the text of a link. A call is a link itself, and no link may stand in another: the press ends the
 * link before the call and goes on with it after, other programs make pages on which one of the two does not
 * work.
 *
 * @example bad
 *   Exports doubled, says [the ministry[^7] of trade](https://example.org/trade).
 *
 *   [^7]: Ministry of Trade, Annual Report, 2020.
 *
 * @example good
 *   Exports doubled, says [the ministry of trade](https://example.org/trade).[^7]
 *
 *   [^7]: Ministry of Trade, Annual Report, 2020.
 */
export const callInLink: Rule<{ call: string }> = {
  id: 'call-in-link',
  severity: 'warning',
  wording: ({ call }) => `expected no call in the text of a link, found \`${call}\`; move it behind the link`,
  nodes: {
    footnoteReference(node, { book, chapter, ancestors }, report) {
      const link = ancestors.findLast(({ type }) => type === 'link');
      if (!link || !book.numbered.callOf.has(node)) return;
      report({
        facts: { call: asWritten(node, chapter) },
        file: chapter.path,
        place: node.position,
        ...writtenLabel(node),
        related: [{ message: 'the link', file: chapter.path, place: link.position }],
      });
    },
  },
};
