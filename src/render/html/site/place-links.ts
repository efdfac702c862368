/** Links within the book that find their end across the pages of a site. */
import type { Element, ElementContent } from 'hast';
import { mapElements } from '../../serialize.ts';

/** Where a link stands, and where all else is. */
export interface SitePlaces {
  /** By id the file that it is in. */
  pages: ReadonlyMap<string, string>;
  /** The ids of the chapters: a link to one is a link to its page. */
  chapters: ReadonlySet<string>;
}

/**
 * A copy of some content whose links name the page they lead to.
 * @param file the page that the content stands in
 */
export function placeLinks(
  content: readonly ElementContent[],
  file: string,
  { pages, chapters }: SitePlaces,
): ElementContent[] {
  return mapElements(content, (element): Element => {
    const { href } = element.properties;
    if (element.tagName !== 'a' || typeof href !== 'string' || !href.startsWith('#')) return element;
    const id = href.slice(1);
    const page = pages.get(id) ?? file;
    if (page === file) return element;
    const address = chapters.has(id) ? pageAddress(page) : `${pageAddress(page)}${href}`;
    return { ...element, properties: { ...element.properties, href: address } };
  });
}

/** The address of a page as seen from another. */
export function pageAddress(file: string): string {
  return encodeURIComponent(file);
}
