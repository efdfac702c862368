/** What goes over pages with something around it: tables with their heads, boxes with their background. */
import { afterAll, describe, expect, it } from 'vitest';
import { HAS_POPPLER, picturesOfPages, type Raster } from '../poppler.ts';
import { faultsOf, said } from './check-pages.ts';
import { MARGINS, Press } from './press.ts';
import type { PageReading } from './read-pages.ts';
import { dice, words } from './words.ts';

const press = new Press();
afterAll(() => press.close());
const roll = dice(3);

const rowsOf = ({ body }: PageReading): string[] => said(body).match(/(?<=row)\d+(?=cell)/gu) ?? [];

describe('a table over three pages', () => {
  const ROWS = 70;
  /** Every eleventh row calls a note. */
  const CALLING = Array.from({ length: ROWS }, (_, row) => row).filter((row) => row % 11 === 5);

  it('repeats its head on each, and has the notes of its cells on the pages of their rows', async () => {
    const rows = Array.from({ length: ROWS }, (_, row) => {
      const call = CALLING.includes(row) ? `[^${row}]` : '';
      return `| row ${row} | cell ${row}${call} |`;
    });
    const notes = CALLING.map((row) => `[^${row}]: Remark on row ${row}. ${words(6 + 2 * row, roll)}`);
    const table = `| Left | Right |\n|---|---|\n${rows.join('\n')}`;
    const result = await press.print({ chapters: [`# One\n\n${table}\n\n${notes.join('\n\n')}\n`] });
    expect(faultsOf(result)).toEqual([]);
    const pages = result.reading.pages.filter(({ body }) => /row\d+cell\d+/u.test(said(body)));
    expect(pages.length).toBeGreaterThanOrEqual(3);
    for (const { heads } of pages) expect(said(heads)).toBe('LeftRight');
    expect(pages.flatMap(rowsOf).map(Number)).toEqual(rows.map((_, row) => row));
    for (const page of pages) {
      const called = rowsOf(page).filter((row) => CALLING.includes(Number(row)));
      const remarked = said(page.notes).match(/(?<=Remarkonrow)\d+/gu) ?? [];
      expect(remarked).toEqual(called);
    }
    expect(pages.filter(({ notes: atFoot }) => atFoot.length > 0).length).toBeGreaterThanOrEqual(3);
  });
});

describe.skipIf(!HAS_POPPLER)('a box over three pages', () => {
  /** `--tint` of the template. */
  const TINT = '241 244 243';
  /** A pixel for each CSS px, on which nearly all edges lie. */
  const DPI = 96;
  const PX_PER_MM = 96 / 25.4;

  it('is tinted down to the notes, which stand outside its background', async () => {
    const paragraphs = Array.from(
      { length: 9 },
      (_, index) => `${words(45, roll)}[^${index}] ${words(45, roll)}`,
    );
    const notes = paragraphs.map((_, index) => `[^${index}]: ${words(4 + index * 4, roll)}`);
    const result = await press.print({
      chapters: [
        `# One\n\n${words(20, roll)}\n\n:::box{title="Boxed"}\n${paragraphs.join('\n\n')}\n:::\n\n${words(9, roll)}\n\n${notes.join('\n\n')}\n`,
      ],
    });
    expect(faultsOf(result)).toEqual([]);
    const { pages } = result.reading;
    const first = pages.findIndex(({ body }) => said(body).includes('Boxed'));
    const last = result.reading.destinations.get('call-9')!;
    expect(last - first).toBeGreaterThanOrEqual(2);
    const pictures = await picturesOfPages(result.bytes, DPI);
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
