import { z } from 'zod';
import type { TextEdit } from '../../manuscript/problem.ts';
import type { Chapter } from '../../parse/chapter.ts';
import { isAbbreviation } from '../abbreviations.ts';
import { asWritten, writtenLabel } from '../as-written.ts';
import { groupFrom, type CallGroup } from '../call-groups.ts';
import { isOneOf, languageAt } from '../language-at.ts';
import type { Rule } from '../rule.ts';

const options = z.strictObject({
  languages: z
    .array(z.string())
    .default(['fr', 'pl', 'ru'])
    .describe('The languages whose calls stand before the mark of punctuation, as BCP 47 tags.'),
});

/** A word or what closes one, then a single mark, and in French the space before it. */
const MARK = /[\p{L}\p{N}»”’")\]]([ \u00A0\u202F]?[;:!?]|[.,])$/u;
/** French alone sets the call before these too. */
const STRONG_MARK = /[!?]$/u;

/**
 * A call behind a mark of punctuation, in a language that sets it before: French before every mark, Polish and
 * Russian before all but `!` and `?`. The point of an abbreviation belongs to its word, and an ellipsis to its
 * sentence; where it is in doubt which of them a point is, nothing is told. Languages that set the call behind
 * the mark have call-before-punctuation. `--fix` moves the mark behind the call.
 *
 * @example bad
 *   ---
 *   title: Le commerce dans la région
 *   language: fr
 *   uuid: 123e4567-e89b-42d3-a456-426614174000
 *   ---
 *
 *   Les exportations ont doublé.[^7] Les impôts ont baissé.
 *
 *   [^7]: Ministère du Commerce, Rapport annuel, 2020.
 *
 * @example good
 *   ---
 *   title: Le commerce dans la région
 *   language: fr
 *   uuid: 123e4567-e89b-42d3-a456-426614174000
 *   ---
 *
 *   Les exportations, les impôts, etc.[^7] ont doublé[^8]. Le cours a baissé[^9] !
 *
 *   [^7]: Ministère du Commerce, Rapport annuel, 2020.
 *
 *   [^8]: Ministère des Finances, Budget, 2021.
 *
 *   [^9]: Ministère des Finances, Budget, 2022.
 */
export const callAfterPunctuation: Rule<{ call: string; mark: string }, z.output<typeof options>> = {
  id: 'call-after-punctuation',
  severity: 'warning',
  options,
  wording: ({ call, mark }) =>
    `expected the call \`${call}\` before the mark \`${mark}\`, found it behind it; move the call before the mark`,
  nodes: {
    footnoteReference(node, context, report) {
      const {
        chapter,
        ancestors,
        options: { languages },
      } = context;
      const group = groupFrom(node, context);
      const mark = MARK.exec(group?.before ?? '')?.[1];
      const language = languageAt(ancestors, chapter);
      if (!group || mark === undefined || !isOneOf(language, languages)) return;
      if (STRONG_MARK.test(mark) && !isOneOf(language, ['fr'])) return;
      // Where a mark follows, the call stands before that, and the first belongs to an abbreviation.
      if (/^\s?[.,;:!?…]/u.test(group.after)) return;
      if (mark === '.' && isAbbreviation(group.before.slice(0, -1), group.after)) return;
      report({
        facts: { call: asWritten(node, chapter), mark: mark.trim() },
        file: chapter.path,
        place: group.place,
        ...writtenLabel(node),
        fix: moved(group, mark, chapter),
      });
    },
  },
};

/** The mark goes behind the calls with the space before it, which typography may have replaced in the text. */
function moved({ start, end }: CallGroup, mark: string, chapter: Chapter): TextEdit[] {
  const written = String(chapter.source).slice(start - mark.length, start);
  const [file, sign] = [chapter.path, mark.slice(-1)];
  if (!written.endsWith(sign) || (mark.length > 1 && !/^[ \u00A0\u202F]/u.test(written))) return [];
  return [
    { file, start: start - mark.length, end: start, text: '' },
    { file, start: end, end, text: written },
  ];
}
