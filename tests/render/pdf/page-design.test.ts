/** What `print` of the configuration asks of the pages: bleed and crop marks, chapters that continue. */
import {
  decodePDFRawStream,
  PDFDocument,
  PDFName,
  PDFStream,
  type PDFArray,
  type PDFRawStream,
} from '@cantoo/pdf-lib';
import { afterAll, describe, expect, it } from 'vitest';
import { faultsOf } from '../../print/pages/check-pages.ts';
import { MARGINS, Press, printing } from '../../print/pages/press.ts';
import { readPages } from '../../print/pages/read-pages.ts';
import { dice, words } from '../../print/pages/words.ts';

const press = new Press();
afterAll(() => press.close());
const roll = dice(5);
const text = (paragraphs: number): string =>
  Array.from({ length: paragraphs }, () => words(60, roll)).join('\n\n');
const short = (title: string, kind = 'body'): string =>
  `---\nkind: ${kind}\n---\n\n# ${title}\n\n${text(2)}[^a]\n\n[^a]: Note of ${title}.`;
const MM = 72 / 25.4;

it('a page break begins a new page, also within a list', async () => {
  const chapters = [
    '# One\n\nBefore it.\n\n::pagebreak\n\nBehind it.\n\n- an item\n\n  ::pagebreak\n\n  the rest of it',
  ];
  const { reading } = await press.print({ chapters });
  const texts = reading.pages.map(({ body }) => body.map((piece) => piece.text).join(' '));
  expect(texts.filter((page) => /it|item/u.test(page)).map((page) => page.trim())).toEqual([
    expect.stringMatching(/Before it\.$/u),
    expect.stringMatching(/^Behind it\..*an item$/u),
    'the rest of it',
  ]);
});

describe('bleed and crop marks', async () => {
  const chapters = [`# One\n\n${text(9)}[^a]\n\n[^a]: The note.`];
  const plain = await press.print({ chapters });
  const marked = await press.print({ chapters, configuration: printing({ bleed: '3mm', marks: 'crop' }) });
  const document = await PDFDocument.load(marked.bytes);

  it('leave the text as it was, and its place on the trimmed page', async () => {
    expect(faultsOf(plain)).toEqual([]);
    const { bleed } = { bleed: 11 / (96 / 25.4) };
    const outside = Object.fromEntries(
      Object.entries(MARGINS).map(([side, margin]) => [side, margin + bleed + 24 / MM]),
    ) as unknown as typeof MARGINS;
    const reading = await readPages(marked.bytes, outside);
    const lines = ({ pages }: typeof reading): string[] =>
      pages.map(({ body, notes }) => [...body, ...notes].map((piece) => piece.text).join(' '));
    expect(lines(reading)).toEqual(lines(plain.reading));
  });

  it('say the trim and the bleed in the boxes of each page', () => {
    for (const page of document.getPages()) {
      const [media, bleed, trim] = [page.getMediaBox(), page.getBleedBox(), page.getTrimBox()];
      expect(trim.width).toBeCloseTo(148 * MM, 3);
      expect(trim.height).toBeCloseTo(210 * MM, 3);
      // 3 mm, to the whole px that Chromium prints to.
      expect(Math.abs(trim.x - bleed.x - 3 * MM)).toBeLessThan(0.4);
      expect(bleed.width - trim.width).toBeCloseTo(2 * (trim.x - bleed.x), 3);
      expect(bleed.height - trim.height).toBeCloseTo(2 * (trim.y - bleed.y), 3);
      expect(media.x).toBeLessThan(bleed.x - 20);
      expect(media.width).toBeCloseTo(bleed.width + 48, 3);
    }
  });

  it('stand at the corners of the trim, outside the bleed, as artifacts', () => {
    const page = document.getPages()[4]!;
    const { x, y, width, height } = page.getTrimBox();
    const contents = page.node.Contents() as PDFArray;
    const last = contents.lookup(contents.size() - 1, PDFStream) as PDFRawStream;
    const drawing = Buffer.from(decodePDFRawStream(last).decode()).toString('latin1');
    expect(drawing).toMatch(/\/Artifact[\s\S]*BDC[\s\S]*EMC/u);
    const lines = [...drawing.matchAll(/([\d.-]+) ([\d.-]+) m ([\d.-]+) ([\d.-]+) l S/gu)].map((match) =>
      match.slice(1).map(Number),
    );
    expect(lines).toHaveLength(8);
    const bleed = page.getBleedBox();
    for (const [x1, y1, x2, y2] of lines as [number, number, number, number][]) {
      const isLevel = y1 === y2;
      const cut = isLevel ? [y, y + height] : [x, x + width];
      expect(Math.min(...cut.map((at) => Math.abs(at - (isLevel ? y1 : x1))))).toBeLessThan(0.01);
      const outside = isLevel
        ? Math.max(x1, x2) <= bleed.x + 0.01 || Math.min(x1, x2) >= bleed.x + bleed.width - 0.01
        : Math.max(y1, y2) <= bleed.y + 0.01 || Math.min(y1, y2) >= bleed.y + bleed.height - 0.01;
      expect(outside).toBe(true);
    }
  });

  it('are not there unless asked for', async () => {
    const bare = await PDFDocument.load(plain.bytes);
    const page = bare.getPages()[4]!;
    expect(page.getMediaBox()).toEqual(page.getTrimBox());
    expect(page.node.get(PDFName.of('Contents'))).toBeDefined();
  });
});

it('chapters that continue stand below the end of the one before; parts and front matter do not', async () => {
  const printed = await press.print({
    chapters: [
      short('Preface', 'front'),
      ...['One', 'Two', 'Three', 'Four', 'Five'].map((title) => short(title)),
    ],
    configuration: printing({ chapters: 'continue' }),
  });
  expect(faultsOf(printed)).toEqual([]);
  const { pageOf, pages } = printed.pageMap;
  const openers = ['one', 'two', 'three', 'four', 'five'].map((id) => pageOf[id]!);
  expect(pageOf.preface).toBeLessThan(openers[0]!);
  expect(pages[openers[0]!]!.folio).toBe('1');
  // Two chapters and more on a page, none parted from its heading, and the notes of each on its page.
  expect(new Set(openers).size).toBeLessThan(openers.length);
  expect(pages.length).toBe(Math.max(...openers, pageOf['note-6']!) + 1);
  const titles = ['One', 'Two', 'Three', 'Four', 'Five'];
  for (const [index, page] of openers.entries()) {
    const pieces = printed.reading.pages[page]!.body.map((piece) => piece.text.trim()).filter(Boolean);
    expect(pieces).toContain(titles[index]);
    expect(printed.reading.pages[page]!.head === '').toBe(titles.includes(pieces[0]!));
  }
});

describe('what no choice of pages avoids', () => {
  it('is told: a note that cannot begin on the page of its call', async () => {
    const long = Array.from({ length: 50 }, () => words(30, roll)).join('\n\n    ');
    const { problems } = await press.print({
      chapters: [`# One\n\n${text(4)}\n\nShort.[^a] [^b]\n\n[^a]: ${long}\n\n[^b]: The second.`],
    });
    expect(problems.map(({ ruleId, severity, file }) => [ruleId, severity, file])).toEqual([
      ['make-up', 'warning', '001.md'],
    ]);
    expect(problems[0]!.reason).toMatch(
      /^expected every note to begin on the page of its call, found no room for one on page \d /u,
    );
  });
});

it('a row that is higher than a page is set as blocks, and nothing of it is lost', async () => {
  const cell = words(900, roll);
  const printed = await press.print({
    chapters: [
      `# One\n\nBefore.\n\n| a | b |\n|---|---|\n| ${cell}[^a] | last |\n\nAfter.\n\n[^a]: The note.`,
    ],
  });
  expect(faultsOf(printed)).toEqual([]);
  expect(printed.problems).toEqual([]);
});

it.each([
  ['a list', '- beginning of a list\n    - end'],
  ['code', '```\n    beginning of code\n    ```'],
])('a note that begins with %s has its number beside it', async (_, content) => {
  const printed = await press.print({ chapters: [`# One\n\nText.[^a]\n\n[^a]:\n    ${content}\n`] });
  expect(faultsOf(printed)).toEqual([]);
  const { notes } = printed.reading.pages.find(({ notesFrom }) => notesFrom !== undefined)!;
  const number = notes.find((piece) => piece.text.trim() === '1')!;
  const first = notes.find((piece) => piece.text.startsWith('beginning'))!;
  expect(Math.abs(number.base - first.base)).toBeLessThan(2);
  expect(number.left).toBeLessThan(first.left - 10);
});
