import { beforeAll, describe, expect, test } from 'vitest';
import type { Element } from 'xast';
import { memoryFiles } from '../../../src/manuscript/memory.ts';
import { all, Edition, first, render, textOf } from './edition.ts';
import { configuration, everything } from './everything.ts';

const metadata = (edition: Edition): Element =>
  first(edition.tree('content.opf'), (node) => node.name === 'metadata');
const property = (edition: Edition, name: string): string[] =>
  all(metadata(edition), 'meta').flatMap((meta) => (meta.attributes.property === name ? [textOf(meta)] : []));

describe('the package', () => {
  let edition: Edition;
  beforeAll(async () => {
    edition = new Edition(await render(everything()));
  });

  test('says what the manuscript says', () => {
    const said = all(metadata(edition)).flatMap((node) =>
      node.name.startsWith('dc:') ? [[node.name, textOf(node)]] : [],
    );
    expect(said).toEqual([
      ['dc:identifier', 'urn:isbn:9783161484100'],
      ['dc:identifier', 'doi:10.1234/ab.c'],
      ['dc:title', 'Rights & <wrongs>: "a" reader\'s guide ]]> to it'],
      ['dc:title', 'On & off'],
      ['dc:language', 'en-GB'],
      ['dc:creator', 'Aigerim Example'],
      ['dc:creator', 'Ed Itor'],
      ['dc:contributor', 'Trans Lator'],
      ['dc:creator', 'The Committee'],
      ['dc:contributor', 'Chapter Author'],
      ['dc:publisher', 'Example & Sons'],
      ['dc:date', '2026-05-04'],
      ['dc:description', 'A "book" of <examples> & more'],
      ['dc:rights', '© 2026 <all> & sundry'],
      ['dc:subject', 'Examples'],
      ['dc:subject', 'Tests & trials'],
    ]);
    expect(property(edition, 'role')).toEqual(['aut', 'edt', 'trl', 'ctb']);
    expect(property(edition, 'file-as')).toEqual(['Example, Aigerim', 'Author, Chapter']);
    expect(property(edition, 'dcterms:modified')).toEqual(['2026-06-07T00:00:00Z']);
    expect(property(edition, 'title-type')).toEqual(['main', 'subtitle']);
  });

  test('says what readers may expect, and claims no conformance', () => {
    expect(property(edition, 'schema:accessMode')).toEqual(['textual', 'visual']);
    expect(property(edition, 'schema:accessModeSufficient')).toEqual(['textual', 'textual,visual']);
    expect(property(edition, 'schema:accessibilityFeature')).toContain('alternativeText');
    expect(property(edition, 'schema:accessibilityHazard')).toEqual(['none']);
    expect(property(edition, 'schema:accessibilitySummary')[0]).toMatch(
      /Notes and their calls are linked both ways\./u,
    );
    expect(edition.text('content.opf')).not.toMatch(/conformsTo|certifiedBy/u);
  });

  test('lists every file once, with the properties that are true', () => {
    const items = all(edition.tree('content.opf'), 'item').map((item) => item.attributes);
    const names = [...edition.files.keys()].filter(
      (name) => name.startsWith('OEBPS/') && !name.endsWith('.opf'),
    );
    expect(items.map((item) => `OEBPS/${item.href}`).toSorted()).toEqual(names.toSorted());
    const special = items.filter((item) => item.properties !== undefined);
    expect(special.map((item) => [item.href, item.properties])).toEqual([
      ['nav.xhtml', 'nav'],
      ['images/cover.svg', 'cover-image'],
    ]);
  });
});

test('what the manuscript does not say is not there', async () => {
  const edition = new Edition(
    await render(memoryFiles({ 'manuscript.yaml': 'title: Plain', 'a.md': '# A\n\nText.' })),
  );
  expect(all(metadata(edition)).flatMap((node) => (node.name.startsWith('dc:') ? [node.name] : []))).toEqual([
    'dc:identifier',
    'dc:title',
    'dc:language',
  ]);
  expect(
    all(metadata(edition)).every(
      (node) => node.name !== 'meta' || node.attributes.name || textOf(node) !== '',
    ),
  ).toBe(true);
  expect(property(edition, 'dcterms:modified')).toEqual(['1980-01-01T00:00:00Z']);
  expect(property(edition, 'schema:accessMode')).toEqual(['textual']);
  expect(property(edition, 'schema:accessibilitySummary')[0]).not.toMatch(/Notes|Images/u);
});

test('the environment’s date goes before the manuscript’s', async () => {
  const edition = new Edition(await render(everything(), { epoch: 1_000_000_000 }));
  expect(property(edition, 'dcterms:modified')).toEqual(['2001-09-09T01:46:40Z']);
});

test('the fonts of a template come along if the book has their characters', async () => {
  const css = `@font-face { font-family: a; src: url(a.woff2); unicode-range: U+0-7F }
    @font-face { font-family: b; src: url(b.woff2); unicode-range: U+E000 }
    p { background: url(https://example.org/x.png) } q { background: url(x.exe) }`;
  const files = everything({
    ...configuration((yaml) => `${yaml}template: ./look\n`),
    'look/epub.css': css,
    'look/a.woff2': 'font a',
    'look/b.woff2': 'font b',
    'look/x.exe': 'MZ',
  });
  const edition = new Edition(await render(files));
  expect([...edition.files.keys()].filter((name) => name.includes('/template/'))).toEqual([
    'OEBPS/template/01-a.woff2',
  ]);
  expect(edition.text('style.css')).toContain('url("template/01-a.woff2")');
  expect(edition.text('style.css')).not.toMatch(/https:|exe/u);
  const item = all(edition.tree('content.opf'), 'item').find(({ attributes }) =>
    attributes.href?.endsWith('woff2'),
  );
  expect(item?.attributes['media-type']).toBe('font/woff2');
});
