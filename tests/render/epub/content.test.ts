import { beforeAll, describe, expect, test } from 'vitest';
import { memoryFiles } from '../../../src/manuscript/memory.ts';
import { all, Edition, first, render, textOf } from './edition.ts';
import { configuration, everything, PNG } from './everything.ts';

describe('the pages', () => {
  let edition: Edition;
  beforeAll(async () => {
    edition = new Edition(await render(everything()));
  });

  test('figures keep their pictures, alternative texts and sizes', () => {
    const images = all(edition.tree('chapter-02.xhtml'), 'img').map((image) => image.attributes);
    expect(images).toEqual([
      { src: 'images/bars.svg', alt: 'Two bars', width: '400', height: '200' },
      { src: 'images/dot-one.png', alt: 'A dot', width: '2', height: '1' },
      { src: 'images/dot-one.png', alt: '', width: '2', height: '1', role: 'presentation' },
    ]);
    expect([...edition.files.keys()].filter((name) => name.includes('images/'))).toEqual([
      'OEBPS/images/cover.svg',
      'OEBPS/images/bars.svg',
      'OEBPS/images/dot-one.png',
    ]);
  });

  test('tables keep captions, scopes and alignment', () => {
    const table = first(edition.tree('chapter-02.xhtml'), (node) => node.name === 'table');
    expect(table.attributes.id).toBe('tab');
    expect(textOf(first(table, (node) => node.name === 'caption'))).toBe('Table 1 The caption of the table.');
    expect(all(table, 'th').map((cell) => [cell.attributes.scope, cell.attributes.class])).toEqual([
      ['col', 'align-left'],
      ['col', 'align-right'],
      ['col', 'align-center'],
    ]);
    expect(all(table).some((node) => 'align' in node.attributes)).toBe(false);
  });

  test('languages and directions are said in both ways', () => {
    for (const name of edition.spine()) {
      const [html] = all(edition.tree(name), 'html');
      expect(html?.attributes).toMatchObject({ lang: 'en-GB', 'xml:lang': 'en-GB', dir: 'ltr' });
    }
    const arabic = first(edition.tree('chapter-02.xhtml'), (node) => node.attributes.lang === 'ar');
    expect(arabic.attributes).toEqual({ lang: 'ar', 'xml:lang': 'ar', dir: 'rtl' });
    const box = first(edition.tree('chapter-03.xhtml'), (node) => node.attributes.id === 'arabic');
    expect(box.attributes).toMatchObject({ 'xml:lang': 'ar', dir: 'rtl' });
  });

  test('blocks have the roles that reading aids know', () => {
    const tree = edition.tree('chapter-02.xhtml');
    const roles = all(tree).flatMap(({ name, attributes: { class: kind, role } }) =>
      typeof role !== 'string' || role.startsWith('doc-note') || /backlink|footnote/u.test(role)
        ? []
        : [[name, kind, role]],
    );
    expect(roles).toEqual([
      ['section', 'chapter', 'doc-chapter'],
      ['p', 'subtitle', 'doc-subtitle'],
      ['blockquote', 'epigraph', 'doc-epigraph'],
      ['section', 'abstract', 'doc-abstract'],
      ['aside', 'remark', 'note'],
      ['img', undefined, 'presentation'],
    ]);
    expect(
      first(edition.tree('chapter-01.xhtml'), (node) => node.name === 'section').attributes,
    ).toMatchObject({
      'epub:type': 'part',
      role: 'doc-part',
    });
  });

  test('verse keeps its lines, code its characters', () => {
    const tree = edition.tree('chapter-03.xhtml');
    expect(
      all(
        first(tree, (node) => node.attributes.class === 'verse'),
        'br',
      ),
    ).toHaveLength(1);
    expect(textOf(first(tree, (node) => node.name === 'pre'))).toBe("if (a < b && c > d) { run(']]>'); }");
  });

  test('the title page says what the manuscript says', () => {
    expect(textOf(first(edition.tree('title-page.xhtml'), (node) => node.name === 'section'))).toBe(
      'Rights & <wrongs>: "a" reader\'s guide ]]> to it On & off Aigerim ExampleCentre for Examples Ed Itoreditor ' +
        'Trans Latortranslator The Committeechair Example & Sons 4 May 2026 © 2026 <all> & sundry ' +
        'ISBN 978-3-16-148410-0 (EPUB) DOI 10.1234/ab.c',
    );
  });
});

test('lines of verse are elements, so that one that does not fit can hang its rest', async () => {
  const verse = ':::verse\nOne *two\nthree* four\nfive[^1]\n\nsix\n:::\n\n[^1]: Note.';
  const files = memoryFiles({ 'manuscript.yaml': 'title: T', 'a.md': `# A\n\n${verse}` });
  const edition = new Edition(await render(files));
  const block = first(edition.tree('chapter-01.xhtml'), (node) => node.attributes.class === 'verse');
  expect(
    all(block, 'p').map((stanza) =>
      all(stanza, 'span').map((line) => [textOf(line), all(line, 'em').length, all(line, 'br').length]),
    ),
  ).toEqual([
    [
      ['One two', 1, 1],
      ['three four', 1, 1],
      ['five1', 0, 0],
    ],
    [['six', 0, 0]],
  ]);
});

test('a heading that the press has in English only is marked as English', async () => {
  const chapter = { 'a.md': '# A\n\nTesto.' };
  const [plain, own] = await Promise.all(
    ['', 'words: { it: { contents: Indice } }'].map(async (yaml) => {
      const files = memoryFiles({ 'manuscript.yaml': `title: T\nlanguage: it\n${yaml}`, ...chapter });
      return first(new Edition(await render(files)).tree('nav.xhtml'), (node) => node.name === 'h1');
    }),
  );
  expect(plain?.attributes).toMatchObject({ lang: 'en', 'xml:lang': 'en' });
  expect([textOf(own!), own?.attributes.lang]).toEqual(['Indice', undefined]);
});

describe('words that the press has in English only are marked as English', () => {
  const text = `# A

See [](#f), [](#t), [](#^x) and [as told {ref}](#f).[^x]

:::figure{#f}
![Punto](p.png)

Un punto.
:::

:::table{#t}
| a |
| - |
| b |

Una tabella.
:::

[^x]: Nota.
`;
  const labels =
    "figure: Figura, table: Tabella, note: nota, notes: Note, backToText: 'Torna alla {number}', figures: Figure, tables: Tabelle";
  const made = async (words: string): Promise<Edition> =>
    new Edition(
      await render(
        memoryFiles({
          'manuscript.yaml': `title: T\nlanguage: it\nepub: { notes: book }\nwords: { it: { contents: Indice${words} } }`,
          'a.md': text,
          'p.png': PNG,
        }),
      ),
    );
  test('labels, links that print them, lists, and the line of the notes', async () => {
    const edition = await made('');
    expect(english(edition, 'chapter-01.xhtml')).toEqual([
      'Figure 1',
      'Table 1',
      'note 1',
      'Figure 1',
      'Figure 1',
      'Table 1',
    ]);
    expect(english(edition, 'nav.xhtml')).toEqual([
      'Notes',
      'Figures',
      'Figure 1',
      'Tables',
      'Table 1',
      'Title page',
      'Figures',
      'Tables',
      'Notes',
    ]);
    // The number of a note leads back, under a name that is heard in its place.
    expect(english(edition, 'notes.xhtml')).toEqual(['Notes', '1']);
  });

  test('not those that the manuscript has', async () => {
    const edition = await made(`, ${labels}`);
    expect(english(edition, 'chapter-01.xhtml')).toEqual([]);
    expect(english(edition, 'nav.xhtml')).toEqual(['Title page']);
    expect(english(edition, 'notes.xhtml')).toEqual([]);
  });
});

test('a book written from right to left turns its pages so', async () => {
  const edition = new Edition(
    await render(
      memoryFiles({
        'manuscript.yaml': 'title: كتاب\nlanguage: ar',
        'a.md': '# فصل\n\nنص.[^1]\n\n[^1]: حاشية.',
      }),
    ),
  );
  expect(first(edition.tree('content.opf'), (node) => node.name === 'spine').attributes).toMatchObject({
    'page-progression-direction': 'rtl',
  });
  expect(all(edition.tree('chapter-01.xhtml'), 'html')[0]?.attributes).toMatchObject({
    'xml:lang': 'ar',
    dir: 'rtl',
  });
});

test('a picture that cannot be shown leaves its alternative text, and a cover that cannot be shown no page', async () => {
  const edition = new Edition(
    await render(everything({ 'pictures/bars.svg': 'no picture', 'pictures/cover.svg': 'none' })),
  );
  expect(
    textOf(first(edition.tree('chapter-02.xhtml'), (node) => node.attributes.class === 'left-out')),
  ).toBe('Two bars');
  expect(edition.spine()).not.toContain('cover.xhtml');
  expect(edition.text('content.opf')).not.toContain('cover-image');
});

test('nothing that XML cannot have gets into a page', async () => {
  const odd = configuration((yaml) =>
    yaml.replace('subtitle: On & off', 'subtitle: "On\\uFFFE\\uD800\\u0001 & off"'),
  );
  const edition = new Edition(
    await render(everything({ ...odd, 'three.md': '# Last\n\nA\uFFFFB\u0008C ]]> `]]>`\n' })),
  );
  expect(textOf(edition.tree('chapter-05.xhtml'))).toContain('ABC ]]> ]]>');
  expect(textOf(edition.tree('title-page.xhtml'))).toContain('On & off');
});

/** What is marked as English on a page. */
function english(edition: Edition, page: string): string[] {
  return all(edition.tree(page)).flatMap((node) =>
    node.attributes.lang === 'en' && node.attributes['xml:lang'] === 'en' ? [textOf(node)] : [],
  );
}
