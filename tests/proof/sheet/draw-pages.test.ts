/** Pictures of pages: the right page, the right size, the right place, and the same bytes each time. */
import { describe, expect, it } from 'vitest';
import { DrawingError } from '../../../src/proof/sheet/draw-pages.ts';
import type { PageBox } from '../../../src/proof/reading.ts';
import { drawnPages, PAGE, pdfWithBoxes, pdfWithText, pixelsOf } from './drawn-pdf.ts';

/** On each page its own. */
const BOXES: PageBox[] = [0, 1, 2, 3, 4].map((page) => ({
  page,
  x: 40 + page * 60,
  y: 50 + page * 90,
  width: 50,
  height: 40,
}));

async function holds(picture: Uint8Array, box: PageBox): Promise<boolean> {
  const pixels = await pixelsOf(picture);
  const isDark = (x: number, y: number): boolean => pixels.darkness(x / PAGE.width, y / PAGE.height) > 0.8;
  const inset = 3;
  const [left, right] = [box.x, box.x + box.width];
  const [top, bottom] = [box.y, box.y + box.height];
  const inside = [
    [left + inset, top + inset],
    [right - inset, top + inset],
    [left + inset, bottom - inset],
    [right - inset, bottom - inset],
  ] as const;
  const outside = [
    [left - inset, top + inset],
    [right + inset, bottom - inset],
    [left + inset, top - inset],
    [right - inset, bottom + inset],
  ] as const;
  return inside.every(([x, y]) => isDark(x, y)) && !outside.some(([x, y]) => isDark(x, y));
}

describe('a picture', () => {
  it('of each page, in order and of the width asked for', async () => {
    const pictures = await drawnPages(await pdfWithBoxes(5, BOXES), { width: 240 });
    expect(pictures).toHaveLength(5);
    for (const [page, picture] of pictures.entries()) {
      expect(await pixelsOf(picture)).toMatchObject({ width: 240, height: 341 });
      expect(await holds(picture, BOXES[page]!)).toBe(true);
    }
    // The test itself would find another page.
    expect(await holds(pictures[0]!, BOXES[1]!)).toBe(false);
  });

  it('of pages in the order asked for', async () => {
    const pictures = await drawnPages(await pdfWithBoxes(5, BOXES), { width: 480, pages: [4, 1] });
    expect(pictures).toHaveLength(2);
    expect(await holds(pictures[0]!, BOXES[4]!)).toBe(true);
    expect(await holds(pictures[1]!, BOXES[1]!)).toBe(true);
  });

  it('leaves out what lies beyond the trim', async () => {
    const pdf = await pdfWithBoxes(5, BOXES, 30);
    const pictures = await drawnPages(pdf, { width: 240, pages: [2], trims: [PAGE, PAGE, PAGE, PAGE, PAGE] });
    expect(await pixelsOf(pictures[0]!)).toMatchObject({ width: 240, height: 341 });
    expect(await holds(pictures[0]!, BOXES[2]!)).toBe(true);
  });

  it('shows text, even of a font that is not in the file', async () => {
    const [picture] = await drawnPages(await pdfWithText('HHHHHH'), { width: 420 });
    const pixels = await pixelsOf(picture!);
    const row = Array.from({ length: 180 }, (_, at) =>
      pixels.darkness((50 + at) / PAGE.width, 88 / PAGE.height),
    );
    // Two stems to a letter: as one moves along the line, ink begins twelve times.
    const begins = row.filter((dark, at) => dark > 0.5 && (row[at - 1] ?? 0) <= 0.5);
    expect(begins).toHaveLength(12);
  });

  it('has the same bytes with one worker and with two', async () => {
    const pdf = await pdfWithBoxes(9, BOXES);
    const before = Buffer.from(pdf);
    const one = await drawnPages(pdf, { width: 240 }, { workers: 1 });
    const two = await drawnPages(pdf, { width: 240 }, { workers: 2 });
    expect(two.map((picture) => Buffer.from(picture))).toEqual(one.map((picture) => Buffer.from(picture)));
    // The file itself is still there for others.
    expect(Buffer.from(pdf)).toEqual(before);
  });
});

describe('there is none', () => {
  it('of a page that is not there; the others are drawn', async () => {
    const [first, none] = await drawnPages(await pdfWithBoxes(1, BOXES), { width: 240, pages: [0, 7] });
    expect(await holds(first!, BOXES[0]!)).toBe(true);
    expect(none).toHaveLength(0);
  });

  it('of what is no PDF', async () => {
    const drawn = drawnPages(new TextEncoder().encode('Dear printer,'), { width: 240 });
    await expect(drawn).rejects.toThrow(DrawingError);
  });

  it('when nobody waits for them any more', async () => {
    const pdf = await pdfWithBoxes(200, BOXES);
    const leaving = new AbortController();
    const drawn = drawnPages(pdf, { width: 960 }, leaving);
    setTimeout(() => leaving.abort(new Error('gone to lunch')), 150);
    await expect(drawn).rejects.toThrow('gone to lunch');
    await expect(drawnPages(pdf, { width: 240 }, leaving)).rejects.toThrow('gone to lunch');
  });
});
