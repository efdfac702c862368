import type { Call, Definition } from '../../notes/graph.ts';
import type { Chapter } from '../../parse/chapter.ts';
import { numericLabel } from '../numeric-label.ts';
import type { Rule } from '../rule.ts';

/**
 * A number that is missing from a row of numbered labels: a note was perhaps lost on the way, call and
 * definition. A label that is called or defined is there; its lost half is what undefined-note and
 * unused-note are about. Where a row begins is of no matter.
 *
 * @example bad
 *   Exports doubled,[^1] and taxes fell.[^3]
 *
 *   [^1]: Ministry of Trade, Annual Report, 2020.
 *
 *   [^3]: Ministry of Finance, Budget, 2021.
 *
 * @example good
 *   Exports doubled,[^7] and taxes fell.[^8]
 *
 *   [^7]: Ministry of Trade, Annual Report, 2020.
 *
 *   [^8]: Ministry of Finance, Budget, 2021.
 */
export const numberingGap: Rule<{ before: number; after: number }> = {
  id: 'numbering-gap',
  severity: 'warning',
  wording: ({ before, after }) =>
    `expected ${missing(before, after)} between \`[^${before}]\` and \`[^${after}]\`, found none in this file; ` +
    'check that no note was lost',
  book({ graph }, report) {
    const rows = new Map<Chapter, Map<number, Call | Definition>>();
    // Calls first, so that a gap is shown in the text rather than among the definitions.
    for (const mark of [...graph.calls, ...graph.definitions]) {
      const number = numericLabel(mark.label);
      if (number === undefined) continue;
      const row = rows.get(mark.chapter) ?? new Map<number, Call | Definition>();
      rows.set(mark.chapter, row);
      if (!row.has(number)) row.set(number, mark);
    }
    for (const [chapter, row] of rows) {
      let before: number | undefined;
      for (const [after, mark] of [...row].toSorted(([a], [b]) => a - b)) {
        if (before !== undefined && after > before + 1) {
          report({
            facts: { before, after },
            file: chapter.path,
            place: mark.node.position,
            label: mark.label,
          });
        }
        before = after;
      }
    }
  },
};

function missing(before: number, after: number): string {
  const first = `\`[^${before + 1}]\``;
  return after === before + 2 ? `the label ${first}` : `the labels ${first} to \`[^${after - 1}]\``;
}
