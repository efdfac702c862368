/** The page map says at which character each page begins: compared with the first word that is printed there. */
import type { ElementContent } from 'hast';
import { afterAll, expect, it } from 'vitest';
import type { BookPlace } from '../../../src/render/page-map.ts';
import { faultsOf } from '../../print/pages/check-pages.ts';
import { Press, printing, type Printed } from '../../print/pages/press.ts';

const press = new Press();
afterAll(() => press.close());

/** A text whose every word is another, so that a word tells its place: `w17`, with a call after every 40th. */
class Numbered {
  private word = 0;
  private call = 0;

  words(count: number, calls = true): string {
    const text: string[] = [];
    for (let each = 0; each < count; each++) {
      this.word++;
      const called = calls && this.word % 40 === 0;
      text.push(`w${this.word}${called ? `[^${++this.call}]` : ''}`);
    }
    return text.join(' ');
  }

  definitions(): string {
    return Array.from({ length: this.call }, (_, index) => `[^${index + 1}]: Note ${index + 1}.`).join(
      '\n\n',
    );
  }
}

/** The word at a place, read from the composition by the rules that the page map states. */
function wordAt({ composition }: Printed, place: BookPlace | undefined): string | undefined {
  const chapter = composition.chapters[place && 'chapter' in place ? place.chapter - 1 : -1];
  if (place?.in === 'head') return chapter?.title;
  if (place?.in !== 'body') return undefined;
  let left = place.characters;
  for (const word of textOf(chapter?.body[place.block]).trim().split(/\s+/u)) {
    if (left <= 0) return word;
    left -= word.length;
  }
  return undefined;
}

/** The text of a block without its calls; words of its blocks are apart. */
function textOf(node: ElementContent | undefined): string {
  if (node?.type === 'text') return node.value;
  if (node?.type !== 'element' || node.tagName === 'sup') return '';
  const text = node.children.map(textOf).join('');
  return /^(?:p|li|td|th)$/u.test(node.tagName) ? ` ${text} ` : text;
}

function firstWord({ reading }: Printed, page: number): string {
  return reading.pages[page]!.body.map(({ text }) => text)
    .join(' ')
    .trim()
    .split(/\s+/u)[0]!;
}

it('begins every page at the character where it begins in print', async () => {
  const text = new Numbered();
  const blocks = [
    text.words(900),
    `## Second\n\n${text.words(150)}`,
    Array.from({ length: 60 }, () => `- ${text.words(9)}`).join('\n'),
    `> ${text.words(700)}`,
    `| ${text.words(1, false)} | ${text.words(1, false)} |\n|---|---|\n${Array.from({ length: 70 }, () => `| ${text.words(1, false)} | ${text.words(2, false)} |`).join('\n')}`,
    `## Third\n\n${text.words(500)}`,
  ];
  const printed = await press.print({
    chapters: [
      `---\nsubtitle: Text that is not of the composition\n---\n\n# Opening\n\n${blocks.join('\n\n')}\n\n${text.definitions()}`,
    ],
    configuration: printing({ hyphenation: 'false' }),
  });
  expect(faultsOf(printed)).toEqual([]);
  const begun = printed.pageMap.pages.flatMap(({ begins }, page) =>
    begins && begins.in !== 'contents' ? [{ page, begins }] : [],
  );
  expect(begun.length).toBeGreaterThan(9);
  expect(begun[0]?.begins).toEqual({ in: 'head', chapter: 1 });
  const expected = begun.map(({ page, begins }) => [page, wordAt(printed, begins)]);
  expect(begun.map(({ page }) => [page, firstWord(printed, page)])).toEqual(expected);
});

it('says nothing of pages that no text of the book begins: title page, blanks, pages of notes only', async () => {
  const long = Array.from({ length: 60 }, (_, index) => `Paragraph ${index} of a note that goes on.`).join(
    '\n\n    ',
  );
  const printed = await press.print({
    chapters: [`# One\n\nShort.[^a]\n\n[^a]: ${long}`, '# Two\n\nShort.'],
    configuration: printing({ chapters: 'recto' }),
  });
  expect(faultsOf(printed)).toEqual([]);
  const { pages } = printed.pageMap;
  const mapped = pages.flatMap(({ begins }, page) => (begins ? [[page, begins]] : []));
  const opener = (id: string): number => printed.pageMap.pageOf[id]!;
  expect(opener('two')).toBeGreaterThan(opener('one') + 1);
  expect(mapped).toEqual([
    [2, { in: 'contents' }],
    [opener('one'), { in: 'head', chapter: 1 }],
    [opener('two'), { in: 'head', chapter: 2 }],
  ]);
});

it('says which note, and which entry of the contents, a page begins with', async () => {
  const chapters = Array.from({ length: 3 }, (_, chapter) => {
    const sections = Array.from(
      { length: 30 },
      (_each, index) => `## Section ${chapter} ${index}\n\nWord.[^${index}]`,
    );
    const notes = Array.from(
      { length: 30 },
      (_each, index) => `[^${index}]: ${'Words of a note. '.repeat(9)}`,
    );
    return `# Chapter ${chapter}\n\n${[...sections, ...notes].join('\n\n')}`;
  });
  const printed = await press.print({ chapters, configuration: printing({ notes: 'book' }) });
  const { pages, pageOf } = printed.pageMap;
  const begun = pages.flatMap(({ begins }, page) => (begins ? [{ page, begins }] : []));
  const entries = begun.flatMap(({ begins }) => (begins.in === 'contents' ? [begins.entry] : []));
  expect(entries.length).toBeGreaterThan(1);
  expect(entries[0]).toBeUndefined();
  expect(entries.slice(1).filter((id) => id !== undefined && pageOf[id] === undefined)).toEqual([]);
  const opened = begun.findIndex(({ begins }) => begins.in === 'notes');
  expect(pageOf['note-1']).toBe(begun[opened]?.page);
  const inNotes = begun.slice(opened + 1);
  expect(inNotes.length).toBeGreaterThan(2);
  for (const { page, begins } of inNotes) {
    if (begins.in !== 'note') throw new Error(`expected a note, found ${begins.in}`);
    // A note that the page begins within began on the page before.
    expect([begins.note, pageOf[begins.note]]).toEqual([
      begins.note,
      begins.characters === 0 ? page : page - 1,
    ]);
  }
});

it('says which entry of the contents a page begins with, where it is the first below another', async () => {
  const begun: (readonly [entry: string | undefined, printed: string | undefined])[] = [];
  // Pages end elsewhere with every title that takes two lines.
  for (const long of [0, 1, 2, 3]) {
    const chapters = Array.from({ length: 60 }, (_, chapter) => {
      const title = `Chapter${chapter}${chapter < long ? ' of many words'.repeat(6) : ''}`;
      return `# ${title}\n\nWord.\n\n## Section${chapter}a\n\nWord.\n\n## Section${chapter}b\n\n## Section${chapter}c\n`;
    });
    const printed = await press.print({ chapters, configuration: printing() });
    const titles = new Map(
      printed.composition.contents.flatMap((entry) =>
        [entry, ...entry.children].map(({ id, title }) => [id, title]),
      ),
    );
    for (const [page, { begins }] of printed.pageMap.pages.entries()) {
      if (begins?.in !== 'contents' || begins.entry === undefined) continue;
      const words = printed.reading.pages[page]!.body.map(({ text }) => text).join(' ');
      begun.push([titles.get(begins.entry), /(?:Chapter|Section)\w+/u.exec(words)?.[0]]);
    }
  }
  expect(begun.some(([, word]) => /a$/u.test(word!))).toBe(true);
  expect(begun.map(([title]) => title)).toEqual(begun.map(([, word]) => word));
});
