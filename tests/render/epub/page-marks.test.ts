/** What an EPUB makes of the pages of the print edition. */
import { EpubCheck } from '@likecoin/epubcheck-ts';
import { describe, expect, it } from 'vitest';
import { memoryFiles } from '../../../src/manuscript/memory.ts';
import type { MappedPage } from '../../../src/render/page-map.ts';
import { all, Edition, render, textOf } from './edition.ts';

const CHAPTERS = {
  '1.md': '# One\n\nFirst words here.[^a] Second words.\n\nAnother paragraph.\n\n[^a]: The note of one.\n',
  '2.md': '# Two\n\n## Below\n\nThird words.[^b]\n\n[^b]: The note of two.\n',
};

/** The EPUB of a small book with these pages. */
async function withPages(pages: MappedPage[], yaml = ''): Promise<{ edition: Edition; bytes: Uint8Array }> {
  const files = memoryFiles({
    'manuscript.yaml': `title: Paged\npublisher: Example\ndate: 2026-11-23\nuuid: 123e4567-e89b-42d3-a456-426614174000\n${yaml}`,
    ...CHAPTERS,
  });
  const bytes = await render(files, { pageMap: { pages, pageOf: {} } });
  return { edition: new Edition(bytes), bytes };
}

/** The text of the body of a file with its marks as `[12]`. */
function marked(edition: Edition, file: string): string {
  const body = edition.text(file).replace(/^[^]*<body[^>]*>/u, '');
  return body
    .replaceAll(
      /<span id="page-[^"]+" epub:type="pagebreak" role="doc-pagebreak" aria-label="([^"]+)"\/>/gu,
      '[$1]',
    )
    .replaceAll(/<[^>]+>/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

function listed(edition: Edition): [label: string, href: string][] {
  const list = all(edition.tree('nav.xhtml'), 'nav').find(
    (nav) => nav.attributes['epub:type'] === 'page-list',
  );
  return list ? all(list, 'a').map((link) => [textOf(link), link.attributes.href ?? '']) : [];
}

const ONE: MappedPage[] = [
  { folio: '' },
  { folio: 'ii', begins: { in: 'contents' } },
  { folio: 'iii', begins: { in: 'contents', entry: 'two' } },
  { folio: '1', begins: { in: 'head', chapter: 1 } },
  { folio: '2', begins: { in: 'body', chapter: 1, block: 0, characters: 7 } },
];

describe('pages of print in an EPUB', () => {
  it('have marks and a list, where a folio is printed on them', async () => {
    const { edition, bytes } = await withPages([
      ...ONE,
      { folio: '' },
      { folio: '3', begins: { in: 'head', chapter: 2 } },
    ]);
    expect(marked(edition, 'chapter-01.xhtml')).toMatch(
      /^\[1\] One First wo\[2\]rds here\. 1 Second words\./u,
    );
    expect(marked(edition, 'chapter-02.xhtml')).toMatch(/^\[3\] Two Below/u);
    expect(marked(edition, 'nav.xhtml')).toMatch(/^\[ii\] Contents One \[iii\]Two Below/u);
    // An entry may have nothing before its link; the link is called by its words, without the folio.
    const entry = all(edition.tree('nav.xhtml'), 'a').find(({ attributes }) => attributes['aria-label']);
    expect(entry?.attributes).toEqual({ href: 'chapter-02.xhtml#two', 'aria-label': 'Two' });
    expect(listed(edition)).toEqual([
      ['ii', 'nav.xhtml#page-ii'],
      ['iii', 'nav.xhtml#page-iii'],
      ['1', 'chapter-01.xhtml#page-1'],
      ['2', 'chapter-01.xhtml#page-2'],
      ['3', 'chapter-02.xhtml#page-3'],
    ]);
    expect((await EpubCheck.validate(bytes, { version: '3.3' })).messages).toEqual([]);
  });

  it('without running text stand where the text goes on', async () => {
    const { edition } = await withPages([
      ...ONE.slice(0, 4),
      { folio: '2' },
      { folio: '3' },
      { folio: '4', begins: { in: 'body', chapter: 1, block: 1, characters: 0 } },
      { folio: '5' },
      { folio: '6', begins: { in: 'head', chapter: 2 } },
      { folio: '7' },
    ]);
    expect(marked(edition, 'chapter-01.xhtml')).toMatch(
      /words\. \[2\]\[3\]\[4\]Another paragraph\. \[5\] 1 /u,
    );
    expect(marked(edition, 'chapter-02.xhtml')).toMatch(/^\[6\] Two Below Third words\. 2 \[7\] 2 /u);
    expect(listed(edition).map(([label]) => label)).toEqual(['ii', 'iii', '1', '2', '3', '4', '5', '6', '7']);
  });

  it('before all text stand where it begins', async () => {
    const { edition } = await withPages([{ folio: 'i' }, ...ONE]);
    expect(marked(edition, 'nav.xhtml')).toMatch(/^\[i\] ?\[ii\] Contents/u);
  });

  const NOTES: MappedPage[] = [
    ...ONE,
    { folio: '3', begins: { in: 'note', note: 'note-1', characters: 3 } },
    { folio: '4', begins: { in: 'head', chapter: 2 } },
  ];

  it('that begin in notes have marks there, if the EPUB has its notes where print has them', async () => {
    const chapter = 'print: { notes: chapter }\n';
    const inNote = marked(
      (await withPages(NOTES, `${chapter}epub: { notes: chapter }\n`)).edition,
      'chapter-01.xhtml',
    );
    expect(inNote).toMatch(/paragraph\. Notes 1 \. The \[3\]note of one\.$/u);
    const elsewhere = await withPages(NOTES, `${chapter}epub: { notes: book }\n`);
    expect(marked(elsewhere.edition, 'chapter-01.xhtml')).toMatch(/Another paragraph\. \[3\]$/u);
    expect(marked(elsewhere.edition, 'notes.xhtml')).not.toContain('[');
    expect((await EpubCheck.validate(elsewhere.bytes, { version: '3.3' })).messages).toEqual([]);
  });

  it('that begin in notes that open in place, where nobody sees a mark, have it behind the text', async () => {
    const { edition } = await withPages(NOTES, 'print: { notes: chapter }\nepub: { notes: popup }\n');
    expect(marked(edition, 'chapter-01.xhtml')).toMatch(/Another paragraph\. \[3\] 1 \. The note of one\.$/u);
  });

  it('that begin with a heading begin with its section, each mark on a line', async () => {
    const { edition } = await withPages([
      ...ONE,
      { folio: '3', begins: { in: 'head', chapter: 2 } },
      { folio: '4', begins: { in: 'body', chapter: 2, block: 0, characters: 0 } },
    ]);
    expect(edition.text('chapter-02.xhtml')).toMatch(
      /<section class="chapter"[^>]*>\n<span id="page-3"[^>]*\/>\n<header[^]*<section>\n<span id="page-4"[^>]*\/>\n<h2/u,
    );
  });

  it('of all notes begin before their heading', async () => {
    const pages: MappedPage[] = [
      ...ONE,
      { folio: '3', begins: { in: 'head', chapter: 2 } },
      { folio: '4', begins: { in: 'notes' } },
      { folio: '5', begins: { in: 'note', note: 'note-2', characters: 0 } },
    ];
    const { edition } = await withPages(pages, 'print: { notes: book }\nepub: { notes: book }\n');
    expect(marked(edition, 'notes.xhtml')).toMatch(/^\[4\] Notes .* Two 2 \. \[5\]The note of two\.$/u);
    const elsewhere = await withPages(pages, 'print: { notes: book }\n');
    expect(marked(elsewhere.edition, 'chapter-02.xhtml')).toMatch(/words\. 2 \[4\] ?\[5\] 2 /u);
  });

  it('that begin with an entry that the contents of the EPUB lack stand behind them', async () => {
    const { edition } = await withPages([
      { folio: 'i', begins: { in: 'contents' } },
      { folio: 'ii', begins: { in: 'contents', entry: 'nowhere' } },
    ]);
    expect(marked(edition, 'nav.xhtml')).toMatch(/^\[i\] Contents One Two Below \[ii\]/u);
  });
});

describe('the package of an EPUB with pages of print', () => {
  it.each([
    [
      'the ISBN of the print edition',
      'isbn: { print: 978-3-16-148410-0, pdf: 978-0-306-40615-7 }',
      'urn:isbn:9783161484100',
    ],
    ['that of the PDF, where print has none', 'isbn: { pdf: 978-0-306-40615-7 }', 'urn:isbn:9780306406157'],
    ['words, where there is no ISBN', '', 'Paged, Example, 2026-11-23, PDF'],
  ])('names the source of the pages: %s', async (_, yaml, source) => {
    const { edition, bytes } = await withPages(ONE, `${yaml}\n`);
    expect(said(edition, 'pageBreakSource')).toEqual([source]);
    expect(all(edition.tree('content.opf'), 'dc:source').map(textOf)).toEqual(
      source.startsWith('urn:') ? [source] : [],
    );
    expect(said(edition, 'schema:accessibilityFeature')).toEqual(
      expect.arrayContaining(['pageBreakMarkers', 'pageNavigation']),
    );
    expect((await EpubCheck.validate(bytes, { version: '3.3' })).messages).toEqual([]);
  });

  it('has them in the NCX, in the order in which they and the headings are read', async () => {
    const { edition } = await withPages([...ONE, { folio: '3', begins: { in: 'head', chapter: 2 } }]);
    const ncx = edition.tree('toc.ncx');
    const order = [...all(ncx, 'navPoint'), ...all(ncx, 'pageTarget')]
      .toSorted((a, b) => Number(a.attributes.playOrder) - Number(b.attributes.playOrder))
      .map((point) => all(point, 'content')[0]?.attributes.src);
    expect(order).toEqual([
      'nav.xhtml#page-ii',
      'nav.xhtml#page-iii',
      'chapter-01.xhtml#page-1',
      'chapter-01.xhtml#one',
      'chapter-01.xhtml#page-2',
      'chapter-02.xhtml#page-3',
      'chapter-02.xhtml#two',
      'chapter-02.xhtml#below',
    ]);
    expect(all(ncx, 'pageTarget').map(({ attributes }) => [attributes.type, attributes.value])).toEqual([
      ['front', undefined],
      ['front', undefined],
      ['normal', '1'],
      ['normal', '2'],
      ['normal', '3'],
    ]);
  });

  it('says nothing of pages where there was no print edition', async () => {
    const { edition } = await withPages([]);
    expect(listed(edition)).toEqual([]);
    expect(said(edition, 'pageBreakSource')).toEqual([]);
    expect(said(edition, 'schema:accessibilityFeature')).not.toContain('pageBreakMarkers');
    expect(all(edition.tree('toc.ncx'), 'pageList')).toEqual([]);
  });
});

/** What the package says of a property. */
function said(edition: Edition, property: string): string[] {
  return all(edition.tree('content.opf'), 'meta')
    .filter(({ attributes }) => attributes.property === property)
    .map(textOf);
}
