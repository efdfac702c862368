/** Pages as they come: encodings, furniture, pictures, tables, languages, notes that are not in order. */
import { describe, expect, it } from 'vitest';
import { UnreadableSourceError, type Decision } from '../../../src/import/imported.ts';
import { markdownOf } from '../../../src/import/markdown-form.ts';
import { readPage } from '../../../src/import/page/read-page.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function read(page: string | Uint8Array, beside: Record<string, Uint8Array> = {}) {
  const asked: string[] = [];
  const bytes = typeof page === 'string' ? new TextEncoder().encode(page) : page;
  const made = await readPage(bytes, async (path) => {
    asked.push(path);
    return beside[path];
  });
  const told = (kind: Decision['kind']) => made.decisions.filter((decision) => decision.kind === kind);
  return { ...made, markdown: markdownOf(made.tree), told, asked };
}

const body = (inner: string, attributes = ' lang="en"'): string =>
  `<!DOCTYPE html><html${attributes}><head><meta charset="utf-8"><title>T</title></head><body>${inner}</body></html>`;

const dish = (charset: string) =>
  `<html><head><meta charset="${charset}"><title>T</title></head><body><p>Crème brûlée “à la carte” – 5 €</p></body></html>`;
const call = (n: number, id = `_ftn${n}`) => `<a href="#${id}" name="_ftnref${n}">[${n}]</a>`;
const note = (n: number, text: string) => `<p><a href="#_ftnref${n}" name="_ftn${n}">[${n}]</a> ${text}</p>`;
const chapter = (title: string) => `<h2>${title}</h2><p>Text.${call(1)}</p><hr>${note(1, `Of ${title}.`)}`;
const withHead = (inner: string) =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>Short | Site</title>${inner}</head><body><p>Text.</p></body></html>`;

describe('the encoding of a page', () => {
  it('is what its meta says: Windows-1252, which pages call Latin-1', async () => {
    const bytes = Buffer.from(
      dish('iso-8859-1')
        .replace('“', '\u0093')
        .replace('”', '\u0094')
        .replace('–', '\u0096')
        .replace('€', '\u0080'),
      'latin1',
    );
    const { markdown, told } = await read(new Uint8Array(bytes));
    expect(markdown).toBe('Crème brûlée “à la carte” – 5 €\n');
    expect(told('encoding')[0]?.message).toBe(
      'read as Windows-1252, of which Latin-1 is a part, as the page says',
    );
  });

  it('is another one where the meta says so', async () => {
    const koi8 = new Uint8Array([
      ...Buffer.from('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><p>'),
      0xd0,
      0xd2,
      0xc9,
      0xd7,
      0xc5,
      0xd4,
    ]);
    expect((await read(koi8)).markdown).toBe('привет\n');
  });

  it('is UTF-16, with a mark and without, whatever the meta says', async () => {
    for (const mark of ['\uFEFF', '']) {
      const little = Buffer.from(mark + dish('utf-8'), 'utf16le');
      const big = Buffer.from(little).swap16();
      expect((await read(new Uint8Array(little))).markdown).toBe('Crème brûlée “à la carte” – 5 €\n');
      expect((await read(new Uint8Array(big))).markdown).toBe('Crème brûlée “à la carte” – 5 €\n');
    }
  });

  it('is Windows-1252 where the page says UTF-8 and is not', async () => {
    const bytes = Buffer.from('<meta charset="utf-8"><p>Crème brûlée', 'latin1');
    expect((await read(new Uint8Array(bytes))).markdown).toBe('Crème brûlée\n');
  });
});

describe('is refused with a message:', () => {
  it.each([
    ['an empty file', '', /found an empty file/u],
    [
      'a page without anything',
      body(''),
      /^expected a page with text, found none; a page that a script fills/u,
    ],
    [
      'a page of menus only',
      body('<nav><a href="/">Home</a></nav><footer><form><button>Go</button></form></footer>'),
      /found none, only menus/u,
    ],
    [
      'a page that a script fills',
      body('<div id="app"></div><script>fill()</script><noscript></noscript>'),
      /^expected a page with text/u,
    ],
    [
      'elements within elements without end',
      body(`${'<div>'.repeat(100_000)}x`),
      /^expected elements within elements up to 400 deep/u,
    ],
  ])('%s', async (_, page, message) => {
    await expect(read(page)).rejects.toThrow(UnreadableSourceError);
    await expect(read(page)).rejects.toThrow(message);
  });

  it('half a page is read as far as it goes', async () => {
    const whole = body(
      '<p>One.<a href="#fn1" class="footnote-ref" id="fnref1"><sup>1</sup></a></p><p>Two.</p><section class="footnotes"><ol><li id="fn1"><p>Note.</p></li></ol></section>',
    );
    const { markdown, told } = await read(whole.slice(0, whole.indexOf('<section')));
    expect(markdown).toBe('One.[^1]\n\nTwo.\n');
    expect(told('fault').map(({ message, line }) => [message, line])).toEqual([
      ['expected a note with the id `fn1`, found none; its call stays as `[^1]`', 1],
    ]);
  });
});

describe('the furniture of a page', () => {
  it('goes into the report with all its words, and nothing is lost', async () => {
    const { markdown, told } = await read(
      body(
        '<div class="top">Menu of the day</div><header><a href="/">Site</a></header><main><div class="breadcrumbs">You are here</div><p>The text, which is long enough to be it.</p><form>Search <input></form></main><aside>Beside</aside><footer>Imprint</footer>',
      ),
    );
    expect(markdown).toBe('The text, which is long enough to be it.\n');
    expect(told('furniture').map(({ text, confidence }) => [text, confidence])).toEqual([
      ['Menu of the day', 'unsure'],
      ['Site', 'certain'],
      ['You are here', 'likely'],
      ['Search', 'certain'],
      ['Beside', 'certain'],
      ['Imprint', 'certain'],
    ]);
    expect(told('fault')).toEqual([]);
  });

  it('is not what a page without names has: all text stays', async () => {
    const { markdown } = await read(body('<div>One</div><div><p>Two</p></div>Three'));
    expect(markdown).toBe('One\n\nTwo\n\nThree\n');
  });
});

describe('pictures', () => {
  it('are asked for beside the page, named safely and once, and never fetched', async () => {
    const { markdown, files, asked, told } = await read(
      body(
        '<p>x <img src="Page_files/Über%20Karte.PNG?v=2" alt="A map"> <img src="Page_files/%C3%9Cber%20Karte.PNG?v=2" alt="again"> <img src="other/Uber-Karte.png" alt=""> <img src="https://far.example/a.png" alt="Far"> <img src="../secret.png" alt="Out"> <img src="/etc/x.png" alt="Root"> <img src="C:\\x.png" alt="Disk"> <img src="gone.png" alt="Gone"></p>',
      ),
      { 'Page_files/Über Karte.PNG': PNG, 'other/Uber-Karte.png': PNG },
    );
    expect([...files.keys()]).toEqual([
      'images/Uber-Karte.png',
      'images/Uber-Karte-2.png',
      'images/Uber-Karte-3.png',
    ]);
    expect(asked).toEqual([
      'Page_files/Über Karte.PNG',
      'Page_files/Über Karte.PNG',
      'other/Uber-Karte.png',
      'gone.png',
    ]);
    expect(markdown).toContain('![Far](https://far.example/a.png)');
    expect(markdown).toContain('![Gone](images/gone.png)');
    expect(markdown).toContain('![Out](images/secret.png)');
    expect(told('fault').map(({ text }) => text)).toEqual(['Far', 'Out', 'Root', 'Disk', 'Gone']);
  });

  it('in the page itself are taken out of it', async () => {
    const { files, markdown } = await read(
      body(
        `<figure><img src="data:image/png;base64,${PNG.toString('base64')}" alt="Dot"><figcaption>A dot</figcaption></figure>`,
      ),
    );
    expect(files.get('images/picture.png')).toEqual(new Uint8Array(PNG));
    expect(markdown).toBe(':::figure\n![Dot](images/picture.png)\n\nA dot\n:::\n');
  });

  it('that come late are found by the address they wait for', async () => {
    const { markdown, asked } = await read(
      body(
        '<p>See <img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="late.png" alt="Late"></p>',
      ),
      { 'late.png': PNG },
    );
    expect(asked).toEqual(['late.png']);
    expect(markdown).toBe('See ![Late](images/late.png)\n');
  });

  it('of a kind that no edition shows are kept and told of', async () => {
    const { files, told } = await read(body('<p>x <img src="scan.tiff" alt="Scan"></p>'), {
      'scan.tiff': new Uint8Array([0x49, 0x49, 0x2a, 0]),
    });
    expect([...files.keys()]).toEqual(['images/scan.tiff']);
    expect(told('fault')[0]?.message).toMatch(/^expected a PNG, JPEG, GIF, WebP or SVG picture/u);
  });

  it('drawn in the page become files', async () => {
    const { files, markdown } = await read(
      body(
        '<p>x</p><svg viewBox="0 0 100 50" role="img" aria-label="A line"><path d="M0 0L9 9"/></svg><button><svg width="9"><path d="M1 1"/></svg></button>',
      ),
    );
    expect(new TextDecoder().decode(files.get('images/drawing.svg'))).toMatch(
      /^<svg viewBox="0 0 100 50"[^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]*><path d="M0 0L9 9"/u,
    );
    expect(markdown).toBe('x\n\n![A line](images/drawing.svg)\n');
  });
});

describe('the blocks of a page', () => {
  it('are tables with captions, cells of several lines, and tables without a head', async () => {
    const { markdown, told } = await read(
      body(
        '<table><caption>Sums</caption><tr><th>A</th><th>B</th></tr><tr><td><p>one</p><p>two</p></td><td><ul><li>x</li><li>y</li></ul></td></tr></table><table><tr><td>1</td><td colspan="2">2</td></tr><tr><td>3</td><td>4</td><td>5</td></tr></table>',
      ),
    );
    expect(markdown).toBe(
      ':::table\n| A | B |\n| - | - |\n| one<br>two | • x<br>• y |\n\nSums\n:::\n\n| 1 | 2 | |\n| - | - | - |\n| 3 | 4 | 5 |\n',
    );
    expect(told('table').map(({ confidence }) => confidence)).toEqual(['certain', 'unsure']);
  });

  it('are not tables that only place things', async () => {
    const { markdown } = await read(
      body(
        '<table><tr><td><h2>Left</h2><p>One.</p></td><td><p>Two.</p><table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table></td></tr></table>',
      ),
    );
    expect(markdown).toBe('## Left\n\nOne.\n\nTwo.\n\n| a | b |\n| - | - |\n| 1 | 2 |\n');
  });

  it('are paragraphs where two line breaks stand for one', async () => {
    const { markdown } = await read(
      body('<div>One.<br><br>Two,<br>still two.<br> <br>Three.</div><p>Four.<br><br>Five.</p>'),
    );
    expect(markdown).toBe('One.\n\nTwo,\\\nstill two.\n\nThree.\n\nFour.\n\nFive.\n');
  });

  it('are whole where bold or a link stands around them', async () => {
    const { markdown } = await read(
      body(
        '<b><p>One.</p><p>Two.</p></b><a href="https://x.example/"><h2>Head</h2></a><font size=2><ul><li>a</li></ul></font>',
      ),
    );
    expect(markdown).toBe('One.\n\nTwo.\n\n## [Head](https://x.example/)\n\n- a\n');
  });

  it('have languages for their passages, where they differ', async () => {
    const { markdown } = await read(
      body(
        '<p>In <i lang="la">saecula</i> and <span lang="en-GB">here</span>.</p><blockquote lang="fr"><p>Un.</p><p>Deux <em lang="en">three</em>.</p></blockquote><p lang="xx-invalid-tag-too-long">Plain.</p>',
        ' lang="en-GB"',
      ),
    );
    expect(markdown).toBe(
      'In *:lang[saecula]{la}* and here.\n\n> :lang[Un.]{fr}\n>\n> :lang[Deux *:lang[three]{en}*.]{fr}\n\nPlain.\n',
    );
  });

  it('have links that lead somewhere, and words of those that do not', async () => {
    const { markdown, told } = await read(
      body(
        '<p><a href="javascript:alert(1)">run</a> <a href="other.html">other</a> <a href="#nowhere">nowhere</a> <a href="//x.example/a b">net</a> <a href="mailto:a@b.example">mail</a> <a href="#third-part">part</a> <a name="x"></a></p><section id="third-part"><h2>Part</h2><p>End.</p></section>',
      ),
    );
    expect(markdown).toContain(
      'run other nowhere [net](https://x.example/a%20b) [mail](mailto:a@b.example) [part](#third-part)',
    );
    expect(markdown).toContain('## Part {#third-part}');
    expect(told('fault').map(({ text }) => text)).toEqual(['run', 'other', 'nowhere']);
  });

  it('have what Markdown has no form for as HTML that our language takes', async () => {
    const { markdown } = await read(
      body(
        '<p>H<sub>2</sub>O, x<sup>2</sup>, <kbd>Esc</kbd>, <q>so</q>, <u>under</u>, <mark>lit</mark>, <del>gone</del>, <code>a*b</code>, <abbr title="A &amp; B">AB</abbr></p>',
      ),
    );
    expect(markdown).toBe(
      'H<sub>2</sub>O, x<sup>2</sup>, <kbd>Esc</kbd>, <q>so</q>, <u>under</u>, lit, ~~gone~~, `a*b`, <abbr title="A &amp; B">AB</abbr>\n',
    );
  });

  it('say what plays or is a page of its own', async () => {
    const { markdown } = await read(
      body(
        '<p>See:</p><iframe src="https://video.example/1" title="A film"></iframe><video src="https://video.example/2.mp4"></video>',
      ),
    );
    expect(markdown).toContain('[A film](https://video.example/1)');
    expect(markdown).toContain('https://video.example/2.mp4');
  });
});

describe('notes of a page', () => {
  it('that stand after each chapter stay with it, and numbers that begin again get labels of their own', async () => {
    const { markdown } = await read(
      body(`<h1>Book</h1>${chapter('One')}${chapter('Two')}<h2>Three</h2><p>No notes.</p>`),
    );
    expect(markdown).toBe(
      '## One\n\nText.[^1]\n\n## Two\n\nText.[^1-2]\n\n## Three\n\nNo notes.\n\n[^1]: Of One.\n\n[^1-2]: Of Two.\n',
    );
  });

  it('that nothing ends are told of', async () => {
    const { told } = await read(
      body(
        `<p>Text.${call(1)}${call(2)}</p>${note(1, 'One.')}${note(2, 'Two.')}<p>About the author: none.</p>`,
      ),
    );
    expect(told('note').map(({ confidence, message }) => [confidence, message])).toContainEqual([
      'unsure',
      'nothing says where note 2 ends, so it has all up to the next heading or the end',
    ]);
  });

  it('that are called by words are linked, and no calls', async () => {
    const { markdown } = await read(
      body(`<p>Text${call(1)}, see <a href="#_ftn1">the note on this</a>.</p>${note(1, 'One.')}`),
    );
    expect(markdown).toBe('Text[^1], see [the note on this](#^1).\n\n[^1]: One.\n');
  });

  it('are called several times in one superscript', async () => {
    const { markdown } = await read(
      body(`<p>Text<sup>${call(1)}, ${call(2)}</sup>.</p>${note(1, 'One.')}${note(2, 'Two.')}`),
    );
    expect(markdown).toBe('Text[^1][^2].\n\n[^1]: One.\n\n[^2]: Two.\n');
  });

  it('keep years and numbers that begin them', async () => {
    const { markdown } = await read(
      body(`<p>A${call(1)} b${call(2)}</p>${note(1, '1. January was cold.')}${note(2, '(2) is a number.')}`),
    );
    expect(markdown).toContain('[^1]: 1\\. January was cold.');
    expect(markdown).toContain('[^2]: (2) is a number.');
  });

  it('without calls are kept, and each is told of with its line', async () => {
    const { markdown, told } = await read(
      body(
        '<p>Text.</p>\n<section class="footnotes" role="doc-endnotes"><ol>\n<li id="fn1"><p>One.</p></li>\n<li id="fn2"><p>Two.</p></li></ol></section>',
      ),
    );
    expect(markdown).toBe('Text.\n\n[^1]: One.\n\n[^2]: Two.\n');
    expect(told('fault').map(({ message, line }) => [message, line])).toEqual([
      ['expected a call for note 1, found none; the note is kept', 3],
      ['expected a call for note 2, found none; the note is kept', 4],
    ]);
  });
});

describe('metadata', () => {
  it('is taken from Dublin Core, citation tags and Open Graph, in this order', async () => {
    const { metadata } = await read(
      withHead(
        '<meta name="DC.title" content="From DC"><meta property="og:title" content="From OG"><meta name="citation_author" content="Moor, Ada"><meta name="citation_author" content="Bo Fell"><meta name="citation_publication_date" content="2020/7/2"><meta name="citation_doi" content="https://doi.org/10.1234/ab.c"><meta property="og:locale" content="en_GB"><meta name="DC.publisher" content="Vane"><meta name="description" content="On wind.">',
      ),
    );
    expect(metadata).toEqual({
      title: 'From DC',
      authors: ['Ada Moor', 'Bo Fell'],
      publisher: 'Vane',
      date: '2020-07-02',
      language: 'en-GB',
      description: 'On wind.',
      doi: '10.1234/ab.c',
    });
    expect((await read(withHead('<meta property="og:site_name" content="Site">'))).metadata).toMatchObject({
      title: 'Short',
      publisher: 'Site',
    });
  });

  it('is not taken from what is broken', async () => {
    const { metadata } = await read(
      body(
        '<script type="application/ld+json">{"headline": "half</script><p>Text.</p>',
        ' lang="not a language"',
      ),
    );
    expect(metadata).toEqual({ title: 'T' });
  });
});
