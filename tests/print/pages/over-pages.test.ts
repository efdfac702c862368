/**
 * What goes over pages, in one book: a table with its head and the notes of its cells, a box with its background,
 * a paragraph that stays one in the structure tree.
 */
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HAS_POPPLER, picturesOfPages, type Raster } from '../poppler.ts';
import { faultsOf, said } from './check-pages.ts';
import { MARGINS, Press, type Printed } from './press.ts';
import type { PageReading } from './read-pages.ts';
import { dice, words } from './words.ts';

const press = new Press();
afterAll(() => press.close());
const roll = dice(3);

const ROWS = Array.from({ length: 70 }, (_, row) => row);
/** The rows that call notes. */
const CALLING = ROWS.filter((row) => row % 11 === 5);
const TABLE = [
  '# A table',
  `| Left | Right |\n|---|---|\n${ROWS.map((row) => `| row ${row} | cell ${row}${CALLING.includes(row) ? `[^${row}]` : ''} |`).join('\n')}`,
  ...CALLING.map((row) => `[^${row}]: Remark on row ${row}. ${words(6 + 2 * row, roll)}`),
];
const BOX_PARAGRAPHS = Array.from(
  { length: 9 },
  (_, nth) => `${words(45, roll)}[^${nth}] ${words(45, roll)}`,
);
const BOX = [
  `# A box\n\n${words(20, roll)}`,
  `:::box{title="Boxed"}\n${BOX_PARAGRAPHS.join('\n\n')}\n:::`,
  words(9, roll),
  ...BOX_PARAGRAPHS.map((_, nth) => `[^${nth}]: ${words(4 + nth * 4, roll)}`),
];
const PARAGRAPH = ['# A paragraph', `${words(1400, roll)}[^a] ${words(300, roll)}`, '[^a]: A note.'];

let book: Printed;
let pages: PageReading[];
beforeAll(async () => {
  book = await press.print({ chapters: [TABLE, BOX, PARAGRAPH].map((blocks) => `${blocks.join('\n\n')}\n`) });
  ({ pages } = book.reading);
});

it('has every word of the text once, and every note on the page of its call', () => {
  expect(faultsOf(book)).toEqual([]);
});

/** The numbers of the rows that a page shows. */
function rowsOf({ body }: PageReading): string[] {
  return said(body).match(/(?<=row)\d+(?=cell)/gu) ?? [];
}

it('a table repeats its head on each page, and has the notes of its cells on the pages of their rows', () => {
  const withRows = pages.filter(({ body }) => /row\d+cell\d+/u.test(said(body)));
  expect(withRows.length).toBeGreaterThanOrEqual(3);
  for (const { heads } of withRows) expect(said(heads)).toBe('LeftRight');
  expect(withRows.flatMap(rowsOf).map(Number)).toEqual(ROWS);
  for (const page of withRows) {
    const called = rowsOf(page).filter((row) => CALLING.includes(Number(row)));
    expect(said(page.notes).match(/(?<=Remarkonrow)\d+/gu) ?? []).toEqual(called);
  }
  expect(withRows.filter(({ notes }) => notes.length > 0).length).toBeGreaterThanOrEqual(3);
});

describe.skipIf(!HAS_POPPLER)('a box over three pages', () => {
  /** `--tint` of the template. */
  const TINT = '241 244 243';
  /** A pixel for each CSS px, on which nearly all edges lie. */
  const DPI = 96;
  const PX_PER_MM = 96 / 25.4;

  it('is tinted down to the notes, which stand outside its background', async () => {
    const first = pages.findIndex(({ body }) => said(body).includes('Boxed'));
    const last = book.reading.destinations.get(`call-${CALLING.length + BOX_PARAGRAPHS.length}`)!;
    expect(last - first).toBeGreaterThanOrEqual(2);
    const pictures = await picturesOfPages(book.bytes, DPI);
    for (let index = first; index <= last; index++) {
      const picture = pictures[index]!;
      const { notesFrom, height, width } = pages[index]!;
      const isRight = index % 2 === 0;
      const left = Math.round((isRight ? MARGINS.inner : MARGINS.outer) * PX_PER_MM) + 1;
      const right = Math.round(width - (isRight ? MARGINS.outer : MARGINS.inner) * PX_PER_MM) - 2;
      const rule = Math.round(notesFrom!);
      const foot = Math.round(height - MARGINS.bottom * PX_PER_MM);
      expect([index, rowsTinted(picture, left, right, rule, foot)]).toEqual([index, 0]);
      // Where the box comes from the page before and goes on overleaf, all rows down to the notes are tinted.
      if (index === first || index === last) continue;
      const top = Math.round(MARGINS.top * PX_PER_MM);
      expect([index, rowsTintedAtBothEnds(picture, left, right, top, rule)]).toEqual([index, rule - top]);
    }
  });

  /** How many rows have a pixel of the colour of the box in them. */
  function rowsTinted(picture: Raster, left: number, right: number, from: number, to: number): number {
    let count = 0;
    for (let y = from; y < to; y++) {
      let x = left;
      while (x < right && picture.colourAt(x, y) !== TINT) x++;
      if (x < right) count++;
    }
    return count;
  }

  /** How many rows have the colour of the box at their left and right end. */
  function rowsTintedAtBothEnds(
    picture: Raster,
    left: number,
    right: number,
    from: number,
    to: number,
  ): number {
    let count = 0;
    for (let y = from; y < to; y++)
      if (picture.colourAt(left, y) === TINT && picture.colourAt(right, y) === TINT) count++;
    return count;
  }
});

it('a paragraph over pages is one P', async () => {
  const document = await PDFDocument.load(book.bytes);
  const most = new Map<string, number>();
  // How many pages the content of each P stands on.
  const pagesOf = (node: PDFDict): Set<string> => {
    const found = new Set<string>();
    const own = node.get(PDFName.of('Pg'));
    const kids = node.lookup(PDFName.of('K'));
    for (const kid of kids instanceof PDFArray ? kids.asArray() : [node.get(PDFName.of('K'))]) {
      const value = kid instanceof PDFRef ? document.context.lookup(kid) : kid;
      if (!(value instanceof PDFDict)) {
        if (own) found.add(own.toString());
      } else if (value.get(PDFName.of('MCID')))
        found.add((value.get(PDFName.of('Pg')) ?? own)?.toString() ?? '');
      else for (const page of pagesOf(value)) found.add(page);
    }
    const type = node.get(PDFName.of('S'))?.toString() ?? '';
    most.set(type, Math.max(most.get(type) ?? 0, found.size));
    return found;
  };
  const root = document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
  pagesOf(root);
  expect(most.get('/P')).toBeGreaterThanOrEqual(4);
});
