/** The structure tree of the printed file: one P for one paragraph, over however many pages it goes. */
import { afterAll, expect, it } from 'vitest';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib';
import { Press } from './press.ts';
import { dice, words } from './words.ts';

const press = new Press();
afterAll(() => press.close());
const roll = dice(3);

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
