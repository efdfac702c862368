/** What of a page is its text, and what surrounds it, where names say one thing and content another. */
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../src/import/imported.ts';
import { importSource } from '../../../src/import/import-source.ts';

const PROSE = 'The ferry left at dawn and came back at dusk with mail and salt. '.repeat(8);

async function read(inner: string) {
  const page = `<!DOCTYPE html><html lang="en"><head><title>T</title></head><body>${inner}</body></html>`;
  const made = await importSource(new TextEncoder().encode(page), { name: 'page.html', kind: 'page' });
  const told = (kind: Decision['kind']) => made.decisions.filter((decision) => decision.kind === kind);
  const lines = new TextDecoder().decode(made.files.get(made.chapters[0]!)).split('\n');
  return { lines, told };
}

const call = (n: number) => `<a href="#_ftn${n}" name="_ftnref${n}">[${n}]</a>`;
const note = (n: number, text: string) => `<p><a href="#_ftnref${n}" name="_ftn${n}">[${n}]</a> ${text}</p>`;

describe('a part with a name of furniture', () => {
  it('stays where it calls notes, or holds sentences within the text', async () => {
    const { lines, told } = await read(
      `<article><h1>R</h1><p>${PROSE}</p><div class="sidebar"><h3>A case</h3><p>The town without a pier.${call(1)}</p></div><section id="comments"><h2>Comments of the mayor</h2><p>The mayor said little.</p></section>${note(1, 'Of the case.')}</article>`,
    );
    expect(lines).toEqual(
      expect.arrayContaining([
        'The town without a pier.[^1]',
        'The mayor said little.',
        '[^1]: Of the case.',
      ]),
    );
    expect(told('fault').map(({ confidence }) => confidence)).toEqual(['unsure', 'unsure']);
  });

  it('goes where visitors wrote it, or where it is links', async () => {
    const { lines, told } = await read(
      `<article><h1>R</h1><p>${PROSE}</p><div id="comments"><ol><li class="comment"><p>I was there too.</p></li></ol></div><div class="sidebar"><p><a href="/a">Another page.</a></p></div></article>`,
    );
    expect(lines.join(' ')).not.toMatch(/there too|Another page/u);
    expect(told('furniture').map(({ text }) => text)).toEqual(['I was there too.', 'Another page.']);
  });

  it('is looked at again where many words of it are left out', async () => {
    const { told } = await read(`<main><p>${PROSE.repeat(4)}</p></main><aside><p>${PROSE}</p></aside>`);
    expect(told('furniture').map(({ confidence, message }) => [confidence, message])).toEqual([
      [
        'unsure',
        'left out, as it surrounds the text: `aside`; it has 112 words in sentences, look whether it is text',
      ],
    ]);
  });
});

describe('a page of several articles', () => {
  it('is all of them, with the heading above them', async () => {
    const { lines } = await read(
      `<div><h1>Collected</h1><article><h2>Foreword</h2><p>${PROSE}</p><p>${PROSE}</p></article><article><h2>Essay</h2>${`<p>${PROSE}</p>`.repeat(6)}</article></div>`,
    );
    expect(lines.filter((line) => line.startsWith('#'))).toEqual(['# Collected', '## Foreword', '## Essay']);
  });

  it('is all that call notes, however short', async () => {
    const { lines } = await read(
      `<h1>Issue</h1><article><h2>One</h2><p>Short.${call(1)}</p>${note(1, 'A.')}</article><article><h2>Two</h2><p>${PROSE}${call(1)}</p>${note(1, 'B.')}</article>`,
    );
    expect(lines).toEqual(expect.arrayContaining(['# Issue', 'Short.[^1]', '[^1]: A.', '[^1-2]: B.']));
  });

  it('is not its teasers of other pages', async () => {
    const { lines, told } = await read(
      `<article><h1>Essay</h1><p>${PROSE}</p></article><article><h3><a href="/other">Other</a></h3><p>Read how it began.</p></article>`,
    );
    expect(lines.join('\n')).not.toContain('Read how');
    expect(told('furniture').map(({ text }) => text)).toEqual(['Other Read how it began.']);
  });
});

describe('a title with a call', () => {
  it('is in the metadata without it, and once above the text with it', async () => {
    const { lines, told } = await read(
      `<article><h1>On Salt${call(1)}</h1><p>Text.${call(2)}</p><h2>Part</h2><p>End.</p>${note(1, 'Thanks.')}${note(2, 'More.')}</article>`,
    );
    expect(lines.filter((line) => line.startsWith('#'))).toEqual(['# On Salt[^1]', '## Part']);
    expect(told('metadata').map(({ message }) => message)).toContain('title: “On Salt”, from the only `h1`');
    expect(told('fault')).toEqual([]);
  });
});

describe('what else stands in a page', () => {
  it('formulas are told of', async () => {
    const { lines, told } = await read(
      '<p>A <math><mfrac><mn>1</mn><mn>2</mn></mfrac></math> pint, <math alttext="x^2"><msup><mi>x</mi><mn>2</mn></msup></math>.</p>',
    );
    expect(lines).toContain('A 12 pint, x^2.');
    expect(told('fault').map(({ text }) => text)).toEqual(['12', 'x^2']);
  });

  it('words of a table in a paragraph are not glued to others', async () => {
    const { lines } = await read('<h1>T</h1><font><p>Before<div>Left</div></font><p id=x>Old</p>');
    expect(lines.join(' ')).not.toContain('BeforeLeft');
    const quirk = new TextEncoder().encode(
      '<p>Before<table><tr><td>one<td>two<table><tr><td>in</table></table>',
    );
    const made = await importSource(quirk, { name: 'p.html', kind: 'page' });
    expect(new TextDecoder().decode(made.files.get(made.chapters[0]!))).toBe('Before\n\none\n\ntwo\n\nin\n');
  });

  it('white space at the ends of bold, italics and links stands outside of them', async () => {
    const { lines } = await read(
      '<p>A<b> bold </b>word<i>&nbsp;<b>x </b></i>y <a href="https://a.example/"> link </a>z<b> </b>end<b>line<br></b>next</p>',
    );
    expect(lines.slice(2, 4)).toEqual([
      'A **bold** word\u00A0***x*** y [link](https://a.example/) z end**line**\\',
      'next',
    ]);
  });

  it('a note with a role has no mark of its own', async () => {
    const { lines } = await read(
      '<p>Word<a role="doc-noteref" href="#n1">*</a>.</p><aside role="doc-footnote" id="n1"><p>* A star.</p></aside>',
    );
    expect(lines).toContain('[^1]: A star.');
  });

  it('pictures that are refused keep their names, apart from those that are there', async () => {
    const { lines } = await read(
      '<p>See <img src="../a/map.png" alt="A"> <img src="/b/map.png" alt="B"></p>',
    );
    expect(lines).toContain('See ![A](images/map.png) ![B](images/map-2.png)');
  });
});
