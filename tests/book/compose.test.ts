/** What a reader gets of each block and each inline of the language, as HTML. */
import { describe, expect, it } from 'vitest';
import { bodyOf, bookOf, serialized } from './serialized.ts';

describe('blocks', () => {
  it.each<[string, string, string]>([
    [
      'a box, its title a heading below the one above it',
      '## Trade\n\n:::box{title="Steel" byline="Ann" #steel lang=kk}\nText.\n:::',
      '<h2 id="trade">Trade</h2><aside class="box" id="steel" aria-labelledby="steel.title" lang="kk" dir="ltr"><h3 class="box-title" id="steel.title">Steel</h3><p class="byline">Ann</p><p>Text.</p></aside>',
    ],
    [
      'a box in a list, before a deeper heading',
      '# T\n\n- Item\n\n  :::box{title="Steel"}\n  Text.\n  :::\n\n#### Deep',
      '<ul><li><p>Item</p><aside class="box" id="steel" aria-labelledby="steel.title"><h2 class="box-title" id="steel.title">Steel</h2><p>Text.</p></aside></li></ul><h4 id="deep">Deep</h4>',
    ],
    ['a box without a title', ':::box{#b}\nText.\n:::', '<aside class="box" id="b"><p>Text.</p></aside>'],
    [
      'a short figure',
      '![The map](map.png "Trade *by* \'region\'")',
      '<figure class="figure" id="figure-1"><img src="map.png" alt="The map"><figcaption><span class="caption-label">Figure 1</span> Trade *by* ‘region’</figcaption></figure>',
    ],
    [
      'a long figure with two paragraphs of caption',
      ':::figure{#m}\n![The map](map.png)\n\nOne.\n\nTwo.\n:::',
      '<figure class="figure" id="m"><img src="map.png" alt="The map"><figcaption><span class="caption-label">Figure 1</span> <p>One.</p><p>Two.</p></figcaption></figure>',
    ],
    [
      'a figure without a caption',
      ':::figure\n![Map](map.png)\n:::',
      '<figure class="figure"><img src="map.png" alt="Map"></figure>',
    ],
    [
      'a table with its caption above',
      ':::table{#t}\n| A |\n| --- |\n| b |\n\nExports.\n:::',
      '<table id="t"><caption><span class="caption-label">Table 1</span> Exports.</caption><thead><tr><th scope="col">A</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>',
    ],
    ['an epigraph', ':::epigraph\nSaid.\n:::', '<blockquote class="epigraph"><p>Said.</p></blockquote>'],
    [
      'an abstract',
      ':::abstract\nShort.\n:::',
      '<section class="abstract" aria-label="Abstract"><p>Short.</p></section>',
    ],
    ['a remark', ':::note\nMind.\n:::', '<aside class="remark"><p>Mind.</p></aside>'],
    [
      'verse, line by line, with each break once',
      ':::verse\nOne  \ntwo\n*three\nfour*\n\n> five\n>\n> six\n:::',
      '<div class="verse"><p>One<br>two<br><em>three<br>four</em></p><blockquote><p>five</p><p>six</p></blockquote></div>',
    ],
    ['a page break', 'A\n\n::pagebreak\n\nB', '<p>A</p><hr class="page-break"><p>B</p>'],
    ['what a page break was given as text', '::pagebreak[text]', '<hr class="page-break"><p>text</p>'],
    ['a misspelt directive', ':::boks{a="b"}\nText.\n:::', '<p>:::boks{a="b"}</p><p>Text.</p><p>:::</p>'],
    ['a second title', '# One\n\n# Two', '<h2 id="two">Two</h2>'],
    ['code', '```js\na "b" -- c\n```', '<pre><code class="language-js">a "b" -- c\n</code></pre>'],
  ])('%s', async (_, markdown, expected) => {
    expect(await bodyOf(markdown)).toBe(expected);
  });
});

describe('inlines', () => {
  it.each<[string, string, string]>([
    [
      'a passage in another language',
      ':lang[Қазақ]{kk} :lang[عرب]{ar}',
      '<span lang="kk" dir="ltr">Қазақ</span> <span lang="ar" dir="rtl">عرب</span>',
    ],
    ['a passage whose id is no language', ':lang[x]{#kk}', '<span>x</span>'],
    ['small capitals', ':smallcaps[ad]', '<span class="small-caps">ad</span>'],
    ['safe HTML', 'H<sub>2</sub>O<br><bdo dir="rtl">x</bdo>', 'H<sub>2</sub>O<br><bdo dir="rtl">x</bdo>'],
    ['HTML that is not safe', '<font color="red">a</font><img src=x onerror=y><b onclick="x">b</b>', 'ab'],
    ['a picture', '![Map](map.png "Title") x', '<img src="map.png" alt="Map" title="Title"> x'],
    ['a decorative picture', '![](images/rule.png){decorative} x', '<img src="images/rule.png" alt=""> x'],
    ['a picture that is not there', '![Map](none.png)', '<span class="left-out">Map</span>'],
    ['a picture on the web', '![Map](https://example.com/a.png)', '<span class="left-out">Map</span>'],
    ['a picture outside', '![Map](../secret.png)', '<span class="left-out">Map</span>'],
    ['a call without a definition', 'Text.[^x]', 'Text.[^x]'],
    ['a link with a title', '[a](https://example.com "t")', '<a href="https://example.com" title="t">a</a>'],
    ['an undefined reference', '[a][b]', '[a][b]'],
    ['a colon', 'Luke 3:16, urn:isbn:978', 'Luke 3:16, urn:isbn:978'],
  ])('%s', async (_, markdown, expected) => {
    expect(await bodyOf(markdown)).toBe(`<p>${expected}</p>`);
  });

  it('leaves everything as typed where typography is off', async () => {
    expect(await bodyOf('"a" -- it\'s...', 'typography: false')).toBe('<p>"a" -- it\'s...</p>');
  });
});

const call = (n: number): string => `<sup class="call"><a id="call-${n}" href="#note-${n}">${n}</a></sup>`;

describe('calls and notes', () => {
  it('lead to each other, each call by its own way', async () => {
    const book = await bookOf({ 'a.md': 'One[^a] two[^a].\n\n[^a]: Note.' });
    expect(serialized(book)).toBe(
      '<p>One<sup class="call"><a id="call-1" href="#note-1">1</a></sup> two<sup class="call"><a id="call-1.2" href="#note-1">1</a></sup>.</p>' +
        '<ol class="notes-list"><li id="note-1" value="1"><p>Note.\u00A0<a href="#call-1" class="way-back" aria-label="Back to the call of note 1">↩</a>\u00A0<a href="#call-1.2" class="way-back" aria-label="Back to the call of note 1 (2)">↩<sup>2</sup></a></p></li></ol>',
    );
  });

  it('are never a link within a link', async () => {
    const body = await bodyOf('[a[^1] *b[^2] c*](https://example.com)\n\n[^1]: One.\n\n[^2]: Two.');
    expect(body).toBe(
      `<p><a href="https://example.com">a</a>${call(1)}<a href="https://example.com"> <em>b c</em></a>${call(2)}</p>`,
    );
  });

  it('stand in the title of a chapter', async () => {
    const book = await bookOf({ 'a.md': '# Trade[^1]\n\n[^1]: Note.' });
    expect(serialized(book)).toContain('<h1>Trade<sup class="call"><a id="call-1"');
    expect(book.chapters[0]?.title).toBe('Trade');
  });

  it('put the ways back into a paragraph of their own after a list', async () => {
    const book = await bookOf({ 'a.md': 'x[^1]\n\n[^1]: - item\n' });
    expect(serialized(book)).toContain('</ul><p><a href="#call-1" class="way-back"');
  });
});

describe('the title of a chapter', () => {
  it.each([
    ['# A <font color="red">b</font> <!-- c -->d\n', 'A b d'],
    ['A line\nand *another*\n===\n', 'A line and another'],
    ['# Trade[^1] {#trade}\n\n[^1]: N.', 'Trade'],
    ['# One<br>two `code`\n', 'One two code'],
    ['## Not a title\n', ''],
  ])('%j is %j', async (markdown, title) => {
    expect((await bookOf({ 'a.md': markdown })).chapters[0]?.title).toBe(title);
  });
});
