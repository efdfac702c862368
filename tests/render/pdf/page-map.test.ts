/** The page map says at which character each page begins: compared with the first word that is printed there. */
import { afterAll, expect, it } from 'vitest';
import { faultsOf } from '../../print/pages/check-pages.ts';
import { Press, printing, type Printed } from '../../print/pages/press.ts';

const press = new Press();
afterAll(() => press.close());

/** A text whose every word is another, so that a word tells its place: `w17`, with a call after every 40th. */
class Numbered {
  /** Words, and the ids of what stands between them, in order. */
  readonly tokens: string[] = [];
  private word = 0;
  private call = 0;

  heading(title: string): string {
    this.tokens.push(`#${title.toLowerCase()}`, title);
    return `## ${title}\n\n`;
  }

  /** Words with calls; ids of calls stand after the word that they are glued to. */
  words(count: number, calls = true): string {
    const text: string[] = [];
    for (let each = 0; each < count; each++) {
      this.word++;
      this.tokens.push(`w${this.word}`);
      const called = calls && this.word % 40 === 0;
      if (called) this.tokens.push(`#call-${++this.call}`);
      text.push(`w${this.word}${called ? `[^${this.call}]` : ''}`);
    }
    return text.join(' ');
  }

  definitions(): string {
    return Array.from({ length: this.call }, (_, index) => `[^${index + 1}]: Note ${index + 1}.`).join(
      '\n\n',
    );
  }

  /** The word at some characters after an id. */
  at(id: string, characters: number): string | undefined {
    let left = characters;
    for (const token of this.tokens.slice(this.tokens.indexOf(`#${id}`) + 1)) {
      if (token.startsWith('#')) continue;
      if (left <= 0) return token;
      left -= token.length;
    }
    return undefined;
  }
}

function firstWord({ reading }: Printed, page: number): string {
  return reading.pages[page]!.body.map(({ text }) => text)
    .join(' ')
    .trim()
    .split(/\s+/u)[0]!;
}

it('begins every page at the character where it begins in print', async () => {
  const text = new Numbered();
  text.tokens.push('#opening', 'Opening');
  const blocks = [
    text.words(900),
    text.heading('Second') + text.words(150),
    Array.from({ length: 60 }, () => `- ${text.words(9)}`).join('\n'),
    `> ${text.words(700)}`,
    `| ${text.words(2, false)} |\n|---|\n${Array.from({ length: 70 }, () => `| ${text.words(3, false)} |`).join('\n')}`
      .replace(/\| (\w+) (\w+) \|\n\|---\|/u, '| $1 | $2 |\n|---|---|')
      .replaceAll(/\| (\w+) (\w+) (\w+) \|/gu, '| $1 | $2 $3 |'),
    text.heading('Third') + text.words(500),
  ];
  const printed = await press.print({
    chapters: [`# Opening\n\n${blocks.join('\n\n')}\n\n${text.definitions()}`],
    configuration: printing({ hyphenation: 'false' }),
  });
  expect(faultsOf(printed)).toEqual([]);
  const begun = printed.pageMap.pages.flatMap(({ begins }, page) => (begins ? [{ page, ...begins }] : []));
  expect(begun.length).toBeGreaterThan(9);
  expect(begun[0]).toMatchObject({ id: 'opening', characters: 0 });
  const expected = begun.map(({ page, id, characters }) => [page, text.at(id, characters)]);
  expect(begun.map(({ page }) => [page, firstWord(printed, page)])).toEqual(expected);
});

it('says nothing of pages that have no text of the book: title page, blanks, pages of notes only', async () => {
  const long = Array.from({ length: 60 }, (_, index) => `Paragraph ${index} of a note that goes on.`).join(
    '\n\n    ',
  );
  const printed = await press.print({
    chapters: [`# One\n\nShort.[^a]\n\n[^a]: ${long}`, '# Two\n\nShort.'],
    configuration: printing({ chapters: 'recto' }),
  });
  expect(faultsOf(printed)).toEqual([]);
  const { pages } = printed.pageMap;
  const mapped = pages.flatMap(({ begins }, page) => (begins ? [[page, begins.id]] : []));
  const opener = (id: string): number => printed.pageMap.pageOf[id]!;
  expect(opener('two')).toBeGreaterThan(opener('one') + 1);
  expect(mapped).toEqual([
    [opener('one'), 'one'],
    [opener('two'), 'two'],
  ]);
});
