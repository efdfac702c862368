/** The contents once more, for reading systems of the days of EPUB 2 (OPF 2.0.1, §2.4.1). */
import type { Element } from 'xast';
import { x } from 'xastscript';
import type { Composition } from '../../book/composition.ts';
import { outlineOf, type OutlineEntry } from './outline.ts';
import type { Places } from './places.ts';
import { dataDocument } from './xml.ts';

/** The name of the NCX. */
export const NCX_FILE = 'toc.ncx';

/**
 * @param identifier the identifier of the package; the NCX has to have the same
 * @param start the page that a book without any heading begins with
 */
export function ncxOf(composition: Composition, places: Places, identifier: string, start: string): string {
  const { title, language } = composition.book.configuration;
  const outline = outlineOf(composition, places, NCX_FILE);
  let order = 0;
  const point = (text: string, src: string, children: readonly OutlineEntry[]): Element => {
    order++;
    return x('navPoint', { id: `point-${order}`, playOrder: String(order) }, [
      x('navLabel', [x('text', text)]),
      x('content', { src }),
      ...children.map((child) => point(child.entry.title, child.href, child.children)),
    ]);
  };
  const points =
    outline.length > 0
      ? outline.map(({ entry, href, children }) => point(entry.title, href, children))
      : [point(title, start, [])];
  const properties = { uid: identifier, depth: depthOf(outline), totalPageCount: 0, maxPageNumber: 0 };
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
    ],
  );
  return dataDocument(ncx);
}

function depthOf(outline: readonly OutlineEntry[]): number {
  return 1 + Math.max(0, ...outline.map(({ children }) => (children.length === 0 ? 0 : depthOf(children))));
}
