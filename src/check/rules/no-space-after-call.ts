import { asWritten, writtenLabel } from '../as-written.ts';
import { groupFrom } from '../call-groups.ts';
import type { Rule } from '../rule.ts';

/** Letters of scripts that put spaces between words, and the digits that go with them. */
const WORD = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd}]/u;
/** A quotation or a bracket that opens; typography may have taken its mark for one that closes. */
const OPENS = /^["'“”‘’«„([]{1,2}[\p{L}\p{Nd}]/u;
const ENDS_CLAUSE = /[.,;:!?…]["'”’»)\]]*\s*$/u;

/**
 * Letters or digits glued to a call: “1995.[^7]However” prints as “1995.⁷However”. Most often the space was lost
 * when the text was taken from a web page. `--fix` puts a space in after a mark of punctuation or before a
 * capital; elsewhere the call may stand within a word, and its author has to say. Scripts without spaces, and
 * languages that write endings behind a call, such as Korean, are left alone.
 *
 * @example bad
 *   The economy shrank until 1995.[^7]However, exports doubled.
 *
 *   [^7]: Ministry of Trade, Annual Report, 2020.
 *
 * @example good
 *   The economy shrank until 1995.[^7] However, exports doubled[^8]—and fell again.
 *
 *   [^7]: Ministry of Trade, Annual Report, 2020.
 *
 *   [^8]: Ministry of Finance, Budget, 2021.
 */
export const noSpaceAfterCall: Rule<{ call: string; after: string }> = {
  id: 'no-space-after-call',
  severity: 'warning',
  wording: ({ call, after }) =>
    `expected a space after the call \`${call}\`, found \`${after}\`; put a space between them`,
  nodes: {
    footnoteReference(node, context, report) {
      const { chapter } = context;
      const group = groupFrom(node, context);
      if (!group || !/\S/u.test(group.before)) return;
      const { before, after, calls, place, end } = group;
      const endsClause = ENDS_CLAUSE.test(before);
      if (!WORD.test(after) && !(endsClause && OPENS.test(after))) return;
      report({
        facts: { call: asWritten(calls.at(-1) ?? node, chapter), after: /^\S{1,24}/u.exec(after)?.[0] ?? '' },
        file: chapter.path,
        place,
        ...writtenLabel(calls.at(-1) ?? node),
        ...((endsClause || /^\p{Lu}/u.test(after)) && {
          fix: [{ file: chapter.path, start: end, end, text: ' ' }],
        }),
      });
    },
  },
};
