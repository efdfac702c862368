/** The HTML edition as a reader opens it. */
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/book/book.ts';
import { compose } from '../../../src/book/composition.ts';
import { readPictures } from '../../../src/book/pictures.ts';
import { loadFrom } from '../../../src/manuscript/load.ts';
import { memoryFiles } from '../../../src/manuscript/memory.ts';
import { renderHtml } from '../../../src/render/html/render.ts';
import { writtenDate } from '../../../src/render/metadata-line.ts';
import { loadTemplate } from '../../../src/template/template.ts';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0"/></svg>';

async function pageOf(chapters: Record<string, string>, yaml = ''): Promise<string> {
  const files = memoryFiles({
    'manuscript.yaml': `title: Trade & Aid\n${yaml}`,
    'map.svg': SVG,
    ...chapters,
  });
  const manuscript = await loadFrom(files, 'book');
  const book = await parse(manuscript);
  const { pictures } = await readPictures(book, files);
  const { bytes, problems } = await renderHtml(compose(book), pictures, await loadTemplate(manuscript));
  expect(problems).toEqual([]);
  return new TextDecoder().decode(bytes);
}

function elements(tree: Root): Element[] {
  const found: Element[] = [];
  visit(tree, 'element', (element) => {
    found.push(element);
  });
  return found;
}

describe('the page', () => {
  it('has each id once, and an end for each of its own addresses', async () => {
    const chapter =
      '# Text\n\n## Notes title\n\n[a](#^n) b[^n] c[^n] ^[In[^n].]\n\n:::box{title="Contents"}\nx\n:::\n\n[^n]: N.\n';
    const all = elements(fromHtml(await pageOf({ 'a.md': chapter, 'b.md': chapter })));
    const ids = all.flatMap(({ properties: { id } }) => (id === undefined ? [] : [String(id)]));
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const ends = all.flatMap(({ properties: { href } }) =>
      String(href).startsWith('#') ? [String(href).slice(1)] : [],
    );
    expect(ends.length).toBeGreaterThan(10);
    expect(ends.filter((end) => !ids.includes(end))).toEqual([]);
    expect(ids).toContain('text');
  });

  it('names its calls and ways back for reading aids, in the language of the book', async () => {
    const page = await pageOf({ 'a.md': 'x[^n]\n\n[^n]: N.' }, 'language: de');
    expect(page).toContain('<a id="call-1" href="#note-1" role="doc-noteref" aria-label="Anmerkung 1">1</a>');
    expect(page).toContain('aria-label="Zurück zur Textstelle von Anmerkung 1" role="doc-backlink"');
    expect(page).toMatch(/<html lang="de" dir="ltr">/u);
  });

  it('has its pictures inside, with their size, and the words of those that are missing', async () => {
    const page = await pageOf({ 'a.md': '![Map](map.svg)\n\n![Gone](gone.png)' });
    expect(page).toMatch(/<img src="data:image\/svg\+xml;base64,[^"]+" alt="Map" width="4" height="3">/u);
    expect(page).toContain('<span class="left-out">Gone</span>');
  });

  it('escapes what the metadata say, and has one first heading', async () => {
    const page = await pageOf(
      { 'a.md': '# A\n\n## B' },
      'subtitle: "<script>x</script>"\nauthors: ["A <b>", B]',
    );
    const scripts = elements(fromHtml(page)).filter(({ tagName }) => tagName === 'script');
    expect(scripts.map(({ children: [text] }) => text?.type === 'text' && text.value.trim())).not.toContain(
      'x',
    );
    expect(scripts).toHaveLength(2);
    expect(page).toContain('<p class="authors">A &#x3C;b> and B</p>');
    expect(page.match(/<h1/gu)).toHaveLength(1);
    expect(page).toContain('<h3 id="b"><a class="deep-link" href="#b">B</a></h3>');
  });

  it('needs nothing from elsewhere', async () => {
    const page = await pageOf({ 'a.md': '[a](https://example.com) ![b](https://example.com/b.png)' });
    // A name of a vocabulary is an address that nobody asks.
    const loading = page.replace('href="https://example.com"', '').replace(/<link rel="schema\.[^>]*>/u, '');
    expect(loading).not.toMatch(/(?:src|href)="https?:|url\(["']?(?!["']?(?:data:|#))/u);
  });
});

it.each([
  ['2021-07', 'en-GB', 'July 2021'],
  ['2021-07-05', 'en-GB', '5 July 2021'],
  ['2021-07-05', 'en-US', 'July 5, 2021'],
  ['2021', 'de', '2021'],
  ['2021-07-05', 'de', '5. Juli 2021'],
  ['2021-07', 'fr', 'juillet 2021'],
])('%s in %s is %s', (date, language, written) => {
  expect(writtenDate(date, language)).toBe(written);
});
