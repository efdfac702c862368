/** The contents once more, for reading systems of the days of EPUB 2 (OPF 2.0.1, §2.4.1). */
import type { Element } from 'xast';
import { x } from 'xastscript';
import type { Composition } from '../../book/composition.ts';
import { wordsOf } from '../../book/words.ts';
import { outlineOf, type OutlineEntry } from './outline.ts';
import type { PageTarget } from './page-list.ts';
import type { Places } from './places.ts';
import { dataDocument } from './xml.ts';

/** The name of the NCX. */
export const NCX_FILE = 'toc.ncx';

/**
 * @param identifier the identifier of the package; the NCX has to have the same
 * @param places in reading order
 * @param start the page that a book without any heading begins with
 * @param pages the pages of the print edition, in order
 */
export function ncxOf(
  composition: Composition,
  places: Places,
  identifier: string,
  start: string,
  pages: readonly PageTarget[] = [],
): string {
  const { title, language, words: own } = composition.book.configuration;
  const outline = outlineOf(composition, places, NCX_FILE);
  const playOrder = playOrders(
    [...(outline.length > 0 ? addressesOf(outline) : [start]), ...pages.map(({ href }) => href)],
    places,
  );
  let count = 0;
  const point = (text: string, src: string, children: readonly OutlineEntry[]): Element => {
    count++;
    return x('navPoint', { id: `point-${count}`, playOrder: playOrder(src) }, [
      x('navLabel', [x('text', text)]),
      x('content', { src }),
      ...children.map((child) => point(child.entry.title, child.href, child.children)),
    ]);
  };
  const points =
    outline.length > 0
      ? outline.map(({ entry, href, children }) => point(entry.title, href, children))
      : [point(title, start, [])];
  const targets = pages.map(({ folio, href }, index) =>
    x(
      'pageTarget',
      {
        id: `target-${index + 1}`,
        playOrder: playOrder(href),
        ...(isNumber(folio) ? { type: 'normal', value: folio } : { type: 'front' }),
      },
      [x('navLabel', [x('text', folio)]), x('content', { src: href })],
    ),
  );
  const properties = {
    uid: identifier,
    depth: depthOf(outline),
    totalPageCount: pages.length,
    maxPageNumber: Math.max(0, ...pages.map(({ folio }) => (isNumber(folio) ? Number(folio) : 0))),
  };
  const ncx = x(
    'ncx',
    { xmlns: 'http://www.daisy.org/z3986/2005/ncx/', version: '2005-1', 'xml:lang': language },
    [
      x(
        'head',
        Object.entries(properties).map(([name, content]) =>
          x('meta', { name: `dtb:${name}`, content: String(content) }),
        ),
      ),
      x('docTitle', [x('text', title)]),
      x('navMap', points),
      ...(targets.length === 0
        ? []
        : [x('pageList', [x('navLabel', [x('text', wordsOf(language, own).pages)]), ...targets])]),
    ],
  );
  return dataDocument(ncx);
}

function depthOf(outline: readonly OutlineEntry[]): number {
  return 1 + Math.max(0, ...outline.map(({ children }) => (children.length === 0 ? 0 : depthOf(children))));
}

function addressesOf(outline: readonly OutlineEntry[]): string[] {
  return outline.flatMap(({ href, children }) => [href, ...addressesOf(children)]);
}

/** The place of each address in the order of reading, from 1; an address has one place, however often it is named. */
function playOrders(addresses: readonly string[], places: Places): (address: string) => string {
  const orderOf = new Map<string, number>();
  for (const [id, { file }] of places) {
    if (!orderOf.has(file)) orderOf.set(file, orderOf.size);
    orderOf.set(`${file}#${id}`, orderOf.size);
  }
  const sorted = [...new Set(addresses)].toSorted((a, b) => (orderOf.get(a) ?? 0) - (orderOf.get(b) ?? 0));
  const order = new Map(sorted.map((address, index) => [address, String(index + 1)]));
  return (address) => order.get(address) ?? '1';
}

function isNumber(folio: string): boolean {
  return /^[1-9]\d*$/u.test(folio);
}
