/** The page numbers of the printed contents: each is the folio of the page that it leads to. */
import { beforeAll, expect, it } from 'vitest';
import { SAMPLE } from '../command-line.ts';
import { buildSample } from './build-sample.ts';
import { all, readHtml, textOf } from './edition-tree.ts';
import { folios } from './folios.ts';
import { readManuscript } from './manuscript-text.ts';
import { readPdf, type PdfReading } from './pdf-pages.ts';
import { lettersAndDigits } from './plain-text.ts';

const written = readManuscript(SAMPLE).flatMap(({ blocks }) =>
  blocks.filter(({ kind }) => kind === 'title' || kind === 'heading'),
);
let pdf: PdfReading;
/** The contents of the HTML edition: ids are the same in every edition. */
let entries: { id: string; title: string }[];

beforeAll(async () => {
  const [html, bytes] = await Promise.all([buildSample('html'), buildSample('pdf')]);
  const contents = all(
    readHtml(new TextDecoder().decode(html)),
    ({ name, classes }) => name === 'nav' && classes === 'contents',
  )[0]!;
  entries = all(contents, ({ name }) => name === 'a').map((link) => ({
    id: decodeURIComponent(link.href.slice(1)),
    title: textOf(link),
  }));
  pdf = await readPdf(bytes);
});

it('lists every chapter and section, each once, in order', () => {
  expect(entries.map(({ title }) => title)).toEqual(written.map(({ text }) => text));
  const first = pdf.destinations.get(entries[0]?.id ?? '') ?? 0;
  const links = pdf.pages.slice(0, first).flatMap((page) => page.links.map(({ destination }) => destination));
  const distinct = links.filter((destination, index) => links.indexOf(destination) === index);
  expect(distinct).toEqual(entries.map(({ id }) => id));
});

it('prints beside each entry the folio of its page', () => {
  const first = pdf.destinations.get(entries[0]?.id ?? '') ?? 0;
  const folioOf = folios(pdf.pages);
  const wrong: unknown[] = [];
  for (const { id, title } of entries) {
    const target = pdf.destinations.get(id) ?? -1;
    const lines = pdf.pages.slice(0, first).flatMap((page) => {
      const link = page.links.filter(({ destination }) => destination === id);
      if (link.length === 0) return [];
      const top = Math.max(...link.map((part) => part.top));
      const bottom = Math.min(...link.map((part) => part.bottom));
      const within = page.items.filter(({ y }) => y >= bottom - 1 && y < top);
      return [within.map(({ text }) => text).join('')];
    });
    // One line, on one page: its title, dots, and the number.
    const printed = lines.map(lettersAndDigits);
    const expected = `${lettersAndDigits(title)}${folioOf(target)}`;
    if (printed.length !== 1 || printed[0] !== expected) wrong.push({ lines, expected });
  }
  expect(wrong).toEqual([]);
});

it('leads to pages in the order of the book', () => {
  const pages = entries.map(({ id }) => pdf.destinations.get(id) ?? -1);
  expect(pages).toEqual(pages.toSorted((a, b) => a - b));
});

it('leads to pages that have the heading on them', () => {
  for (const { id, title } of entries) {
    const page = pdf.pages[pdf.destinations.get(id) ?? -1];
    expect(lettersAndDigits(page?.text ?? '')).toContain(lettersAndDigits(title));
  }
});
