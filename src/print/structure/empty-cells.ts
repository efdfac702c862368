/**
 * Empty cells. Chromium leaves them out of the structure, and the cells behind them would be read as those of the
 * columns before.
 */
import { elementsOf, isElement, setKids, type StructureElement, type StructureTree } from './tree.ts';

/**
 * Puts back the cells that are empty.
 * @param tables the cells of each table, row by row: `h` or `d`, a capital for one that is empty
 */
export function putBackEmptyCells({ roots }: StructureTree, tables: readonly (readonly string[])[]): void {
  const found = [...elementsOf(roots)].filter(({ type }) => type === 'Table');
  // A table that says nothing at all is not there.
  const written = tables.filter((rows) => rows.some(saysSomething));
  if (found.length !== written.length) return;
  for (const [index, table] of found.entries()) {
    const rows = [...elementsOf(table.kids)].filter(
      (element) => element.type === 'TR' && tableAround(element) === table,
    );
    const signs = written[index]!.filter(saysSomething);
    if (rows.length !== signs.length) continue;
    for (const [nth, row] of rows.entries()) putBack(row, signs[nth]!);
  }
}

function putBack(row: StructureElement, signs: string): void {
  const cells = row.kids.filter(isElement);
  if (cells.length !== row.kids.length || cells.length !== signs.replaceAll(/[HD]/gu, '').length) return;
  let next = 0;
  setKids(
    row,
    [...signs].map((sign) =>
      sign === sign.toLowerCase() ? cells[next++]! : emptyCell(sign === 'H' ? 'TH' : 'TD', row),
    ),
  );
}

function emptyCell(type: 'TH' | 'TD', row: StructureElement): StructureElement {
  const { context } = row.dictionary;
  const attributes = { O: 'Table', ...(type === 'TH' && { Scope: 'Column' }) };
  return { type, kids: [], parent: row, dictionary: context.obj({ A: attributes }) };
}

function saysSomething(signs: string): boolean {
  return /[hd]/u.test(signs);
}

function tableAround(element: StructureElement): StructureElement | undefined {
  for (let outer = element.parent; outer; outer = outer.parent) if (outer.type === 'Table') return outer;
  return undefined;
}
