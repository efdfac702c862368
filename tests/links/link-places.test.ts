/** Where the addresses of a book stand. */
import { expect, it } from 'vitest';
import { linkPlaces } from '../../src/links/link-places.ts';
import { bookOf, chapterOf } from '../check/in-memory.ts';

/** `address at what the source has there (label)`. */
async function places(markdown: string): Promise<string[]> {
  const book = await chapterOf(markdown);
  return [...linkPlaces(book)].flatMap(([address, found]) =>
    found.map(({ chapter, place, label }) => {
      const source = String(chapter.source);
      const lines = source.split('\n');
      const { start, end } = place ?? {};
      const byOffset = source.slice(start?.offset, end?.offset);
      const byLine = (lines[(start?.line ?? 0) - 1] ?? '').slice((start?.column ?? 0) - 1);
      expect(byLine.startsWith(byOffset.split('\n')[0] ?? '')).toBe(true);
      return `${address} at ${byOffset}${label === undefined ? '' : ` (${label})`}`;
    }),
  );
}

it.each([
  ['See <https://example.org/a>.', 'https://example.org/a at https://example.org/a'],
  ['See https://example.org/a.', 'https://example.org/a at https://example.org/a'],
  ['See www.example.org/a.', 'http://www.example.org/a at www.example.org/a'],
  ['See [it](https://example.org/a "The page").', 'https://example.org/a at https://example.org/a'],
  ['See [it](<https://example.org/a b>).', 'https://example.org/a%20b at https://example.org/a b'],
  ['See [https://example.org/a](https://example.org/a).', 'https://example.org/a at https://example.org/a'],
  ['See [](https://example.org/a).', 'https://example.org/a at https://example.org/a'],
  [
    'See [it](https://example.org/?a&amp;b).',
    'https://example.org/?a&b at [it](https://example.org/?a&amp;b)',
  ],
  ['See [it][a].\n\n[a]: https://example.org/a', 'https://example.org/a at [it][a]'],
  ['> See *[a\n> b](https://example.org/a)*.', 'https://example.org/a at https://example.org/a'],
  ['See [it](HTTPS://Example.ORG/a#b).', 'https://example.org/a at HTTPS://Example.ORG/a#b'],
])('%j', async (markdown, expected) => {
  expect(await places(`First.\n\n${markdown}\n`)).toEqual([expected]);
});

it('knows the note that a link stands in, also an inline one and one within a list', async () => {
  const found = await places(
    'A.[^7] B.^[See <https://example.org/b>.]\n\n[^7]: First.\n\n    - See [c](https://example.org/c).\n',
  );
  expect(found).toHaveLength(2);
  expect(found).toContain('https://example.org/c at https://example.org/c (7)');
  expect(found.find((place) => place.includes('/b'))).toMatch(/ at https:\/\/example\.org\/b \(.+\)$/u);
});

it('finds nothing in code, in images, and in what is no address', async () => {
  expect(
    await places(
      '`https://example.org/a` ![b](https://example.org/b) <tel:1> [c](https://)\n\n    https://example.org/d\n',
    ),
  ).toEqual([]);
});

it('goes by chapters, in order', async () => {
  const book = await bookOf({
    '1.md': '<https://b.example/> <https://a.example/>',
    '2.md': '<https://b.example/>',
  });
  expect(
    [...linkPlaces(book)].map(([address, found]) => [address, found.map(({ chapter }) => chapter.path)]),
  ).toEqual([
    ['https://b.example/', ['1.md', '2.md']],
    ['https://a.example/', ['1.md']],
  ]);
});
