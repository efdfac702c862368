/** The HTML edition as a site: what its pages hold, and that their links lead somewhere. */
import { createHash } from 'node:crypto';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { beforeAll, describe, expect, it } from 'vitest';
import { fromXml } from 'xast-util-from-xml';
import { memoryFiles } from '../../../../src/manuscript/memory.ts';
import { renderSite, type SiteFile } from '../../../../src/render/html/site/site.ts';
import { prepare } from '../../epub/edition.ts';
import { configuration, everything } from '../../epub/everything.ts';

const ADDRESS = 'https://example.org/reports/rights/';

async function siteOf(files: Parameters<typeof prepare>[0]): Promise<SiteFile[]> {
  const { composition, pictures, template } = await prepare(files);
  const { files: made, problems } = await renderSite(composition, pictures, template, [
    { kind: 'pdf', href: '../rights.pdf' },
  ]);
  expect(problems).toEqual([]);
  return made;
}

function elements(tree: Root): Element[] {
  const found: Element[] = [];
  visit(tree, 'element', (element) => {
    found.push(element);
  });
  return found;
}

let files: SiteFile[];
let pages: Map<string, Element[]>;
beforeAll(async () => {
  files = await siteOf(
    everything(configuration((yaml) => `${yaml}\nhtml: { form: site, address: ${ADDRESS} }\n`)),
  );
  pages = new Map(
    files
      .filter(({ path }) => path.endsWith('.html'))
      .map(({ path, bytes }) => [path, elements(fromHtml(new TextDecoder().decode(bytes)))]),
  );
});

const ids = (page: string): string[] =>
  (pages.get(page) ?? []).flatMap(({ properties: { id } }) => (typeof id === 'string' ? [id] : []));
const links = (page: string): Element[] => (pages.get(page) ?? []).filter(({ tagName }) => tagName === 'a');

/** The pages that links of a kind lead along. */
function way(rel: string, from: string): string[] {
  const seen: string[] = [];
  for (let page: string | undefined = from; page !== undefined && !seen.includes(page);) {
    seen.push(page);
    const link: Element | undefined = links(page).find(
      ({ properties }) => Array.isArray(properties.rel) && properties.rel.includes(rel),
    );
    page = link && decodeURIComponent(String(link.properties.href));
  }
  return seen;
}

describe('the files', () => {
  it('are a page for each chapter and part, what they share, a map, and last the first page', () => {
    expect([...pages.keys()].toSorted()).toEqual(
      [
        'index.html',
        'last.html',
        'notes--quotes.html',
        'part-one.html',
        'part-two.html',
        '第二章.html',
      ].toSorted(),
    );
    expect(files.at(-1)?.path).toBe('index.html');
    const firstPage = files.findIndex(({ path }) => path.endsWith('.html'));
    expect(files.slice(0, firstPage).every(({ path }) => path.startsWith('assets/'))).toBe(true);
  });

  it('that are shared have the hash of their content in their names', () => {
    const shared = files.filter(({ path }) => path.startsWith('assets/'));
    expect(shared.map(({ path }) => path.split('.').at(-1)).toSorted()).toEqual(['css', 'png', 'svg']);
    for (const { path, bytes } of shared)
      expect(path).toContain(`.${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}.`);
  });

  it('are the same when they are made again', async () => {
    const again = await siteOf(
      everything(configuration((yaml) => `${yaml}\nhtml: { form: site, address: ${ADDRESS} }\n`)),
    );
    expect(
      again.map(({ path, bytes }) => [
        path,
        Buffer.from(bytes).equals(files.find((file) => file.path === path)!.bytes),
      ]),
    ).toEqual(files.map(({ path }) => [path, true]));
  });
});

describe('each page', () => {
  it('has its ids once, one first heading, and ends for all its links', () => {
    const lost: string[] = [];
    for (const [page, all] of pages) {
      expect(ids(page).length).toBe(new Set(ids(page)).size);
      expect(all.filter(({ tagName }) => tagName === 'h1')).toHaveLength(1);
      for (const { properties } of links(page)) {
        const href = String(properties.href);
        if (/^(?:https?|data|mailto):|^\.\.\//u.test(href)) continue;
        const [file = '', id] = href.split('#').map(decodeURIComponent);
        const target = file === '' ? page : file;
        if (!pages.has(target) || (id !== undefined && !ids(target).includes(id)))
          lost.push(`${page}: ${href}`);
      }
    }
    expect(lost).toEqual([]);
  });

  it('has the notes of its own chapter, and no others', () => {
    const notes = [...pages.keys()].map((page) => [
      page,
      ids(page).filter((id) => /^note-\d/u.test(id)).length,
    ]);
    expect(Object.fromEntries(notes)).toEqual({
      'index.html': 0,
      'last.html': 0,
      'notes--quotes.html': 8,
      'part-one.html': 0,
      'part-two.html': 0,
      '第二章.html': 2,
    });
    for (const page of pages.keys())
      for (const link of links(page).filter(({ properties }) => properties.role === 'doc-noteref'))
        expect(ids(page)).toContain(String(link.properties.href).slice(1));
  });

  it('leads on to the next and back to the one before', () => {
    const forth = way('next', 'index.html');
    expect(forth).toEqual([
      'index.html',
      'part-one.html',
      'notes--quotes.html',
      '第二章.html',
      'part-two.html',
      'last.html',
    ]);
    expect(way('prev', 'last.html')).toEqual(forth.toReversed());
  });

  it('has the whole contents, and marks itself in them', () => {
    for (const page of pages.keys()) {
      const current = links(page).filter(({ properties }) => properties.ariaCurrent === 'page');
      expect(current.map(({ properties }) => decodeURIComponent(String(properties.href)))).toEqual(
        page === 'index.html' ? [] : [page],
      );
    }
    const entries = links('last.html').filter(
      ({ children: [entry] }) => entry?.type === 'element' && String(entry.properties.className) === 'entry',
    );
    expect(entries.map((entry) => toString(entry))).toEqual(
      expect.arrayContaining(['Part One', 'A heading', '第二章', 'Far end', 'Part Two', 'Last']),
    );
  });

  it('loads only what is beside it', () => {
    for (const [page, all] of pages) {
      const loads = all.flatMap(({ tagName, properties: { src, href, rel } }) =>
        tagName === 'link' && String(rel) === 'stylesheet'
          ? [String(href)]
          : src === undefined
            ? []
            : [String(src)],
      );
      expect({ page, loads: loads.length > 0 }).toEqual({ page, loads: true });
      for (const path of loads) expect(files.map((file) => file.path)).toContain(path);
    }
  });
});

describe('the map of the site', () => {
  it('lists every page by its address', () => {
    const source = new TextDecoder().decode(files.find(({ path }) => path === 'sitemap.xml')!.bytes);
    const addresses: string[] = [];
    visit(fromXml(source), 'element', (element) => {
      if (element.name === 'loc')
        addresses.push(element.children.map((child) => ('value' in child ? child.value : '')).join(''));
    });
    expect(addresses).toHaveLength(pages.size);
    expect(addresses[0]).toBe(ADDRESS);
    expect(addresses).toContain(`${ADDRESS}${encodeURIComponent('第二章')}.html`);
  });

  it('is not there without an address', async () => {
    const made = await siteOf(everything(configuration((yaml) => `${yaml}\nhtml: { form: site }\n`)));
    expect(made.map(({ path }) => path)).not.toContain('sitemap.xml');
  });
});

it('chapters whose names are the same to a disk have files of their own', async () => {
  const made = await siteOf(
    memoryFiles({
      'manuscript.yaml': 'title: T\nhtml: { form: site }\nchapters: [a.md, b.md, c.md]',
      'a.md': '---\nid: Text\n---\n\n# Text',
      'b.md': '---\nid: text\n---\n\n# Text',
      'c.md': '# Index',
    }),
  );
  const names = made.map(({ path }) => path.toLowerCase());
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(expect.arrayContaining(['text.html', 'text-2.html', 'index-2.html', 'index.html']));
});
