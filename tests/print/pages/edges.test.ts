/** Where pages, notes and words end: the faults that were found there once. */
import { afterAll, expect, it } from 'vitest';
import { HAS_POPPLER, copiedText } from '../poppler.ts';
import { faultsOf, said } from './check-pages.ts';
import { linesOf } from './lines-of-pages.ts';
import { PICTURES, png } from './pictures.ts';
import { Press, type Printed } from './press.ts';
import { dice, words } from './words.ts';

const press = new Press();
afterAll(() => press.close());
const roll = dice(11);
const TALL =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 2400" width="400" height="2400"><rect width="100%" height="100%" fill="#dde"/></svg>';

const faultsOfPages = ({ problems }: Printed): string[] =>
  problems.filter(({ ruleId }) => ruleId === 'make-up').map(({ reason }) => reason);

it.each([
  ['a line break', 'One line.\\\nAnother line.'],
  ['an address that may be broken', `See https://example.org/${'averylongdirectoryname/'.repeat(5)}`],
])('a note that goes on overleaf keeps %s where it was', async (_what, beginning) => {
  const long = `${beginning} ${words(700, roll)}`;
  const printed = await press.print({ chapters: [`# One\n\n${words(20, roll)}[^1]\n\n[^1]: ${long}\n`] });
  expect(faultsOf(printed)).toEqual([]);
  const pages = printed.reading.pages.filter(({ notes }) => notes.length > 0);
  expect(pages.length).toBeGreaterThan(1);
  // A page that the note fills is full to the last line, and the lines of the rest are as planned.
  const [first] = pages;
  const bases = [...new Set(first!.notes.map(({ base }) => Math.round(base)))].toSorted((a, b) => a - b);
  const leading = bases.at(-1)! - bases.at(-2)!;
  const steps = bases.slice(2).map((base, index) => base - bases[index + 1]!);
  expect(Math.max(...steps)).toBeLessThan(leading * 1.5);
});

it.each([
  ['in the chapter', ':::figure\n![A](tall.svg)\n\nCap[^1]\n:::'],
  ['in a box', '::::box{title="b"}\n:::figure\n![A](tall.svg)\n\nCap[^1]\n:::\n::::'],
])(
  'a tall figure at the end %s has its note on its page, and leaves no page empty',
  async (_where, block) => {
    const printed = await press.print({
      chapters: [
        `# One\n\n${words(40, roll)}\n\n${block}\n\n[^1]: Captionnote.\n`,
        `# Two\n\n${words(5, roll)}\n`,
      ],
      files: { 'tall.svg': TALL },
    });
    expect(faultsOf(printed)).toEqual([]);
    expect(faultsOfPages(printed)).toEqual([]);
    const { pages, destinations } = printed.reading;
    const at = destinations.get('call-1')!;
    expect(said(pages[at]!.notes)).toContain('Captionnote');
    expect(said(pages[at]!.body)).toContain('Cap');
    const two = pages.findIndex(({ body }) => said(body).startsWith('Two'));
    // At most the blank page before a right one lies between.
    expect(two - at).toBeLessThanOrEqual(2);
  },
);

it('an empty note of a draft shows its number at the foot of the page of its call', async () => {
  const printed = await press.print({ chapters: ['# One\n\nSome words[^1] and more.\n\n[^1]:\n'] });
  const page = printed.reading.pages.find(({ body }) => said(body).includes('Somewords'));
  expect(page?.notes.map(({ text }) => text.trim()).filter((text) => text !== '')).toEqual(['1']);
});

it('the contents have as many pages as were planned, whatever room is left on the last', async () => {
  for (let more = 0; more < 5; more++) {
    const headings = Array.from({ length: 18 + more }, () => `## ${words(4, roll)}\n\nText.`);
    const printed = await press.print({ chapters: [`# One\n\n${headings.join('\n\n')}\n`] });
    expect(printed.reading.pages).toHaveLength(printed.pageMap.pages.length);
    const contents = printed.reading.pages.filter(({ folio }) => /^[ivx]+$/u.test(folio.trim()));
    const lines = contents.flatMap((page) => linesOf(page));
    // The leader is on the line of its entry, and the folio at the end of it.
    for (const { text } of lines.slice(1)) expect(text).toMatch(/ ?[. ]{4,} ?\d+$/u);
    expect(lines).toHaveLength(headings.length + 2);
  }
});

it('calls that touch are told apart', async () => {
  const printed = await press.print({
    chapters: ['# One\n\nFact.[^a][^b] Next[^c].\n\n[^a]: A.\n\n[^b]: B.\n\n[^c]: C.\n'],
  });
  const page = printed.reading.pages.find(({ body }) => said(body).includes('Fact'));
  const lines = linesOf(page!, 6).map(({ text }) => text.replaceAll(' ', ''));
  expect(lines).toContain('Fact.1,2Next3.');
});

it.skipIf(!HAS_POPPLER)('a divided word is whole when it is copied', async () => {
  const text = words(400, roll);
  const printed = await press.print({ chapters: [`# One\n\n${text}\n`] });
  const copied = await copiedText(printed.bytes);
  expect(copied).not.toContain('\u00AD');
  // In the order of reading, Poppler joins what a hyphen at a line end divides.
  const joined = copied.replaceAll(/\s+/gu, ' ');
  const seen = printed.reading.pages
    .flatMap((page) => linesOf(page))
    .filter((line) => line.text.endsWith('-'));
  expect(seen.length).toBeGreaterThan(3);
  const long = text.split(' ').filter((word) => word.length > 9);
  const lost = long.filter((word) => !joined.includes(word));
  // What a page end divides stays in two.
  expect(lost.length).toBeLessThanOrEqual(printed.reading.pages.length);
});

it.each([
  ['alone', (name: string) => `![A](${name})`],
  ['alone, linked', (name: string) => `[![A](${name})](https://example.org)`],
  ['within a line', (name: string) => `Some words ![A](${name}) and more words after it.`],
  ['in an item', (name: string) => `- One.\n- ![A](${name})`],
  ['in a quotation', (name: string) => `> One.\n>\n> ![A](${name})`],
  ['in a box', (name: string) => `:::box{title="B"}\nOne.\n\n![A](${name})\n:::`],
  ['beside another', (name: string) => `![A](${name}) ![A](${name})`],
])('pictures of every shape stand on their pages %s', async (_where, block) => {
  const shapes = {
    ...PICTURES,
    'huge.png': png(1500, 1100),
    'long.png': png(1600, 400),
    'high.png': png(600, 1200),
  };
  const chapters = Object.keys(shapes).map(
    (name) =>
      `# ${name}\n\n${words(30, roll)}\n\n${words(30, roll)}[^1]\n\n${block(name)}\n\n${words(40, roll)}\n\n[^1]: ${words(9, roll)}\n`,
  );
  const printed = await press.print({ chapters, files: shapes });
  expect(faultsOf(printed)).toEqual([]);
});
