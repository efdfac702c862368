import type { RelatedPlace } from '../../manuscript/problem.ts';
import { shortened } from '../as-written.ts';
import { lostPairs, type LostPairs } from '../lost-pairs.ts';
import type { LostMark } from '../lost-marks.ts';
import type { MarkFault } from '../malformed-marks.ts';
import { placeOf } from '../place.ts';
import type { Rule } from '../rule.ts';

/** The mark as typed, and what is wrong with it. */
interface Facts {
  mark: string;
  fault: MarkFault;
}

/**
 * A call or a definition that was mistyped and so is only text: a label with spaces, a bracket that was lost,
 * the caret at the wrong end, brackets of full width, an inline note that is not closed. It prints as it
 * stands, and its note is lost: this rule tells of both, so the note or the call at the other end is not told
 * of again. Code is left alone, and so is what is escaped (`\[^my note]`), and a caret without a bracket.
 *
 * @example bad
 *   Exports doubled.[^annual report]
 *
 * @example bad
 *   Exports doubled.[^7 Taxes fell.
 *
 *   [^7]: Ministry of Trade, Annual Report, 2020.
 *
 * @example bad
 *   Exports doubled.[7^]
 *
 *   [^7]: Ministry of Trade, Annual Report, 2020.
 *
 * @example bad
 *   Exports doubled.［^7］
 *
 * @example bad
 *   Exports doubled.^[Ministry of Trade, Annual Report
 *
 * @example good
 *   Exports doubled.[^annual-report] In `[^a-z ]` and \[^my note] are no calls, and 2^8 is a number.
 *
 *   [^annual-report]: Ministry of Trade, Annual Report, 2020.
 */
export const malformedCall: Rule<Facts> = {
  id: 'malformed-call',
  severity: 'error',
  wording: ({ mark, fault }) => WORDING[fault](mark),
  book(book, report) {
    const pairs = lostPairs(book);
    for (const mark of pairs.marks) {
      const { kind, chapter, start, end } = mark;
      if (kind === 'in-image' || kind === 'in-code') continue;
      report({
        facts: { mark: shortened(String(chapter.source).slice(start, end)), fault: kind },
        file: chapter.path,
        place: placeOf(start, end, chapter.source),
        related: otherHalf(mark, pairs),
      });
    }
  },
};

const WORDING: Readonly<Record<MarkFault, (mark: string) => string>> = {
  spaces: (mark) =>
    `expected a label without spaces, found \`${mark}\`, which is text; use hyphens, here and at the other end`,
  'spaces-around': (mark) =>
    `expected no spaces within the brackets of a call, found \`${mark}\`; remove them`,
  empty: (mark) =>
    `expected a label after the caret, found \`${mark}\`; write the label, or escape the bracket`,
  unclosed: (mark) =>
    `expected \`]\` after the label, found \`${mark}\` without it; close the bracket, or escape it as \`\\[\``,
  unopened: (mark) => `expected \`[\` before the caret, found \`${mark}\` without it; write \`[${mark}\``,
  'caret-last': (mark) =>
    `expected the caret before the label, found \`${mark}\`; write \`[^${mark.slice(1, -2)}]\``,
  'full-width': (mark) =>
    `expected the characters \`[\`, \`^\` and \`]\` around a label, found others that look like them in \`${mark}\`; type the plain ones`,
  'open-inline-note': () =>
    'expected `]` at the end of the inline note, found the end of the paragraph; close the note, or escape the caret as `\\^`',
};

function otherHalf(mark: LostMark, { definitionOf, callsOf }: LostPairs): RelatedPlace[] {
  const file = mark.chapter.path;
  const definition = definitionOf.get(mark);
  if (definition)
    return [
      { message: 'the note that this mark may be meant to call', file, place: definition.node.position },
    ];
  const calls = callsOf.get(mark) ?? [];
  return calls.map(({ node }) => ({
    message: 'a call that has no definition because of this',
    file,
    place: node.position,
  }));
}
