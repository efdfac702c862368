import { beforeAll, describe, expect, test } from 'vitest';
import type { Element } from 'xast';
import { memoryFiles } from '../../../src/manuscript/memory.ts';
import { all, Edition, first, render, textOf } from './edition.ts';
import { everything } from './everything.ts';

/** A nested list as nested pairs of text and address. */
function outline(list: Element): unknown[] {
  return list.children
    .filter((item) => item.type === 'element')
    .map((item) => {
      const link = first(item, (node) => node.name === 'a');
      const below = item.children.find((child) => child.type === 'element' && child.name === 'ol') as
        Element | undefined;
      return [textOf(link), link.attributes.href, ...(below ? [outline(below)] : [])];
    });
}

describe('finding one’s way', () => {
  let edition: Edition;
  beforeAll(async () => {
    edition = new Edition(await render(everything()));
  });

  test('the contents are nested as the book is, down to level 3', () => {
    const nav = first(edition.tree('nav.xhtml'), (node) => node.attributes['epub:type'] === 'toc');
    expect(outline(first(nav, (node) => node.name === 'ol'))).toEqual([
      [
        'Part One',
        'chapter-01.xhtml#part-one',
        [
          [
            'Notes & <quotes> · Chapter Author',
            'chapter-02.xhtml#notes--quotes',
            [['A heading', 'chapter-02.xhtml#first-heading']],
          ],
          ['第二章', 'chapter-03.xhtml#第二章', [['Far end', 'chapter-03.xhtml#far']]],
        ],
      ],
      ['Part Two', 'chapter-04.xhtml#part-two', [['Last', 'chapter-05.xhtml#last']]],
    ]);
  });

  test('the landmarks are there for machines only', () => {
    const nav = first(edition.tree('nav.xhtml'), (node) => node.attributes['epub:type'] === 'landmarks');
    expect(nav.attributes).toHaveProperty('hidden');
    expect(all(nav, 'a').map((link) => [link.attributes['epub:type'], link.attributes.href])).toEqual([
      ['cover', 'cover.xhtml'],
      ['titlepage', 'title-page.xhtml'],
      ['toc', '#toc'],
      ['loi', '#loi'],
      ['lot', '#lot'],
      ['bodymatter', 'chapter-01.xhtml'],
    ]);
  });

  test('figures and tables are listed by their captions, without calls', () => {
    const nav = edition.tree('nav.xhtml');
    const figures = first(nav, (node) => node.attributes['epub:type'] === 'loi');
    const tables = first(nav, (node) => node.attributes['epub:type'] === 'lot');
    expect(textOf(first(figures, (node) => node.name === 'h2'))).toBe('Figures');
    expect(outline(first(figures, (node) => node.name === 'ol'))).toEqual([
      ['Figure 1 A figure with a caption.', 'chapter-02.xhtml#fig-svg'],
      ['Figure 2 A short figure', 'chapter-02.xhtml#figure-2'],
    ]);
    expect(outline(first(tables, (node) => node.name === 'ol'))).toEqual([
      ['Table 1 The caption of the table.', 'chapter-02.xhtml#tab'],
    ]);
  });

  test('the NCX says the same, numbered from 1, under the same identifier', () => {
    const ncx = edition.tree('toc.ncx');
    const points = all(ncx, 'navPoint');
    expect(points.map((point) => point.attributes.playOrder)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    expect(points.map((point) => textOf(first(point, (node) => node.name === 'text')))).toEqual([
      'Part One',
      'Notes & <quotes>',
      'A heading',
      '第二章',
      'Far end',
      'Part Two',
      'Last',
    ]);
    const uid = all(ncx, 'meta').find((meta) => meta.attributes.name === 'dtb:uid');
    expect(uid?.attributes.content).toBe('urn:isbn:9783161484100');
  });

  test('the spine has cover, title page, contents and the chapters in order', () => {
    expect(edition.spine()).toEqual([
      'cover.xhtml',
      'title-page.xhtml',
      'nav.xhtml',
      ...[1, 2, 3, 4, 5].map((number) => `chapter-0${number}.xhtml`),
    ]);
  });

  test('every link within the book leads to something, in whichever file', () => {
    const places = new Set(
      edition
        .spine()
        .flatMap((name) => [
          name,
          ...all(edition.tree(name)).map((node) => `${name}#${node.attributes.id ?? ''}`),
        ]),
    );
    const addresses = [...edition.spine(), 'toc.ncx'].flatMap((from) =>
      all(edition.tree(from)).flatMap((node) => {
        const address = node.attributes.href ?? (node.name === 'content' ? node.attributes.src : undefined);
        if (typeof address !== 'string' || node.name === 'link' || /^[a-z]+:/u.test(address)) return [];
        return [address.startsWith('#') ? `${from}${address}` : address];
      }),
    );
    expect(addresses).toHaveLength(55);
    expect(addresses.filter((address) => !places.has(address))).toEqual([]);
  });

  test('links from chapter to chapter name the file; a broken one leaves its text', () => {
    const links = all(edition.tree('chapter-02.xhtml'), 'a').map((link) => link.attributes.href);
    expect(links).toContain('chapter-03.xhtml#far');
    expect(links).toContain('#fig-svg');
    const last = edition.tree('chapter-05.xhtml');
    expect(all(last, 'a').map((link) => link.attributes.href)).toEqual(['chapter-02.xhtml#first-heading']);
    expect(textOf(last)).toContain('nothing');
  });
});

test.each([
  [1, ['One']],
  [2, ['One', 'Two']],
  [4, ['One', 'Two', 'Three', 'Four']],
])('contents of depth %i', async (depth, titles) => {
  const files = memoryFiles({
    'manuscript.yaml': `title: Deep\nepub: { tocDepth: ${depth} }`,
    'a.md': '# One\n\n## Two\n\n### Three\n\n#### Four\n\n##### Five\n\nText.',
  });
  const edition = new Edition(await render(files));
  const nav = first(edition.tree('nav.xhtml'), (node) => node.attributes['epub:type'] === 'toc');
  expect(all(nav, 'a').map((link) => textOf(link))).toEqual(titles);
  expect(all(edition.tree('toc.ncx'), 'navPoint')).toHaveLength(depth);
  const levels = all(edition.tree('toc.ncx'), 'meta').find(
    ({ attributes }) => attributes.name === 'dtb:depth',
  );
  expect(levels?.attributes.content).toBe(String(depth));
});

test('a book without any heading has one line of contents', async () => {
  const files = memoryFiles({ 'manuscript.yaml': 'title: Plain', 'a.md': 'Text.' });
  const edition = new Edition(await render(files));
  const nav = first(edition.tree('nav.xhtml'), (node) => node.attributes['epub:type'] === 'toc');
  expect(outline(first(nav, (node) => node.name === 'ol'))).toEqual([['Plain', 'chapter-01.xhtml']]);
  expect(all(edition.tree('toc.ncx'), 'content').map((point) => point.attributes.src)).toEqual([
    'chapter-01.xhtml',
  ]);
});

test('a heading in a note is no line of the contents', async () => {
  const files = memoryFiles({
    'manuscript.yaml': 'title: Plain',
    'a.md': '# A\n\nText.[^1]\n\n[^1]: Note.\n\n    ## In the note\n\n## After\n',
  });
  const edition = new Edition(await render(files));
  const nav = first(edition.tree('nav.xhtml'), (node) => node.attributes['epub:type'] === 'toc');
  expect(outline(first(nav, (node) => node.name === 'ol'))).toEqual([
    ['A', 'chapter-01.xhtml#a', [['After', 'chapter-01.xhtml#after']]],
  ]);
});
