/** What is read of a page, whatever template made it. */
import { describe, expect, it } from 'vitest';
import type { Leaf, Reading } from '../../../src/proof/reading.ts';
import { readHtml } from '../../../src/proof/html/read-html.ts';

const LANDMARKS = { chapters: ['one', 'two'], notes: ['note-1', 'note-2'] };

function read(body: string, end = '</html>') {
  const bytes = new TextEncoder().encode(
    `<!doctype html><html><head><title>T</title></head><body>${body}</body>${end}`,
  );
  return readHtml([{ path: 'book.html', bytes }], LANDMARKS);
}

const leavesOf = ({ chapters }: Reading): [Leaf['kind'], string][] =>
  chapters.flatMap(({ leaves }) => leaves.map(({ kind, text }): [Leaf['kind'], string] => [kind, text]));

const image = (alt: string): string =>
  `<img alt="${alt}" src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA7">`;

const notesOf = ({ notes }: Reading) =>
  notes.map(({ id, number, leaves, backTo }) => [id, number, leaves.map(({ text }) => text), backTo]);

const BACK = (id: string, text = '↩'): string => `<a href="#${id}">${text}</a>`;

describe('the leaves of a page', () => {
  it('are its blocks, and what stands in them', () => {
    const { reading, findings } = read(`<section id="one"><h2>One</h2><p>First  words,<br>a line.</p>
<ul><li>tight<ul><li>below</li></ul></li><li><p>loose</p><p>more</p></li><li><blockquote><p>said</p></blockquote></li><li><pre>code</pre></li></ul>
<table><caption>Table 1 What</caption><tr><th>a</th><td></td><td><p>x</p><p>y</p></td></tr></table>
<blockquote><p>quoted</p></blockquote><div> bare </div><p> </p><hr></section>`);
    expect(findings).toEqual([]);
    expect(leavesOf(reading)).toEqual([
      ['heading', 'One'],
      ['paragraph', 'First words, a line.'],
      ['item', 'tight'],
      ['item', 'below'],
      ['item', 'loose'],
      ['paragraph', 'more'],
      ['paragraph', 'said'],
      ['code', 'code'],
      ['caption', 'Table 1 What'],
      ['cell', 'a'],
      ['cell', ''],
      ['cell', 'x'],
      ['cell', 'y'],
      ['paragraph', 'quoted'],
      ['paragraph', 'bare'],
    ]);
  });

  it('have pictures behind them, and only pictures where nothing is said', () => {
    const { reading } = read(`<section id="one"><p>${image('before')}text</p>
<figure id="fig">${image('shown')}<figcaption>Figure 1 What</figcaption></figure>
<p><a href="https://example.org/">${image('led')}</a></p></section>`);
    expect(leavesOf(reading)).toEqual([
      ['paragraph', 'text'],
      ['picture', 'before'],
      ['picture', 'shown'],
      ['caption', 'Figure 1 What'],
      ['picture', 'led'],
    ]);
    const [, , figure, , led] = reading.chapters[0]!.leaves;
    expect(figure?.ids).toEqual(['fig']);
    expect(led?.links).toEqual([{ text: '', target: 'https://example.org/', at: 0 }]);
  });

  it('have calls and links where they stand', () => {
    const { reading } =
      read(`<section id="one"><p>A wor\u00ADd.<sup><a id="call-1" href="#note-1">1</a></sup> See
<a href="#two">cha</a><sup><a id="call-2" href="#note-9">2</a></sup><a href="#two">pter</a>.</p></section>
<section id="two"><h2 id="two-h"><a href="#two">Two</a></h2></section>
<ol><li id="note-1">N. <a href="#call-1">↩</a></li></ol>`);
    const [leaf] = reading.chapters[0]!.leaves;
    expect(leaf?.text).toBe('A word. See chapter.');
    expect(leaf?.calls.map(({ id, number, target, at }) => [id, number, target, at])).toEqual([
      ['call-1', '1', 'note-1', 6],
      ['call-2', '2', '', 12],
    ]);
    expect(leaf?.links).toEqual([{ text: 'chapter', target: '#two', at: 9 }]);
    expect(reading.chapters[1]?.leaves[0]).toMatchObject({ text: 'Two', ids: ['two-h'], links: [] });
  });

  it('are not what is kept from a reader, nor what the machine adds', () => {
    const { reading } =
      read(`<section id="one"><p>Seen<span hidden>not</span> <span style="color:red;display: none">not</span>
<span style="opacity:.5">pale</span> <span style="opacity: 0">not</span><a aria-hidden="true" href="#p">¶</a><rp>(</rp></p><template><p>not</p></template></section>`);
    expect(leavesOf(reading)).toEqual([['paragraph', 'Seen pale']]);
  });
});

describe('the notes of a page', () => {
  const CHAPTER =
    '<section id="one"><p>a<sup><a id="call-1" href="#note-1">1</a></sup><sup><a id="call-2" href="#note-2">2</a></sup><sup><a id="call-1.2" href="#note-1">1</a></sup></p></section>';
  const EXPECTED = [
    ['note-1', '1', ['First.'], ['call-1', 'call-1.2']],
    ['note-2', '2', ['Second.', 'More.'], ['call-2']],
  ];

  it('are found in a list at the end', () => {
    const { reading, findings } = read(`${CHAPTER}<section><h2>Notes</h2><ol>
<li id="note-1"><p>First. ${BACK('call-1')} ${BACK('call-1.2')}</p></li><li id="note-2"><p>Second.</p><p>More. ${BACK('call-2')}</p></li></ol></section>`);
    expect(notesOf(reading)).toEqual(EXPECTED);
    expect(findings).toEqual([]);
    expect(reading.around).toContain('Notes');
  });

  it('are found beside the text, with their numbers before them', () => {
    const { reading } = read(
      CHAPTER.replace(
        '</p>',
        `</p><aside id="note-1"><p>${BACK('call-1', '1')}. First. ${BACK('call-1.2', '↑2')}</p></aside>
<aside id="note-2"><p>${BACK('call-2', '2')}. </p><p>Second.</p><p>More.</p></aside>`,
      ),
    );
    expect(notesOf(reading)).toEqual(EXPECTED);
    expect(leavesOf(reading)).toEqual([['paragraph', 'a']]);
  });

  it('have the numbers that the list prints', () => {
    const { reading } = read(
      `${CHAPTER}<ol start="4"><li id="note-1">x</li><li id="note-2" value="9">y</li></ol>`,
    );
    expect(reading.notes.map(({ number }) => number)).toEqual(['4', '9']);
  });
});

describe('the file of a page', () => {
  it.each([
    ['a page without its end', () => read('<section id="one"><p>x</p></section>', '')],
    ['a page that ends in a tag', () => read('<p>x</p>', '</html><p cla')],
    ['no page at all', () => readHtml([], LANDMARKS)],
    [
      'bytes of something else',
      () => readHtml([{ path: 'book.html', bytes: Uint8Array.of(0xff, 0xfe, 0x3c, 0x80) }], LANDMARKS),
    ],
    ['nothing', () => readHtml([{ path: 'book.html', bytes: new Uint8Array(0) }], LANDMARKS)],
  ])('is not %s', (_, reading) => {
    expect(reading().findings.map(({ kind }) => kind)).toContain('file-unreadable');
  });

  it.each([
    ['', 'no such file'],
    ['gone.png', 'no such file'],
    ['data:image/png;base64,AAAA', 'no PNG'],
    ['data:image/svg+xml;base64,PHN2Zz4=', 'an SVG that is not well-formed'],
    ['data:image/jpeg;base64,/9j/AAAA', 'a JPEG without its end'],
    ['data:image/png;base64,*', 'an address without data'],
  ])('has no picture at "%s"', (address, fault) => {
    const { findings } = read(`<p><img alt="A map" src="${address}"></p>`);
    expect(findings).toEqual([
      expect.objectContaining({ kind: 'picture-missing', expected: 'A map', found: fault }),
    ]);
  });
});
