import type { Book } from '../../book/book.ts';
import type { Call, Definition } from '../../notes/graph.ts';
import type { Chapter } from '../../parse/chapter.ts';
import { lostPairs } from '../lost-pairs.ts';
import { numericLabel } from '../numeric-label.ts';
import type { Rule } from '../rule.ts';

/**
 * A chapter whose numbered labels begin neither at 1 nor right after those of the chapter before: the last
 * note of that chapter or the first of this one was perhaps lost, call and definition. Chapters without
 * numbered labels are passed over. The first chapter of several has to begin at 1; a manuscript with one may
 * be part of another and begin anywhere.
 *
 * @example bad
 *   Exports doubled.[^1]
 *
 *   [^1]: Ministry of Trade, Annual Report, 2020.
 *
 *   <!-- two.md -->
 *   Taxes fell.[^3]
 *
 *   [^3]: Ministry of Finance, Budget, 2021.
 *
 * @example good
 *   Exports doubled.[^1]
 *
 *   [^1]: Ministry of Trade, Annual Report, 2020.
 *
 *   <!-- two.md -->
 *   Taxes fell.[^2]
 *
 *   [^2]: Ministry of Finance, Budget, 2021.
 *
 *   <!-- three.md -->
 *   Imports fell too.[^1]
 *
 *   [^1]: Ministry of Trade, Annual Report, 2021.
 */
export const numberingStart: Rule<{ first: number; last: number | undefined }> = {
  id: 'numbering-start',
  severity: 'warning',
  wording: ({ first, last }) =>
    `expected the labels of this file to begin with \`[^1]\`${last === undefined ? '' : ` or \`[^${last + 1}]\``}, ` +
    `found \`[^${first}]\`; check that no note was lost`,
  book(book, report) {
    const rows = rowsOf(book);
    if (rows.length < 2) return;
    let before: Row | undefined;
    for (const row of rows) {
      if (!follows(row, before)) {
        report({
          facts: { first: row.settled.first, last: before?.settled.last },
          file: row.mark.chapter.path,
          place: row.mark.node.position,
          label: row.mark.label,
        });
      }
      before = row;
    }
  },
};

/** The lowest and the highest number of a row. */
interface Ends {
  first: number;
  last: number;
}

/** The numbered labels of a chapter. */
interface Row {
  all: Ends;
  called?: Ends;
  defined?: Ends;
  /** Those that have not their other half in another file. */
  settled: Ends;
  /** What has the lowest number of those. */
  mark: Call | Definition;
}

function rowsOf(book: Book): Row[] {
  const { astray } = lostPairs(book);
  const rows = new Map<Chapter, Partial<Row>>();
  const add = (mark: Call | Definition, kind: 'called' | 'defined'): void => {
    const number = numericLabel(mark.label);
    if (number === undefined) return;
    const row = rows.get(mark.chapter) ?? {};
    rows.set(mark.chapter, row);
    row.all = widened(row.all, number);
    row[kind] = widened(row[kind], number);
    if (astray.has(mark)) return;
    if (!row.settled || number < row.settled.first) row.mark = mark;
    row.settled = widened(row.settled, number);
  };
  // Calls first, so that the problem is shown in the text rather than among the definitions.
  for (const call of book.graph.calls) add(call, 'called');
  for (const definition of book.graph.definitions) add(definition, 'defined');
  return [...rows]
    .toSorted(([a], [b]) => a.number - b.number)
    .flatMap(([, row]) => (row.settled ? [row as Row] : []));
}

function widened(ends: Ends | undefined, number: number): Ends {
  return ends
    ? { first: Math.min(ends.first, number), last: Math.max(ends.last, number) }
    : { first: number, last: number };
}

/**
 * True where the row begins at 1 or right after the other. It is enough that the calls do, or the definitions:
 * a note of which one half is lost or astray is what other rules tell of.
 */
function follows(row: Row, before: Row | undefined): boolean {
  return (['settled', 'all', 'called', 'defined'] as const).some((kind) => {
    const first = row[kind]?.first;
    return first === 1 || (first !== undefined && first - 1 === before?.[kind]?.last);
  });
}
