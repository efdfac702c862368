/** The structure of a finished PDF as lines that a test can compare. */
import { PDFDocument, PDFName, PDFString, PDFHexString } from '@cantoo/pdf-lib';
import { readStructureTree } from '../../../src/print/structure/read-tree.ts';
import {
  contentOf,
  elementsOf,
  isElement,
  type StructureElement,
  type StructureTree,
} from '../../../src/print/structure/tree.ts';

/** A document and its structure. */
export interface Structured {
  document: PDFDocument;
  tree: StructureTree;
  /** All elements of a type, in the order of reading. */
  all: (type: string) => StructureElement[];
}

export async function structureOf(bytes: Uint8Array): Promise<Structured> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const tree = readStructureTree(document);
  if (!tree) throw new Error('expected a structure, found none');
  const all = (type: string): StructureElement[] =>
    [...elementsOf(tree.roots)].filter((element) => element.type === type);
  return { document, tree, all };
}

/** `P(Reference(Link))`: the types in an element. */
export function shapeOf(element: StructureElement): string {
  const inner = element.kids.filter(isElement).map(shapeOf).join(' ');
  return inner === '' ? element.type : `${element.type}(${inner})`;
}

/** The pages that an element is on, from 1. */
export function pagesOf(element: StructureElement): number[] {
  return [...new Set([...contentOf(element)].map(({ page }) => page + 1))];
}

/** A text that an element has: `Lang`, `Alt`. */
export function textOf(element: StructureElement, key: string): string | undefined {
  const value = element.dictionary.lookup(PDFName.of(key));
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
}
