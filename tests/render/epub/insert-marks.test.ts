/** Marks of printed pages go right before the character that a page begins with, and change nothing else. */
import fc from 'fast-check';
import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { insertMarks, type PlacedMarks } from '../../../src/render/epub/insert-marks.ts';

function blocksOf(source: string): ElementContent[] {
  return fromHtml(source, { fragment: true }).children as ElementContent[];
}

function mark(id: string): Element {
  return { type: 'element', tagName: 'i', properties: { id }, children: [] };
}

/** The source with marks, each written as `¦`. */
function marked(source: string, ...places: [block: number, characters: number, count?: number][]): string {
  const placed = places.map(([block, characters, count = 1], index): PlacedMarks => ({
    block,
    characters,
    marks: Array.from({ length: count }, (_, nth) => mark(`m${index}${'abc'[nth]}`)),
  }));
  const root: Root = { type: 'root', children: insertMarks(blocksOf(source), placed) };
  return toHtml(root).replaceAll(/<i id="m\d+[abc]"><\/i>/gu, '¦');
}

const CALL = '<sup class="call"><a id="call-1" href="#note-1">1</a></sup>';

it.each<[string, string, [number, number, number?][], string]>([
  ['the beginning of a paragraph', '<p>One</p><p>two</p>', [[1, 0]], '<p>One</p><p>¦two</p>'],
  ['a word', '<p>One two</p>', [[0, 3]], '<p>One ¦two</p>'],
  ['the rest of a divided word', '<p>One dou\u00ADbled</p>', [[0, 6]], '<p>One dou\u00AD¦bled</p>'],
  ['a word after a call', `<p>One${CALL} two</p>`, [[0, 3]], `<p>One${CALL} ¦two</p>`],
  ['a word that begins stressed', '<p>One <em>two</em></p>', [[0, 3]], '<p>One ¦<em>two</em></p>'],
  ['a word within stress', '<p><em>One two</em></p>', [[0, 3]], '<p><em>One ¦two</em></p>'],
  [
    'a link, whole, whatever it begins with',
    '<p>See <a href="x"><code>one</code> two</a></p>',
    [[0, 3]],
    '<p>See ¦<a href="x"><code>one</code> two</a></p>',
  ],
  ['a word in a link', '<p><a href="x">one two</a></p>', [[0, 3]], '<p><a href="x">one ¦two</a></p>'],
  [
    'what is stressed, but not the call before it',
    `<p><em>${CALL}two</em></p>`,
    [[0, 0]],
    `<p><em>${CALL}¦two</em></p>`,
  ],
  ['a heading', '<p>One</p><h2>Two</h2>', [[1, 0]], '<p>One</p>¦<h2>Two</h2>'],
  ['a word in a heading', '<h2>Two <em>three</em></h2>', [[0, 3]], '<h2>Two ¦<em>three</em></h2>'],
  [
    'the heading of a box',
    '<aside><h3>Title</h3><p>One</p></aside>',
    [[0, 0]],
    '<aside>¦<h3>Title</h3><p>One</p></aside>',
  ],
  [
    'a list: its first item',
    '<ul>\n<li>One</li>\n<li>two</li>\n</ul>',
    [[0, 0]],
    '<ul>\n<li>¦One</li>\n<li>two</li>\n</ul>',
  ],
  [
    'an item',
    '<ul>\n<li>One</li>\n<li><p>two</p></li>\n</ul>',
    [[0, 3]],
    '<ul>\n<li>One</li>\n<li><p>¦two</p></li>\n</ul>',
  ],
  [
    'a table, before its caption',
    '<table><caption>A</caption><thead><tr><th>B</th></tr></thead><tbody><tr><td>C</td></tr></tbody></table>',
    [[0, 0]],
    '¦<table><caption>A</caption><thead><tr><th>B</th></tr></thead><tbody><tr><td>C</td></tr></tbody></table>',
  ],
  [
    'a row: its first cell',
    '<table><thead><tr><th>B</th></tr></thead><tbody><tr><td>C</td></tr><tr><td><em>D</em></td></tr></tbody></table>',
    [[0, 2]],
    '<table><thead><tr><th>B</th></tr></thead><tbody><tr><td>C</td></tr><tr><td>¦<em>D</em></td></tr></tbody></table>',
  ],
  [
    'a row whose first cell is empty',
    '<table><tbody><tr><td>C</td></tr><tr><td></td><td>D</td></tr></tbody></table>',
    [[0, 1]],
    '<table><tbody><tr><td>C</td></tr><tr><td></td><td>¦D</td></tr></tbody></table>',
  ],
  [
    'a figure',
    '<p>One</p><figure><img alt="Long text"><figcaption>C</figcaption></figure>',
    [[1, 0]],
    '<p>One</p>¦<figure><img alt="Long text"><figcaption>C</figcaption></figure>',
  ],
  [
    'what comes after a picture',
    '<figure><img alt="Long text"><figcaption>Cd</figcaption></figure>',
    [[0, 1]],
    '<figure><img alt="Long text"><figcaption>¦Cd</figcaption></figure>',
  ],
  [
    'a picture among others',
    '<p>One <img alt=""> <img alt=""></p>',
    [[0, 4]],
    '<p>One <img alt=""> ¦<img alt=""></p>',
  ],
  ['a line of code', '<pre><code>a b\n  c\n</code></pre>', [[0, 2]], '<pre><code>a b\n  ¦c\n</code></pre>'],
  [
    'a reference to a page, whose text is another in print',
    '<p>See <span class="page-reference">Title</span> or not</p>',
    [
      [0, 3],
      [0, 4],
    ],
    '<p>See ¦<span class="page-reference">Title</span> ¦or not</p>',
  ],
  ['a character of two halves', '<p>a😀b</p>', [[0, 2]], '<p>a¦😀b</p>'],
  [
    'several pages, in one block',
    '<p>One two three</p>',
    [
      [0, 3],
      [0, 6],
    ],
    '<p>One ¦two ¦three</p>',
  ],
  ['several pages at one place', '<p>One two</p>', [[0, 3, 2]], '<p>One ¦¦two</p>'],
  ['the end of the last block', '<p>One</p>', [[1, 0]], '<p>One</p>¦'],
  ['beyond the last block', '<p>One</p>', [[0, 30]], '<p>One</p>¦'],
  ['beyond a block: the next', '<p>One</p><p>two</p>', [[0, 3]], '<p>One</p><p>¦two</p>'],
])('a mark before %s', (_, source, places, expected) => {
  expect(marked(source, ...places)).toBe(expected);
});

it('keeps the order of marks that come to stand at one place, counted from two blocks', () => {
  const placed = [
    { block: 0, characters: 3, marks: [mark('a')] },
    { block: 1, characters: 0, marks: [mark('b')] },
  ];
  const root: Root = { type: 'root', children: insertMarks(blocksOf('<p>One</p><p>two</p>'), placed) };
  expect(toHtml(root)).toBe('<p>One</p><p><i id="a"></i><i id="b"></i>two</p>');
});

it('leaves the content that it is given as it was', () => {
  const blocks = blocksOf('<p>One <em>two</em> three</p><p>four</p>');
  const before = structuredClone(blocks);
  const made = insertMarks(blocks, [{ block: 0, characters: 6, marks: [mark('a')] }]);
  expect(blocks).toEqual(before);
  expect(made[1]).toBe(blocks[1]);
});

describe('for any content', () => {
  const words = fc
    .array(fc.constantFrom('a', 'bc', 'ж', '😀', ' ', '\n', '\u00AD', '\u00A0', 'é'), { maxLength: 8 })
    .map((parts): ElementContent => ({ type: 'text', value: parts.join('') }));
  const call: fc.Arbitrary<ElementContent> = fc.constant(blocksOf(CALL)[0]!);
  const image: fc.Arbitrary<ElementContent> = fc.constant(blocksOf('<img alt="">')[0]!);
  const { content } = fc.letrec<{ content: ElementContent[]; node: ElementContent }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      words,
      call,
      image,
      fc
        .record({
          tagName: fc.constantFrom('p', 'em', 'a', 'li', 'h2', 'table', 'td', 'figure'),
          children: tie('content'),
        })
        .map(({ tagName, children }): ElementContent => ({
          type: 'element',
          tagName,
          properties: {},
          children,
        })),
    ),
    content: fc.array(tie('node'), { maxLength: 4 }),
  }));

  it('every mark stands before its character, in order, and without them all is as it was', () => {
    fc.assert(
      fc.property(content, fc.array(fc.nat(40), { maxLength: 6 }), (blocks, found) => {
        const places = [...new Set(found)].toSorted((a, b) => a - b);
        const placed = places.map((characters) => ({
          block: 0,
          characters,
          marks: [mark(`m${characters}`)],
        }));
        const made = insertMarks(blocks, placed);
        expect(withoutMarks(made)).toEqual(withoutMarks(blocks));
        const reading = read(made);
        expect(reading.filter((each) => /^m\d/u.test(each))).toEqual(places.map((each) => `m${each}`));
        const text = read(blocks).join('');
        const expected = places.map((wanted) => {
          // A place within a character of two halves is before it.
          const isWithin = /^[\uDC00-\uDFFF]/u.test(text.slice(wanted));
          return Math.min(text.length, isWithin ? wanted - 1 : wanted);
        });
        expect(placesRead(reading)).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });
});

/** What is read in order: a character, a picture as `▣`, a mark by its id. */
function read(nodes: readonly ElementContent[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text') return [...node.value.replaceAll(/[\s\u00AD]/gu, '')];
    if (node.type !== 'element' || node.tagName === 'sup') return [];
    if (node.tagName === 'img') return ['▣'];
    return node.tagName === 'i' ? [String(node.properties.id)] : read(node.children);
  });
}

function withoutMarks(nodes: readonly ElementContent[]): ElementContent[] {
  const kept = nodes.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node];
    return node.tagName === 'i' ? [] : [{ ...node, children: withoutMarks(node.children) }];
  });
  return kept.reduce<ElementContent[]>((joined, node) => {
    const last = joined.at(-1);
    if (last?.type === 'text' && node.type === 'text')
      joined[joined.length - 1] = { type: 'text', value: last.value + node.value };
    else joined.push(node);
    return joined;
  }, []);
}

/** How many characters come before each mark. */
function placesRead(reading: readonly string[]): number[] {
  let units = 0;
  return reading.flatMap((each) => {
    if (/^m\d/u.test(each)) return [units];
    units += each.length;
    return [];
  });
}
