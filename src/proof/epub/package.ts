/** The package of an EPUB: what is in it, and in which order it is read (EPUB 3.3, §5). */
import type { Element, Root } from 'xast';
import { pathFrom } from '../markup/addresses.ts';
import { elementsIn } from '../markup/tree.ts';

/** One file that the package lists. */
export interface Item {
  id: string;
  path: string;
  mediaType: string;
  properties: readonly string[];
}

/** What a package says. */
export interface Package {
  items: readonly Item[];
  /** The items in the order of reading; undefined for an entry that names none. */
  spine: readonly { idref: string; item: Item | undefined }[];
  /** The item of the NCX, if the spine names one. */
  ncx: Item | undefined;
}

/** The path of the package, as the container names it. */
export function packagePath(container: Root): string | undefined {
  for (const { attributes } of named(container, 'rootfile')) {
    const path = attributes['full-path'];
    if (path) return path;
  }
  return undefined;
}

/** Reads a package. @param path its own */
export function readPackage(tree: Root, path: string): Package {
  const items = [...named(tree, 'item')].map(({ attributes }): Item => ({
    id: attributes.id ?? '',
    path: pathFrom(path, attributes.href ?? '') ?? attributes.href ?? '',
    mediaType: attributes['media-type'] ?? '',
    properties: (attributes.properties ?? '').split(/\s+/u).filter((word) => word !== ''),
  }));
  const byId = new Map(items.map((item) => [item.id, item]));
  const spine = [...named(tree, 'itemref')].map(({ attributes }) => {
    const idref = attributes.idref ?? '';
    return { idref, item: byId.get(idref) };
  });
  const [around] = named(tree, 'spine');
  const toc = around?.attributes.toc ?? '';
  const ncx = byId.get(toc) ?? items.find(({ mediaType }) => mediaType === 'application/x-dtbncx+xml');
  return { items, spine, ncx };
}

/** The elements with a name, with or without a prefix. */
export function* named(tree: Root | Element, name: string): Generator<Element> {
  yield* elementsIn(tree, (element) => element.name === name || element.name.endsWith(`:${name}`));
}
