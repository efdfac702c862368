/** What programs read in the head of each page of a site: of the whole on the first, of the chapter on its own. */
import { fromHtml } from 'hast-util-from-html';
import { toString } from 'hast-util-to-string';
import type { Element } from 'hast';
import { visit } from 'unist-util-visit';
import { beforeAll, describe, expect, it } from 'vitest';
import { memoryFiles } from '../../../../src/manuscript/memory.ts';
import { renderSite } from '../../../../src/render/html/site/site.ts';
import { prepare } from '../../epub/edition.ts';

const ADDRESS = 'https://example.org/salt/';
let heads: Map<string, Element[]>;

beforeAll(async () => {
  const files = memoryFiles({
    'manuscript.yaml': `title: Salt\nauthors: [Ann Example]\nhtml: { form: site, address: '${ADDRESS}' }\n`,
    'a.md': '---\nauthors: [Bo Other]\nsubtitle: Of old\n---\n# Pans & Brine\n\nText.\n',
    'b.md': '# Wells\n\nText.\n',
  });
  const { composition, pictures, template } = await prepare(files);
  const { files: made } = await renderSite(composition, pictures, template);
  heads = new Map(
    made
      .filter(({ path }) => path.endsWith('.html'))
      .map(({ path, bytes }) => {
        const found: Element[] = [];
        visit(fromHtml(new TextDecoder().decode(bytes)), 'element', (element) => {
          if (['meta', 'link', 'script', 'title', 'h1'].includes(element.tagName)) found.push(element);
        });
        return [path, found];
      }),
  );
});

const of = (file: string, name: string, value: string): string[] =>
  (heads.get(file) ?? []).flatMap(({ properties }) =>
    String(properties[name]) === value ? [String(properties.content ?? properties.href)] : [],
  );

/** The text of the elements of a name. */
const shown = (file: string, name: string): string[] =>
  (heads.get(file) ?? []).filter(({ tagName }) => tagName === name).map((element) => toString(element));

describe.each([
  ['pans--brine.html', 'Pans & Brine', ['Bo Other']],
  ['wells.html', 'Wells', []],
])('%s', (file, title, authors) => {
  it('says what it is called, where it is, and who wrote it', () => {
    expect([...heads.keys()]).toContain(file);
    expect(of(file, 'property', 'og:title')).toEqual([title]);
    expect(of(file, 'property', 'og:site_name')).toEqual(['Salt']);
    expect(of(file, 'rel', 'canonical')).toEqual([`${ADDRESS}${file}`]);
    expect(of(file, 'name', 'author')).toEqual(authors);
    const data = (heads.get(file) ?? []).find(({ properties }) => properties.type === 'application/ld+json');
    expect(JSON.parse(toString(data!))).toMatchObject({
      '@type': 'Chapter',
      name: title,
      url: `${ADDRESS}${file}`,
      isPartOf: { '@type': 'Report', name: 'Salt' },
    });
  });

  it('shows what the shell prints of it', () => {
    expect(shown(file, 'h1')).toEqual([title]);
    expect(shown(file, 'title')).toEqual([`${title} – Salt`]);
  });
});

it('the first page tells of the whole', () => {
  expect(of('index.html', 'property', 'og:title')).toEqual(['Salt']);
  expect(of('index.html', 'rel', 'canonical')).toEqual([ADDRESS]);
});
