/** What the design of the pages promises: folios, running heads, blanks, heads of tables, one P for one paragraph. */
import { afterAll, expect, it } from 'vitest';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib';
import { faultsOf } from './check-pages.ts';
import { Press, printing } from './press.ts';
import { dice, words } from './words.ts';

const press = new Press();
afterAll(() => press.close());
const roll = dice(3);
const text = (paragraphs: number): string =>
  Array.from({ length: paragraphs }, () => words(90, roll)).join('\n\n');

it('chapters on right pages: blanks before them, folios and running heads on all but openers and blanks', async () => {
  const result = await press.print({
    chapters: [`# First\n\n${text(9)}`, `# Second\n\n${text(9)}`, `# Third\n\n${text(2)}`],
    configuration: printing({ chapters: 'recto' }),
  });
  expect(faultsOf(result)).toEqual([]);
  const { pages } = result.reading;
  const openers = result.composition.chapters.map(({ id }) => result.pageMap.pageOf[id]!);
  expect(openers.every((index) => index % 2 === 0)).toBe(true);
  const first = openers[0]!;
  for (const [index, page] of pages.entries()) {
    const isBlank = page.body.length === 0 && index > 1;
    expect(isBlank ? page.head + page.folio : '').toBe('');
    if (index < first || isBlank) continue;
    expect(page.folio).toBe(String(index - first + 1));
    const chapter = ['First', 'Second', 'Third'][openers.findLastIndex((opener) => opener <= index)];
    expect(page.head).toBe(openers.includes(index) ? '' : index % 2 === 0 ? chapter : 'A Book of Pages');
  }
});

it('a table over pages repeats its head on each', async () => {
  const rows = Array.from({ length: 90 }, (_, row) => `| row ${row} | cell ${row} |`).join('\n');
  const result = await press.print({ chapters: [`# One\n\n| Left | Right |\n|---|---|\n${rows}\n`] });
  expect(faultsOf(result)).toEqual([]);
  const pages = result.reading.pages.filter(({ body }) => body.some((piece) => piece.text.startsWith('row')));
  expect(pages.length).toBeGreaterThan(2);
  for (const { heads } of pages)
    expect(heads.map((piece) => piece.text.trim()).filter(Boolean)).toEqual(['Left', 'Right']);
});

it('a paragraph over pages is one P', async () => {
  const { bytes } = await press.print({
    chapters: [`# One\n\n${words(1400, roll)}[^a] ${words(300, roll)}\n\n[^a]: A note.`],
  });
  const document = await PDFDocument.load(bytes);
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
