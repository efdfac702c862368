import type { Call, Definition } from '../../notes/graph.ts';
import type { Chapter } from '../../parse/chapter.ts';
import { lostPairs } from '../lost-pairs.ts';
import { numericLabel } from '../numeric-label.ts';
import type { Rule } from '../rule.ts';

/**
 * A number that is missing from a row of numbered labels: a note was perhaps lost on the way, call and
 * definition. A label that is called or defined is there; its lost half is what undefined-note and
 * unused-note are about, and one that has its other half in another file fills a gap but makes none. Where a
 * row begins is numbering-start's.
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
  book(book, report) {
    const { astray } = lostPairs(book);
    const strays = new Map<Chapter, Set<number>>();
    const rows = new Map<Chapter, Map<number, Call | Definition>>();
    // Calls first, so that a gap is shown in the text rather than among the definitions.
    for (const mark of [...book.graph.calls, ...book.graph.definitions]) {
      const number = numericLabel(mark.label);
      if (number === undefined) continue;
      if (astray.has(mark)) {
        const own = strays.get(mark.chapter) ?? new Set<number>();
        strays.set(mark.chapter, own.add(number));
        continue;
      }
      const row = rows.get(mark.chapter) ?? new Map<number, Call | Definition>();
      rows.set(mark.chapter, row);
      if (!row.has(number)) row.set(number, mark);
    }
    for (const [chapter, row] of rows) {
      let before: number | undefined;
      for (const [after, mark] of [...row].toSorted(([a], [b]) => a - b)) {
        if (before !== undefined && isGap(before, after, strays.get(chapter))) {
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

function isGap(before: number, after: number, strays: ReadonlySet<number> | undefined): boolean {
  let next = before + 1;
  while (next < after && strays?.has(next) === true) next++;
  return next < after;
}

function missing(before: number, after: number): string {
  const first = `\`[^${before + 1}]\``;
  return after === before + 2 ? `the label ${first}` : `the labels ${first} to \`[^${after - 1}]\``;
}
