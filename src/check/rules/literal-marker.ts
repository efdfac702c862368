import { leftOverElement, leftOverMarks, type LeftOverMark } from '../left-over-marks.ts';
import { placeOf } from '../place.ts';
import type { NodeContext, Report, Rule } from '../rule.ts';

/**
 * A mark of a note that is only text: `[12]`, `¹²` or `<sup>12</sup>` left over from a word processor or a
 * web page. It prints as it stands and leads nowhere. Exponents, units and years are left alone, and so are
 * marks in code and in links.
 *
 * @example bad
 *   Exports doubled.[12]
 *
 * @example bad
 *   Exports doubled.¹²
 *
 * @example bad
 *   Exports doubled<sup>12</sup> in a year.
 *
 * @example good
 *   Exports doubled,[^12] from 5 km² of land, to 10<sup>12</sup> tenge; `list[12]`, [1] and [2020] are no marks.
 *
 *   [^12]: Ministry of Trade, Annual Report, 2020.
 */
export const literalMarker: Rule<{ mark: string }> = {
  id: 'literal-marker',
  severity: 'warning',
  wording: ({ mark }) =>
    `expected a call such as \`[^12]\`, found the mark \`${mark}\` as text; make it a call with a note`,
  nodes: {
    text(node, context, report) {
      const start = node.position?.start.offset;
      const end = node.position?.end.offset;
      if (start === undefined || end === undefined) return;
      if (context.ancestors.some(({ type }) => type === 'link')) return;
      for (const mark of leftOverMarks(String(context.chapter.source), start, end))
        tell(mark, context, report);
    },
    inlineElement(node, context, report) {
      const start = node.position?.start.offset;
      if (node.name !== 'sup' || start === undefined) return;
      const mark = leftOverElement(String(context.chapter.source), start);
      if (mark) tell(mark, context, report);
    },
  },
};

function tell(
  { start, end }: LeftOverMark,
  { chapter }: NodeContext,
  report: Report<{ mark: string }>,
): void {
  const mark = String(chapter.source).slice(start, end);
  report({ facts: { mark }, file: chapter.path, place: placeOf(start, end, chapter.source) });
}
