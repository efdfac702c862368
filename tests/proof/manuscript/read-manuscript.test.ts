/** What a reader has to find of a manuscript in each edition. */
import { describe, expect, it } from 'vitest';
import { landmarksOf } from '../../../src/proof/manuscript/landmarks.ts';
import { bookOf, inShort, readingOf } from './read.ts';

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';

/** The leaves of the only chapter, in short. */
async function leavesOf(markdown: string, edition: 'html' | 'pdf' | 'epub' = 'html'): Promise<string[]> {
  const reading = await readingOf({ 'a.md': markdown, 'map.svg': PICTURE }, edition);
  return inShort(reading.chapters[0]?.leaves ?? []);
}

describe('blocks', () => {
  it.each<[string, string, string[]]>([
    ['a title and a paragraph', '# Tides\n\nThe sea\nrises.', ['heading: Tides', 'paragraph: The sea rises.']],
    [
      'headings have their ids, a second title too',
      '# T\n\n## Low\n\n# High {#up}',
      ['heading: T', 'heading: Low {low}', 'heading: High {up}'],
    ],
    [
      'a tight list and a list within it',
      '- one\n- two\n  - three',
      ['item: one', 'item: two', 'item: three'],
    ],
    [
      'a loose list: what follows the first paragraph of an item is a paragraph',
      '1. one\n\n   more\n\n2. two',
      ['item: one', 'paragraph: more', 'item: two'],
    ],
    [
      'an item that begins with a quotation has no text of its own',
      '- > said\n\n  by whom',
      ['paragraph: said', 'paragraph: by whom'],
    ],
    [
      'table cells, empty ones too; each row as long as the head',
      '| A | B |\n| --- | --- |\n| c |\n|  | d | e |',
      ['cell: A', 'cell: B', 'cell: c', 'cell:', 'cell:', 'cell: d'].map((cell) =>
        cell === 'cell:' ? 'cell: ' : cell,
      ),
    ],
    [
      'a table with its caption above it',
      ':::table{#t}\n| A |\n| --- |\n\nExports.\n:::',
      ['caption: Table 1 Exports. {t}', 'cell: A'],
    ],
    [
      'a short figure',
      '![A map](map.svg "Trade")',
      ['picture: A map {figure-1}', 'caption: Figure 1 Trade'],
    ],
    [
      'a figure with two paragraphs of caption: the label has a line of its own',
      ':::figure{#m}\n![A map](map.svg)\n\nOne.\n\nTwo.\n:::',
      ['picture: A map {m}', 'caption: Figure 1', 'caption: One.', 'caption: Two.'],
    ],
    [
      'a figure whose picture is not there shows what would have stood for it',
      ':::figure\n![A map](none.svg)\n\nOne.\n:::',
      ['paragraph: A map {figure-1}', 'caption: Figure 1 One.'],
    ],
    [
      'pictures among text follow it; decoration is a picture, too',
      'Before ![A map](map.svg) behind.\n\n![](map.svg){decorative}',
      ['paragraph: Before behind.', 'picture: A map', 'picture: '],
    ],
    [
      'a box: title, byline, text',
      ':::box{title="Steel" byline="Ann" #steel}\nText.\n:::',
      ['heading: Steel {steel} {steel.title}', 'paragraph: Ann', 'paragraph: Text.'],
    ],
    [
      'a box without a title gives its id to its first leaf',
      ':::box{#b}\n- one\n:::',
      ['item: one {b}'],
    ],
    [
      'verse, epigraph, abstract, remark',
      ':::verse\nOne\ntwo\n:::\n\n:::epigraph{#e}\nSaid.\n:::\n\n:::abstract\nShort.\n:::\n\n:::note\nMind.\n:::',
      ['paragraph: One two', 'paragraph: Said. {e}', 'paragraph: Short.', 'paragraph: Mind.'],
    ],
    ['code', '```js\na  "b"\nc\n```', ['code: a "b" c']],
    [
      'breaks, comments and what is left out are nothing',
      'A\n\n---\n\n::pagebreak\n\n<!-- no -->\n\n<div></div>\n\n##\n\nB',
      ['paragraph: A', 'paragraph: B {section-1-2}'],
    ],
    [
      'a misspelt directive stays as it was typed',
      ':::boks{a="b"}\nText.\n:::',
      ['paragraph: :::boks{a="b"}', 'paragraph: Text.', 'paragraph: :::'],
    ],
  ])('%s', async (_, markdown, expected) => {
    expect(await leavesOf(markdown)).toEqual(expected);
  });

  it('the title of the front matter, what stands below it, and a title that is not the first block', async () => {
    const front =
      '---\ntitle: Tides\nsubtitle: A study\nauthors: [Ann, {name: Ben, affiliation: Institute}]\n---\n\nText.';
    expect(await leavesOf(front)).toEqual([
      'heading: Tides',
      'paragraph: A study',
      'paragraph: Ann and Ben',
      'paragraph: Text.',
    ]);
    expect((await leavesOf(front, 'epub')).slice(2, 4)).toEqual(['paragraph: Ann', 'paragraph: Ben, Institute']);
    expect(await leavesOf(':::epigraph\nSaid.\n:::\n\n# Tides')).toEqual(['heading: Tides', 'paragraph: Said.']);
  });
});

describe('inlines', () => {
  it.each<[string, string, string]>([
    ['emphasis, code and words of a language', '*a*`b`:lang[c]{kk}:smallcaps[d]', 'paragraph: abcd'],
    ['safe HTML; what only stands in for ruby is not read', 'H<sub>2</sub>O<br>x<wbr>y <ruby>b<rp>(</rp><rt>t</rt></ruby>', 'paragraph: H2O xy bt'],
    ['a link to the web', '[a *b*](https://example.org/)', 'paragraph: a b [a b](https://example.org/)@0'],
    ['a link that leads nowhere', '[a](gone.md) [b](javascript:x)', 'paragraph: a b'],
    ['a link around a picture is one of the picture', '[![Map](map.svg)](https://example.org/)', 'picture: Map [](https://example.org/)@0'],
    ['an undefined call stands as it was typed', 'Text.[^no]', 'paragraph: Text.[^no]'],
  ])('%s', async (_, markdown, expected) => {
    expect(await leavesOf(markdown)).toEqual([expected]);
  });

  it('calls by their place, repeated ones with the number of the time', async () => {
    expect(await leavesOf('One[^a] two.[^b] Three[^a]\n\n[^a]: A.\n[^b]: B.')).toEqual([
      'paragraph: One two. Three ^1 call-1→note-1@3 ^2 call-2→note-2@7 ^1 call-1.2→note-1@12',
    ]);
  });

  it('a link that is split by a call is one', async () => {
    expect(await leavesOf('[one[^a] two](https://example.org/)\n\n[^a]: A.')).toEqual([
      'paragraph: one two ^1 call-1→note-1@3 [one two](https://example.org/)@0',
    ]);
  });

  it('names of targets, numbers of notes, and page references, which are known in print alone', async () => {
    const markdown =
      '# T\n\n## Low tide\n\n[](#low-tide), [see {ref}](#low-tide), [see note {note}](#^a), [](#^a).[^a]\n\n[^a]: [see {ref}](#low-tide)';
    expect((await leavesOf(markdown))[2]).toContain(
      'paragraph: Low tide, see Low tide, see note 1, note 1. ^1 call-1→note-1@34 [Low tide](#low-tide)@0',
    );
    expect((await leavesOf(markdown, 'pdf'))[2]).toContain('[see page \uFFFC](#low-tide)');
    const { notes } = await readingOf(markdown, 'pdf');
    expect(inShort(notes[0]?.leaves ?? [])).toEqual(['paragraph: see page \uFFFC [see page \uFFFC](#low-tide)@0']);
  });

  it('a heading that leads to itself has no link; quotations have their marks in print', async () => {
    expect(await leavesOf('# T\n\n## [Low](#low)')).toEqual(['heading: T', 'heading: Low {low}']);
    expect(await leavesOf('<q>a <q>b</q></q>', 'pdf')).toEqual(['paragraph: “a ‘b’”']);
    expect(await leavesOf('<q>a</q>', 'epub')).toEqual(['paragraph: a']);
  });
});

describe('notes', () => {
  it('in the order of their numbers, with all their calls, those in notes too', async () => {
    const { notes } = await readingOf(
      '# T\n\nOne.[^b] Two.[^a] Three.[^b]\n\n[^a]: A.\n\n    - more\n[^b]: B.[^c]\n[^c]: C.\n[^never]: N.',
    );
    expect(notes.map(({ id, number, backTo }) => ({ id, number, backTo }))).toEqual([
      { id: 'note-1', number: '1', backTo: ['call-1', 'call-1.2'] },
      { id: 'note-2', number: '2', backTo: ['call-2'] },
      { id: 'note-3', number: '3', backTo: ['call-3'] },
    ]);
    expect(notes.map(({ leaves }) => inShort(leaves))).toEqual([
      ['paragraph: B. ^2 call-2→note-2@2'],
      ['paragraph: C.'],
      ['paragraph: A.', 'item: more'],
    ]);
    expect(notes[2]?.place).toEqual({ file: 'a.md', line: 5, column: 1 });
  });

  it('numbered anew in each chapter', async () => {
    const { notes, chapters } = await readingOf({
      'manuscript.yaml': 'title: T\nnotes: { numbering: per-chapter }',
      'a.md': 'One.[^1]\n\n[^1]: A.',
      'b.md': 'Two.^[B.]',
    });
    expect(notes.map(({ id, number }) => `${id} ${number}`)).toEqual(['note-1-1 1', 'note-2-1 1']);
    expect(inShort(chapters[1]?.leaves ?? [])).toEqual(['paragraph: Two. ^1 call-2-1→note-2-1@4']);
  });

  it('have to begin on the page of their call where they stand at its foot', async () => {
    const yaml = 'title: T\nprint: { notes: chapter }';
    expect((await readingOf('A.^[B.]', 'pdf')).notesOnPages).toBe(true);
    expect((await readingOf({ 'manuscript.yaml': yaml, 'a.md': 'A.^[B.]' }, 'pdf')).notesOnPages).toBe(false);
    expect((await readingOf('A.^[B.]', 'html')).notesOnPages).toBeUndefined();
  });
});

describe('contents', () => {
  const FILES = {
    'manuscript.yaml': 'title: T\nparts: [{ title: First part, chapters: [a.md, b.md, c.md] }]',
    'a.md':
      '---\nauthors: [Ann, Ben]\n---\n# One\n\n### Deep\n\n## Low\n\n:::box{title="In"}\n## No\n:::\n\n:::box{title="Out" toc}\nText.\n:::',
    'b.md': '## Untitled',
    'c.md': '---\ntitle: Left out\ntoc: false\n---\n\n## Left out too',
  };

  it('parts, chapters, headings and the boxes that ask for it, each on its level', async () => {
    const { contents } = await readingOf(FILES);
    expect(contents[0]?.entries).toEqual([
      { title: 'First part', target: 'first-part', level: 1 },
      { title: 'One', target: 'one', level: 2, authors: 'Ann, Ben' },
      { title: 'Deep', target: 'deep', level: 3 },
      { title: 'Low', target: 'low', level: 3 },
      { title: 'Out', target: 'out', level: 4 },
      { title: 'Untitled', target: 'untitled', level: 2 },
    ]);
  });

  it('landmarks are the ids of chapters and notes', async () => {
    const book = await bookOf({ 'a.md': '# One\n\nA.^[B.]', 'b.md': '# Two' });
    expect(landmarksOf(book)).toEqual({ chapters: ['one', 'two'], notes: ['note-1'] });
  });
});
