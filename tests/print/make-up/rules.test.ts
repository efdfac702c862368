/** Each rule of the make-up, on a galley made for it. */
import { describe, expect, test } from 'vitest';
import { makeUp, type MadePage } from '../../../src/print/make-up/make-up.ts';
import { galleyOf, roomOf, type Block } from './galleys.ts';

/** The pages of some blocks on pages of ten lines, unless said otherwise. */
function pagesOf(blocks: readonly Block[], lines = 10): MadePage[] {
  return makeUp(galleyOf(blocks), { room: roomOf(lines) }).pages;
}

/** How many lines each page has. */
const counts = (pages: readonly MadePage[]): number[] => pages.map(({ from, to }) => to - from);
/** `note:from-to` of each page. */
const notes = (pages: readonly MadePage[]): string[] =>
  pages.map(({ parts }) => parts.map(({ note, from, to }) => `${note}:${from}-${to}`).join(' '));
const faults = (pages: readonly MadePage[]): string[] => pages.flatMap((page) => page.faults);

describe('the foot and the head of a page', () => {
  test('have no line of a paragraph alone', () => {
    expect(counts(pagesOf([{ lines: 9 }, { lines: 6 }]))).toEqual([9, 6]);
    expect(counts(pagesOf([{ lines: 11 }, { lines: 8 }]))).toEqual([9, 10]);
  });

  test('have no three lines cut in two', () => {
    expect(counts(pagesOf([{ lines: 8 }, { lines: 3 }, { lines: 5 }]))).toEqual([8, 8]);
  });

  test('keep a heading with two lines of its text', () => {
    expect(counts(pagesOf([{ lines: 8 }, { lines: 1, kind: 'heading' }, { lines: 6 }]))).toEqual([8, 7]);
    // The one line of a short paragraph is not enough; it goes with the heading.
    expect(
      counts(pagesOf([{ lines: 8 }, { lines: 1, kind: 'heading' }, { lines: 1 }, { lines: 6 }])),
    ).toEqual([8, 8]);
  });

  test('keep the head of a table with a row', () => {
    const table: Block[] = [
      { lines: 1, kind: 'slab', keep: true },
      ...Array.from({ length: 5 }, (): Block => ({ lines: 1, kind: 'slab' })),
    ];
    expect(counts(pagesOf([{ lines: 9 }, ...table]))).toEqual([9, 6]);
  });

  test('have no hyphen where it can be avoided', () => {
    expect(counts(pagesOf([{ lines: 19, hyphens: [9] }]))).toEqual([9, 10]);
  });

  test('end where they must', () => {
    expect(counts(pagesOf([{ lines: 4, forced: true }, { lines: 5 }]))).toEqual([4, 5]);
  });

  test('make room for the head of a table that is printed again', () => {
    const rows = Array.from({ length: 19 }, (_, index): Block => ({
      lines: 1,
      kind: 'slab',
      ...(index > 0 && { repeats: 10 }),
    }));
    expect(counts(pagesOf(rows))).toEqual([10, 9]);
  });
});

describe('a note', () => {
  test('stands on the page of its call', () => {
    const pages = pagesOf([{ lines: 30, notes: { 2: [2], 12: [1], 25: [2] } }], 12);
    for (const [note, line] of [2, 12, 25].entries()) {
      const page = pages.find(({ from, to }) => line >= from && line < to);
      expect(page?.parts.some((part) => part.note === note && part.from === 0)).toBe(true);
    }
    expect(faults(pages)).toEqual([]);
  });

  test('takes its line with it where it does not fit', () => {
    // Ten lines of text leave no room for the note of the last.
    const pages = pagesOf([{ lines: 16, notes: { 9: [3] } }]);
    expect(pages[0]?.parts).toEqual([]);
    expect(pages[0]?.to).toBeLessThanOrEqual(9);
    expect(notes(pages)[1]).toContain('0:0-3');
  });

  test('is split only with two lines on each side', () => {
    const pages = pagesOf([{ lines: 40, notes: { 3: [9] } }], 9);
    const parts = pages.flatMap((page) => page.parts);
    expect(parts.map(({ from, to }) => to - from).every((length) => length >= 2)).toBe(true);
    expect(parts.at(-1)?.to).toBe(9);
  });

  test('longer than a page goes on over the next ones, while the text goes on', () => {
    const pages = pagesOf([{ lines: 40, notes: { 0: [30] } }]);
    const withNote = pages.filter(({ parts }) => parts.length > 0);
    expect(withNote.length).toBeGreaterThan(2);
    expect(pages.slice(0, withNote.length).every(({ parts }) => parts.length > 0)).toBe(true);
    expect(withNote.every(({ from, to }) => to > from)).toBe(true);
    expect(faults(pages)).toEqual([]);
  });

  test('at the end of the text goes on to pages of its own', () => {
    const pages = pagesOf([{ lines: 2, notes: { 1: [40] } }]);
    expect(counts(pages)[0]).toBe(2);
    expect(
      counts(pages)
        .slice(1)
        .every((count) => count === 0),
    ).toBe(true);
    expect(pages.at(-1)?.parts.at(-1)?.to).toBe(40);
  });

  test('of several on one line: all begin on its page', () => {
    const pages = pagesOf([{ lines: 4, notes: { 3: [2, 2, 8] } }], 14);
    expect(notes(pages)[0]).toMatch(/^0:0-2 1:0-2 2:0-\d$/u);
  });

  test('that cannot begin on the page of its call is told', () => {
    const pages = pagesOf([{ lines: 1, notes: { 0: [3, 3, 3, 3, 3, 3] } }], 10);
    expect(faults(pages)).toContain('late-note');
    expect(notes(pages).join(' ').split(' ').filter(Boolean).length).toBeGreaterThanOrEqual(6);
  });
});

describe('a page', () => {
  test('that cannot hold a thing is told', () => {
    const pages = pagesOf([{ lines: 3 }, { lines: 1, kind: 'slab', height: 130 }, { lines: 3 }]);
    expect(counts(pages)).toEqual([3, 1, 3]);
    expect(pages[1]?.faults).toEqual(['overfull']);
  });

  test('runs as short as the one it faces, where it can', () => {
    // Two paragraphs of nine on pages of ten: both pages are one line short, neither is uneven.
    expect(counts(pagesOf([{ lines: 10 }, { lines: 9 }, { lines: 9 }, { lines: 9 }]))).toEqual([10, 9, 9, 9]);
  });

  test('is not made for nothing', () => {
    expect(pagesOf([])).toEqual([]);
    expect(counts(pagesOf([{ lines: 10 }]))).toEqual([10]);
  });
});
