import { leftOverElement, leftOverMarks, type LeftOverMark } from '../left-over-marks.ts';
import { placeOf } from '../place.ts';
import type { NodeContext, Report, Rule } from '../rule.ts';

/** The mark as typed, and what kind it is. */
interface Facts {
  mark: string;
  kind: LeftOverMark['kind'];
}

/**
 * A mark of a note that is only text: `[12]`, `¹²` or `<sup>12</sup>` left over from a word processor or a
 * web page, a label with spaces, an inline note that is not closed. It prints as it stands and leads nowhere.
 * Exponents and units are left alone, and so are marks in code and in links.
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
 * @example bad
 *   Exports doubled.[^annual report]
 *
 * @example bad
 *   Exports doubled.^[Ministry of Trade, Annual Report
 *
 * @example good
 *   Exports doubled,[^12] from 5 km² of land, to 10<sup>12</sup> tenge; `list[12]`, [1] and [2020] are no marks.
 *
 *   [^12]: Ministry of Trade, Annual Report, 2020.
 */
export const literalMarker: Rule<Facts> = {
  id: 'literal-marker',
  severity: 'warning',
  wording({ mark, kind }) {
    switch (kind) {
      case 'number':
        return `expected a call such as \`[^12]\`, found the mark \`${mark}\` as text; make it a call with a note`;
      case 'spaced-label':
        return `expected a label without spaces, found \`${mark}\`, which is text; use hyphens, here and in the definition`;
      case 'open-inline-note':
        return 'expected `]` at the end of the inline note, found the end of the paragraph; close the note';
    }
  },
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

function tell({ kind, start, end }: LeftOverMark, { chapter }: NodeContext, report: Report<Facts>): void {
  const mark = String(chapter.source).slice(start, end);
  report({ facts: { mark, kind }, file: chapter.path, place: placeOf(start, end, chapter.source) });
}
