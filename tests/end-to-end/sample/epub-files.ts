/** An EPUB, unpacked. */
import { posix } from 'node:path';
import { unzipSync } from 'fflate';
import { all, readXml, type TreeElement } from './edition-tree.ts';

/** The files of an EPUB and the order in which they are read. */
export interface EpubFiles {
  files: ReadonlyMap<string, Uint8Array>;
  /** The package document. */
  opf: TreeElement;
  /** The names of the content documents, in the order of the spine. */
  spine: string[];
  /** A content document, read. */
  page(name: string): TreeElement;
  /** The content document that is the navigation. */
  nav: string;
  /** Where an address leads, from the file it stands in. */
  resolve(from: string, href: string): { file: string; id: string };
}

/** Unpacks an EPUB by its container and its package document, as a reading system does. */
export function openEpub(bytes: Uint8Array): EpubFiles {
  const files = new Map(Object.entries(unzipSync(bytes)));
  const read = (name: string): TreeElement => {
    const found = files.get(name);
    if (!found) throw new Error(`expected ${name} in the EPUB, found ${[...files.keys()].join(', ')}`);
    return readXml(new TextDecoder().decode(found));
  };
  const container = read('META-INF/container.xml');
  const path = all(container, ({ name }) => name === 'rootfile')[0]?.attributes['full-path'] ?? '';
  const opf = read(path);
  const items = all(opf, ({ name }) => name === 'item');
  const fileOf = (item: TreeElement | undefined): string => posix.join(posix.dirname(path), item?.href ?? '');
  const trees = new Map<string, TreeElement>();
  return {
    files,
    opf,
    spine: all(opf, ({ name }) => name === 'itemref').map(({ attributes }) =>
      fileOf(items.find(({ id }) => id === attributes.idref)),
    ),
    page(name) {
      const tree = trees.get(name) ?? read(name);
      trees.set(name, tree);
      return tree;
    },
    nav: fileOf(items.find(({ attributes }) => attributes.properties?.split(' ').includes('nav'))),
    resolve(from, href) {
      const [file = '', id = ''] = href.split('#');
      const name = file === '' ? from : posix.join(posix.dirname(from), decodeURIComponent(file));
      return { file: name, id: decodeURIComponent(id) };
    },
  };
}
