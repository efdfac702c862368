/** Lines with tabs between their cells → a table. */
import type { Table } from 'mdast';
import type { ReadPhrases } from './body.ts';
import type { Block } from './lines.ts';

/** The table that a block is; undefined where its lines do not all have the same number of cells. */
export function tableOf(block: Block, read: ReadPhrases): Table | undefined {
  if (block.lines.length < 2) return undefined;
  const rows = block.lines.map(({ text, number }) => ({ cells: text.split(/[ ]*\t+[ ]*/u), number }));
  const width = rows[0]!.cells.length;
  if (width < 2 || rows.some(({ cells }) => cells.length !== width)) return undefined;
  return {
    type: 'table',
    children: rows.map(({ cells, number }) => ({
      type: 'tableRow',
      children: cells.map((cell) => ({ type: 'tableCell', children: read(cell, number) })),
    })),
  };
}
