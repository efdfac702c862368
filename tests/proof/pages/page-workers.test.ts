/** Pages read and drawn by workers: what they cannot do, they say, and the same however many they are. */
import {
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFOperator,
  PDFOperatorNames,
  rgb,
  StandardFonts,
} from '@cantoo/pdf-lib';
import { expect, it } from 'vitest';
import { withPageWorkers } from '../../../src/proof/pages/page-workers.ts';
import { pixelsOf } from '../sheet/drawn-pdf.ts';

const SIZE = 200;

/**
 * Pages with a black left half and their number.
 * @param broken on which of them a form is painted that is none: on the first a number, then a stream of no kind
 */
async function pdfOf(count: number, broken: readonly number[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let index = 0; index < count; index++) {
    const page = document.addPage([SIZE, SIZE]);
    page.drawRectangle({ x: 0, y: 0, width: SIZE / 2, height: SIZE, color: rgb(0, 0, 0) });
    page.drawText(`Page ${index}`, { x: 120, y: 100, size: 10, font });
    if (!broken.includes(index)) continue;
    const name = PDFName.of('Form');
    page.node
      .normalizedEntries()
      .XObject.set(
        name,
        index === broken[0] ? PDFNumber.of(7) : document.context.register(document.context.stream('q Q')),
      );
    page.pushOperators(PDFOperator.of(PDFOperatorNames.DrawObject, [name]));
  }
  return document.save();
}

it.each([1, 2] as const)('%i read the pages in order, and draw them', async (workers) => {
  const pdf = await pdfOf(7, []);
  const { text, pictures } = await withPageWorkers(pdf, { workers }, async (all) => {
    // Both are asked for at once.
    const [read, drawn] = await Promise.all([all.readText(), all.drawPictures({ width: 100 })]);
    return { text: read, pictures: drawn };
  });
  expect(text.count).toBe(7);
  expect(text.pages.map((page) => page?.texts.join(''))).toEqual(
    Array.from({ length: 7 }, (_, index) => `Page ${index}`),
  );
  expect(pictures).toHaveLength(7);
  for (const picture of pictures) {
    const pixels = await pixelsOf(picture);
    expect(pixels.darkness(0.25, 0.5)).toBeGreaterThan(0.9);
    expect(pixels.darkness(0.9, 0.9)).toBeLessThan(0.1);
  }
});

it('name the first page that cannot be read, whichever of them comes upon it', async () => {
  const pdf = await pdfOf(8, [3, 4, 6]);
  const faults = await Promise.all(
    ([1, 2, 2, 2] as const).map((workers) =>
      withPageWorkers(pdf, { workers }, (all) => all.readText()).then(
        () => '',
        (error: Error) => error.message,
      ),
    ),
  );
  expect(faults[0]).toBe('XObject should be a stream');
  expect(new Set(faults).size).toBe(1);
});

it('draw what there is of a page that cannot be read', async () => {
  const [, picture] = await withPageWorkers(await pdfOf(2, [1]), {}, (all) =>
    all.drawPictures({ width: 100 }),
  );
  expect((await pixelsOf(picture!)).darkness(0.25, 0.5)).toBeGreaterThan(0.9);
});

it('end when the work is broken off', async () => {
  const pdf = await pdfOf(1, []);
  const ended = withPageWorkers(pdf, {}, async (all) => {
    void all.readText().catch(() => undefined);
    throw new Error('no more of this');
  });
  await expect(ended).rejects.toThrow('no more of this');
});
