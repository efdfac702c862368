/** Where links lead, and what they print. */
import { describe, expect, it } from 'vitest';
import { resolveLink } from '../../src/book/links.ts';
import { bodyOf, bookOf, serialized } from './serialized.ts';

const chapters = {
  'one.md': '# One\n\n## Summary\n\nText. x[^ä]\n\n[^ä]: Note.\n\n:::epigraph{#words}\nSaid.\n:::\n',
  'two words.md': '# Two\n\n## Summary\n\n![Map](map.png "Caption")\n',
  'text/three.md': '# Three {#third}\n\n[^unused]: ## Unread {#unread}\n',
};

async function endOf(url: string, from: number): Promise<string> {
  const book = await bookOf(chapters, 'chapters: [one.md, two words.md, text/three.md]');
  const end = resolveLink(url, book.chapters[from - 1]!, book);
  if (end.kind === 'target') return `#${end.target.id}`;
  return end.kind === 'note' ? `#${end.note.id}` : end.kind;
}

describe('a link', () => {
  it.each<[string, number, string]>([
    ['https://example.com', 1, 'web'],
    ['HTTP://example.com', 1, 'web'],
    ['mailto:a@example.com', 1, 'web'],
    ['tel:+77', 1, 'web'],
    ['#summary', 1, '#summary'],
    // A chapter's own heading goes first, though another chapter has one of the same words.
    ['#summary', 2, '#summary-2'],
    ['two%20words.md#summary', 1, '#summary-2'],
    ['two words.md#summary', 1, '#summary-2'],
    ['./one.md#summary', 2, '#summary'],
    ['#summary-2', 1, '#summary-2'],
    ['two%20words.md', 1, '#two'],
    ['../one.md', 3, '#one'],
    ['text/three.md', 1, '#third'],
    ['#third', 1, '#third'],
    ['#figure-1', 1, '#figure-1'],
    ['#words', 1, '#words'],
    ['#^ä', 1, '#note-1'],
    ['#^Ä', 1, '#note-1'],
    ['#^%C3%A4', 1, '#note-1'],
    ['#^a\u0308', 1, '#note-1'],
    ['#^ä', 2, 'broken'],
    ['#^none', 1, 'broken'],
    ['#none', 1, 'broken'],
    ['#unread', 3, 'broken'],
    ['none.md', 1, 'broken'],
    ['/one.md', 1, 'broken'],
    ['../../one.md', 3, 'broken'],
    ['javascript:alert(1)', 1, 'unsafe'],
    [' JavaScript:alert(1)', 1, 'unsafe'],
    ['java\nscript:alert(1)', 1, 'unsafe'],
    ['java\tscript:alert(1)', 1, 'unsafe'],
    ['\u0001javascript:alert(1)', 1, 'unsafe'],
    ['vbscript:x', 1, 'unsafe'],
    ['data:text/html,x', 1, 'unsafe'],
    ['file:///etc/passwd', 1, 'unsafe'],
    ['//example.com', 1, 'unsafe'],
    ['\\\\example.com', 1, 'unsafe'],
    ['/\\example.com', 1, 'unsafe'],
  ])('to %j from chapter %i is %s', async (url, from, end) => {
    expect(await endOf(url, from)).toBe(end);
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](<java&#10;script:alert(1)>)',
    '[x](&#106;avascript:alert&#40;1&#41;)',
    '[x](javascript&colon;alert(1))',
    '[x][a]\n\n[a]: javascript:alert(1)',
    '[x](data:text/html;base64,AA)',
    '[x](#nowhere)',
  ])('%j leaves its text and no address', async (markdown) => {
    expect(await bodyOf(markdown)).toBe('<p>x</p>');
  });
});

const print = async (markdown: string, yaml = ''): Promise<string> =>
  serialized(await bookOf({ 'a.md': `${markdown}\n\n[^n]: Note.\n` }, yaml)).split('</p>')[0]!;

describe('the text of a link', () => {
  const map = '\n\n![Map](map.png "Caption"){decorative}';
  it.each<[string, string]>([
    [`[](#figure-1)${map}`, '<p><a href="#figure-1">Figure 1</a>'],
    [
      `[see {ref}](#figure-1)${map}`,
      '<p><a href="#figure-1">see <span class="page-reference" data-target="figure-1">Figure 1</span></a>',
    ],
    ['[](#deep-down)\n\n## Deep *down*', '<p><a href="#deep-down">Deep down</a>'],
    ['[](https://example.com)', '<p><a href="https://example.com">https://example.com</a>'],
    ['[](#words)\n\n:::epigraph{#words}\nSaid.\n:::', '<p><a href="#words">words</a>'],
  ])('%j', async (markdown, expected) => {
    expect(await print(markdown)).toBe(expected);
  });
  it('has the number of a note, whatever its label', async () => {
    const text = 'x^[First.] y[^n] [](#^n) [see note {note}, *{note}*](#^n)';
    expect(await print(text)).toContain(
      '<a href="#note-2">note 2</a> <a href="#note-2">see note 2, <em>2</em></a>',
    );
  });
  it('goes by the chapter where its target has no name', async () => {
    expect(await print('# Trade\n\n[](#words)\n\n:::verse{#words}\nSaid.\n:::')).toContain(
      '<a href="#words">Trade</a>',
    );
  });
});
