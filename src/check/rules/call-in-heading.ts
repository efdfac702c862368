import { asWritten, writtenLabel } from '../as-written.ts';
import type { Rule } from '../rule.ts';

/**
 * A call in a heading. Headings are repeated in the table of contents, in running heads and in the outline of
 * a reading system, where the number means nothing; the press leaves it out there, other programs do not.
 *
 * @example bad
 *   ## Trade in the region[^7]
 *
 *   Exports doubled.
 *
 *   [^7]: Ministry of Trade, Annual Report, 2020.
 *
 * @example good
 *   ## Trade in the region
 *
 *   Exports doubled.[^7]
 *
 *   [^7]: Ministry of Trade, Annual Report, 2020.
 */
export const callInHeading: Rule<{ call: string }> = {
  id: 'call-in-heading',
  severity: 'warning',
  wording: ({ call }) =>
    `expected no call in a heading, found \`${call}\`; call the note from the first sentence below`,
  nodes: {
    footnoteReference(node, { book, chapter, ancestors }, report) {
      if (!ancestors.some(({ type }) => type === 'heading') || !book.numbered.callOf.has(node)) return;
      report({
        facts: { call: asWritten(node, chapter) },
        file: chapter.path,
        place: node.position,
        ...writtenLabel(node),
      });
    },
  },
};
