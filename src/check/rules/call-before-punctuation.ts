import { z } from 'zod';
import type { TextEdit } from '../../manuscript/problem.ts';
import type { Chapter } from '../../parse/chapter.ts';
import { asWritten, writtenLabel } from '../as-written.ts';
import { groupFrom, type CallGroup } from '../call-groups.ts';
import { makesCallAWord } from '../call-as-word.ts';
import { isOneOf, languageAt } from '../language-at.ts';
import type { Rule } from '../rule.ts';
import { spaceBefore } from '../space-before.ts';

const options = z.strictObject({
  languages: z
    .array(z.string())
    .default(['en'])
    .describe('The languages whose calls stand behind the mark of punctuation, as BCP 47 tags.'),
});

/** Marks of punctuation behind a call, and nothing behind them that makes them part of a number or a name. */
const MARKS = /^([.,;:!?]+)(?=$|[\s"'”’“»›)\]}—–])/u;
/** The same in the source, with the quotation marks that close behind them. */
const MARKS_AND_QUOTES = /^[.,;:!?]+(?:["'”’»›]+(?=\s|$|[)\]}—–]))?/u;

/**
 * A call before a mark of punctuation, in a language that sets it behind: in English the call follows the point
 * and the comma, and stands before nothing but a dash. Calls before brackets and quotation marks that close are
 * left alone, since they may refer to what is in them, and so is what separates two calls. Languages that set
 * the call before the mark have call-after-punctuation; in German and many others both are right, and it says
 * whether the call is about the word or the sentence. `--fix` moves the mark before the call.
 *
 * @example bad
 *   Exports doubled[^7], and taxes fell.
 *
 *   [^7]: Ministry of Trade, Annual Report, 2020.
 *
 * @example bad {"languages": ["en", "nl"]}
 *   :lang[De uitvoer verdubbelde[^7].]{nl}
 *
 *   [^7]: Ministry of Trade, Annual Report, 2020.
 *
 * @example good
 *   Exports doubled,[^7] and taxes (but no fines[^8]) fell. :lang[Die Ausfuhr wuchs[^9].]{de}
 *
 *   [^7]: Ministry of Trade, Annual Report, 2020.
 *
 *   [^8]: Ministry of Finance, Budget, 2021.
 *
 *   [^9]: Ministry of Finance, Budget, 2022.
 */
export const callBeforePunctuation: Rule<{ call: string; marks: string }, z.output<typeof options>> = {
  id: 'call-before-punctuation',
  severity: 'warning',
  options,
  wording: ({ call, marks }) =>
    `expected the call \`${call}\` behind the mark \`${marks}\`, found it before it; move the call behind the mark`,
  nodes: {
    footnoteReference(node, context, report) {
      const {
        chapter,
        ancestors,
        options: { languages },
      } = context;
      const group = groupFrom(node, context);
      const marks = MARKS.exec(group?.after ?? '')?.[1];
      if (!group || marks === undefined || !isOneOf(languageAt(ancestors, chapter), languages)) return;
      const before = group.before.trimEnd();
      // An ellipsis is part of the text; a call between two marks is doubtful, but has one before it.
      if (marks.includes('..') || before === '' || /[,;:!?…]$/u.test(before)) return;
      if (before.endsWith('.') && marks.startsWith('.')) return;
      if (before !== group.before && makesCallAWord(before)) return;
      report({
        facts: { call: asWritten(node, chapter), marks },
        file: chapter.path,
        place: group.place,
        ...writtenLabel(node),
        fix: moved(group, marks, chapter),
      });
    },
  },
};

/** The mark goes before the calls, which is less to change than the calls, and a space before them goes away. */
function moved({ start, end, gaps }: CallGroup, marks: string, chapter: Chapter): TextEdit[] {
  const source = String(chapter.source);
  const written = MARKS_AND_QUOTES.exec(source.slice(end, end + 20))?.[0];
  const space = spaceBefore(start, source);
  if (written?.startsWith(marks) !== true || space?.start === 0) return [];
  // In “word[^1], [^2], and” the comma may be of the calls.
  if (gaps.some((gap) => /\s/u.test(gap))) return [];
  const file = chapter.path;
  return [
    ...(space ? [{ file, ...space, text: '' }] : []),
    { file, start, end: start, text: written },
    { file, start: end, end: end + written.length, text: '' },
  ];
}
