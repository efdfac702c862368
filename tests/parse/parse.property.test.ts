/** Whatever is typed, the parser neither throws nor loses a word of it. */
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { expect, it } from 'vitest';
import { compose } from '../../src/book/composition.ts';
import { parse, type Book } from '../../src/book/book.ts';
import { loadFrom } from '../../src/manuscript/load.ts';
import { memoryFiles } from '../../src/manuscript/memory.ts';
import { serialized } from '../book/serialized.ts';

const book = async (markdown: string): Promise<Book> =>
  parse(await loadFrom(memoryFiles({ 'manuscript.yaml': 'title: T', 'a.md': markdown }), 'book'));

/** Bits that mean something, in orders that nobody thought of. */
const bit = fc.constantFrom(
  'word',
  'Luke 3:16',
  '"',
  "'",
  '*',
  '**',
  '_',
  '`',
  '[',
  ']',
  '(',
  ')',
  '^[',
  '[^1]',
  '[^x y]',
  '[^1]: ',
  '![',

  ':::box',
  ':::boks',
  ':::',
  '::::',
  '::pagebreak',
  '::x',
  ':lang[',
  ']{kk}',
  ':smallcaps[',
  '{#id}',
  '{',
  '}',

  '<b>',
  '</b>',
  '<i>',
  '</i>',
  '<br>',
  '<!-- ',
  ' -->',
  '> ',
  '- ',
  '# ',
  '| a |',
  '| - |',
  '---',
  '    ',

  '\n',
  '\n\n',
  '\r\n',
  ' ',
  '\t',
  '\\',
  '&amp;',
  'https://x.org/a',
  'www.x.org',
  '~~',
  '\0',
  '\uFEFF',
  '𝒜',
  'é',
);
const jumble = fc.array(bit, { maxLength: 25 }).map((bits) => bits.join(''));

it('throws at nothing, from the source to the page', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(jumble, fc.string({ unit: 'binary', maxLength: 80 })), async (markdown) => {
      expect(compose(await book(markdown)).chapters).toHaveLength(1);
    }),
    { numRuns: 1500 },
  );
});

/** Prose with marks between its words; each word stands once, so that each can be looked for. */
const mark = fc.constantFrom(
  ' ',
  '\n',
  '\n\n',
  ' *',
  '* ',
  ' **',
  ' `',
  '` ',
  ' [',
  '] ',
  ' (',
  ') ',
  '^[',
  '] ',
  ' "',
  '" ',
  " '",
  "' ",

  '\n:::box\n',
  '\n:::\n',
  '\n:::boks\n',
  '\n::pagebreak\n',
  ' :lang[',
  ']{kk} ',
  '\n\n> ',
  '\n\n- ',
  '\n\n# ',

  ' <b>',
  '</b> ',
  '<i> ',
  '</i> ',
  ' {#',
  '} ',
  ': ',
  ' :',
  '...',
  ' -- ',
  '[^',
  '\\',
  '\n| ',
  ' | ',
  '~~',
  '_ ',
);

it('loses no word, whatever marks stand between', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(mark, { minLength: 1, maxLength: 14 }), async (marks) => {
      const words = marks.map((_, index) => `w${index}w`);
      const markdown = `begin ${marks.map((item, index) => item + words[index]!).join('')} end`;
      const parsed = await book(markdown);
      const all = JSON.stringify(parsed.chapters.map(({ tree }) => valuesOf(tree)));
      for (const word of words) expect(all).toContain(word);
    }),
    { numRuns: 1500 },
  );
});

/** Every string of a tree but the places: text, labels, addresses, ids. */
function valuesOf(node: Nodes): unknown {
  const { position: _, ...rest } = node;
  return 'children' in node ? { ...rest, children: node.children.map(valuesOf) } : rest;
}

it('prints each plain word of a paragraph with inline notes, in the text or in a note', async () => {
  const piece = fc.constantFrom('^[', ']', ' *', '* ', '(', ')', ' "', '" ', '[', '\n');
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 12 }), async (pieces) => {
      const markdown = pieces.map((item, index) => `w${index}w${item}`).join('');
      const page = serialized(await book(markdown));
      for (const index of pieces.keys()) expect(page).toContain(`w${index}w`);
    }),
    { numRuns: 500 },
  );
});
