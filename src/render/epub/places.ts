/** Where everything stands in an EPUB, and links that find it across its files. */
import type { Element, ElementContent } from 'hast';
import type { Page } from './page.ts';

/** Where an id stands. */
export interface Place {
  file: string;
  /** True for what stands within a note, and so is no part of the outline. */
  inNote: boolean;
}

/** Where each id of the book stands. */
export type Places = ReadonlyMap<string, Place>;

/** Looks up every id of the pages. */
export function findPlaces(pages: readonly Page[]): Places {
  const places = new Map<string, Place>();
  const walk = (nodes: readonly ElementContent[], file: string, inNote: boolean): void => {
    for (const node of nodes) {
      if (node.type !== 'element') continue;
      const { id, role, 'epub:type': type } = node.properties;
      if (typeof id === 'string') places.set(id, { file, inNote });
      walk(node.children, file, inNote || role === 'doc-footnote' || type === 'endnote');
    }
  };
  for (const page of pages) walk(page.content, page.file, false);
  return places;
}

/**
 * The address of an id.
 * @param from the file that the link stands in
 * @returns undefined where the book has no such place
 */
export function addressOf(id: string, from: string, places: Places): string | undefined {
  const place = places.get(id);
  if (!place) return undefined;
  return place.file === from ? `#${id}` : `${place.file}#${id}`;
}

/** The same page with links that name the file they lead to. A link to what is not in the book leaves its text. */
export function placeLinks(page: Page, places: Places): Page {
  const place = (node: ElementContent): ElementContent[] => {
    if (node.type !== 'element') return [node];
    const made: Element = { ...node, children: node.children.flatMap(place) };
    const { href } = node.properties;
    if (node.tagName !== 'a' || typeof href !== 'string' || !href.startsWith('#')) return [made];
    const address = addressOf(href.slice(1), page.file, places);
    if (address === undefined) return made.children;
    return [{ ...made, properties: { ...made.properties, href: address } }];
  };
  return { ...page, content: page.content.flatMap(place) };
}
