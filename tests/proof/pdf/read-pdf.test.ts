/** What is read of a PDF: its parts, their places, its pages; also where its structure is no help. */
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Book } from '../../../src/book/book.ts';
import { landmarksOf } from '../../../src/proof/manuscript/landmarks.ts';
import { withPageWorkers } from '../../../src/proof/pages/page-workers.ts';
import { readPdf } from '../../../src/proof/pdf/read-pdf.ts';
import { folioBreaks } from '../../../src/proof/pdf/folios.ts';
import { keyOf } from '../../../src/proof/words.ts';
import type { EditionRead } from '../../../src/proof/reading.ts';
import { Press } from '../../print/pages/press.ts';
import { bookOfEverything } from './book-of-everything.ts';

let bytes: Uint8Array;
let book: Book;
let read: EditionRead;
beforeAll(async () => {
  const press = new Press();
  ({ bytes, book } = await press.print(bookOfEverything()));
  await press.close();
  read = await readPdf(bytes, landmarksOf(book));
});

describe('readPdf', () => {
  it('finds chapters, their headings, lists, tables and pictures', () => {
    const [first, second] = read.reading.chapters;
    expect([first?.id, second?.id]).toEqual(['the-lighthouse', 'ships-and-harbours']);
    expect(first?.leaves[0]).toMatchObject({ kind: 'heading', text: 'The Lighthouse' });
    const kinds = new Set([...first!.leaves, ...second!.leaves].map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual([
      'caption',
      'cell',
      'code',
      'heading',
      'item',
      'paragraph',
      'picture',
    ]);
    expect(second?.leaves.filter(({ text }) => text === 'Ship').length).toBe(1);
  });

  it('finds notes at the foot, joined over pages, with their calls', () => {
    const quoted = read.reading.notes.find(({ leaves }) => leaves.some(({ text }) => /^an item/u.test(text)));
    expect(quoted?.leaves.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph', 'item', 'item']);
    expect(new Set(quoted?.place.boxes?.map(({ page }) => page)).size).toBeGreaterThan(1);
    expect(quoted?.leaves[1]?.calls).toHaveLength(1);
    expect(read.reading.notes.map(({ number }) => Number(number))).toEqual(
      read.reading.notes.map((_, index) => index + 1),
    );
  });

  it('gives calls and links the places that they have in the text', () => {
    const [, paragraph] = read.reading.chapters[0]!.leaves;
    expect(paragraph?.calls.map(({ id, number, at }) => [id, number, at])).toEqual([
      ['call-1', '1', 'Thekeeperclimbsthestairseveryevening.'.length],
      ['call-2', '2', expect.any(Number)],
      ['call-1.2', '1', expect.any(Number)],
    ]);
    expect(paragraph?.links.map(({ text, target }) => [text, target])).toEqual([
      ['the log', '#the-log'],
      ['table', '#t-ships'],
      ['a page about lamps', 'https://example.org/lamps'],
    ]);
  });

  it('reads contents with their folios, the outline, folios and the beginnings of pages', () => {
    const [contents, outline] = read.reading.contents;
    expect(contents?.entries.map(({ title, level, folio }) => [title, level, folio !== undefined])).toEqual([
      ['The Lighthouse', 1, true],
      ['The log', 2, true],
      ['Ships and harbours', 1, true],
    ]);
    expect(outline?.entries.map(({ title }) => title)).toContain('A third level');
    const pages = read.reading.pages!;
    const start = pages.findIndex(({ folio }) => folio === '1');
    expect(pages[start]?.begins).toMatch(/^TheLighthouseThekeeperclimbs/u);
    expect(pages.slice(start).map(({ folio }) => Number(folio))).toEqual(
      pages.slice(start).map((_, index) => index + 1),
    );
    // The head of the table is printed again, and is no beginning.
    expect(pages.filter(({ begins }) => begins.startsWith('ShipYear')).length).toBeLessThanOrEqual(1);
  });

  it('reads text by its place where there is no structure tree, and says so', async () => {
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    document.catalog.delete(PDFName.of('StructTreeRoot'));
    const { reading, findings } = await readPdf(await document.save(), landmarksOf(book));
    expect(findings.map(({ kind }) => kind)).toContain('structure-fault');
    expect(reading.chapters[0]?.leaves[0]?.text).toBe('The Lighthouse');
    const calls = reading.chapters[0]?.leaves.flatMap((leaf) => leaf.calls.map(({ target }) => target));
    expect(calls).toContain('note-2');
    expect(reading.notes.find(({ id }) => id === 'note-1')?.leaves[0]?.text).toMatch(
      /^The stairs were built/u,
    );
  });

  it('gives the beginnings of pages in the order of reading, also from right to left', async () => {
    const item = 'בצד החיצוני: תוספות 12–34, ועוד Lamps and wicks של המגדלור הישן.';
    const arabic = 'هذه فقرة عربية وفيها رقم 12 وكلمة English ثم كلمات.';
    const press = new Press();
    const printed = await press.print({
      chapters: [`# One\n\nText.\n\n::pagebreak\n\n- :lang[${item}]{he}\n\n::pagebreak\n\n${arabic}\n`],
    });
    await press.close();
    const { reading } = await readPdf(printed.bytes, landmarksOf(printed.book));
    const begins = reading.pages!.map((page) => page.begins);
    for (const text of [item, arabic]) expect(begins).toContain([...keyOf(text)].slice(0, 80).join(''));
  });

  it('reads a Buffer as it reads any bytes, and leaves it as it is', async () => {
    const file = Buffer.from(bytes);
    expect(await readPdf(file, landmarksOf(book))).toEqual(read);
    expect(file.equals(bytes)).toBe(true);
  });

  it('is the same with and without workers', async () => {
    const source = await PDFDocument.load(bytes, { updateMetadata: false });
    const long = await PDFDocument.create();
    while (long.getPageCount() < 130)
      for (const page of await long.copyPages(source, source.getPageIndices())) long.addPage(page);
    const file = await long.save();
    const here = await readPdf(file, landmarksOf(book));
    for (const workers of [1, 2] as const) {
      const inWorkers = await withPageWorkers(file, { workers }, (readers) =>
        readPdf(file, landmarksOf(book), { text: readers.readText() }),
      );
      expect(inWorkers).toEqual(here);
    }
    expect(here.reading.pages?.length).toBeGreaterThanOrEqual(130);
  });

  it('stops when told to', async () => {
    const controller = new AbortController();
    controller.abort(new Error('enough'));
    await expect(readPdf(bytes, landmarksOf(book), { signal: controller.signal })).rejects.toThrow('enough');
  });
});

describe('folios', () => {
  it('run on, roman ones first, pages without one between', () => {
    expect(folioBreaks(['', 'ii', 'iii', '', '1', '2', '', '4'])).toEqual([]);
  });

  it.each([
    [['1', '2', '4'], { page: 2, expected: '3', found: '4' }],
    [['i', 'ii', 'iv'], { page: 2, expected: 'iii', found: 'iv' }],
    [['1', '2', 'iii'], { page: 2, expected: '3', found: 'iii' }],
  ])('%j break', (folios, expected) => {
    expect(folioBreaks(folios)).toEqual([expected]);
  });
});
