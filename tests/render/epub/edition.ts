/** Makes an EPUB out of a manuscript in memory, and reads it back. */
import { unzipSync } from 'fflate';
import type { Element, Nodes, Root } from 'xast';
import { fromXml } from 'xast-util-from-xml';
import { parse } from '../../../src/book/book.ts';
import { compose, type Composition } from '../../../src/book/composition.ts';
import { readPictures, type Pictures } from '../../../src/book/pictures.ts';
import type { Files } from '../../../src/manuscript/files.ts';
import { loadFrom } from '../../../src/manuscript/load.ts';
import { renderEpub, type EpubOptions } from '../../../src/render/epub/render.ts';
import { loadTemplate, type Template } from '../../../src/template/template.ts';

/** All that `renderEpub` wants. */
export interface Prepared {
  composition: Composition;
  pictures: Pictures;
  template: Template;
}

/** Takes a manuscript as far as the composition. */
export async function prepare(files: Files): Promise<Prepared> {
  const manuscript = await loadFrom(files, 'test');
  const book = await parse(manuscript);
  const { pictures } = await readPictures(book, files);
  return { composition: compose(book), pictures, template: await loadTemplate(manuscript) };
}

/** Renders a manuscript. */
export async function render(files: Files, options?: EpubOptions): Promise<Uint8Array> {
  const { composition, pictures, template } = await prepare(files);
  return (await renderEpub(composition, pictures, template, options)).bytes;
}

/** An EPUB, unpacked: its files as text, and as trees. */
export class Edition {
  readonly files: ReadonlyMap<string, Uint8Array>;

  constructor(bytes: Uint8Array) {
    this.files = new Map(Object.entries(unzipSync(bytes)));
  }

  text(name: string): string {
    return new TextDecoder().decode(this.files.get(`OEBPS/${name}`));
  }

  tree(name: string): Root {
    // The parser takes the document type as it is; entities are none.
    return fromXml(this.text(name));
  }

  /** The content documents in the order of the spine. */
  spine(): string[] {
    const opf = this.tree('content.opf');
    const names = new Map(all(opf, 'item').map((item) => [item.attributes.id, item.attributes.href ?? '']));
    return all(opf, 'itemref').map((item) => names.get(item.attributes.idref) ?? '');
  }
}

/** All elements of a name, or all where there is no name, in order. */
export function all(node: Nodes, name?: string): Element[] {
  if (!('children' in node)) return [];
  return node.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    const below = all(child, name);
    return name === undefined || child.name === name ? [child, ...below] : below;
  });
}

/** The first element that a test accepts. */
export function first(node: Nodes, accepts: (element: Element) => boolean): Element {
  const found = all(node).find(accepts);
  if (!found) throw new Error('expected an element, found none');
  return found;
}

/** The text of a node, white space collapsed. */
export function textOf(node: Nodes): string {
  const text = (item: Nodes): string =>
    'children' in item ? item.children.map(text).join('') : 'value' in item ? (item.value ?? '') : '';
  return text(node).replaceAll(/\s+/gu, ' ').trim();
}
