/**
 * The structure tree of a PDF (PDF 32000-1, 14.7): what is a paragraph, a heading, a note, in the order of
 * reading. It is read into plain objects, changed as those, and written back whole, with the table that leads
 * from a page's content to its elements (`ParentTree`) and the one of ids (`IDTree`) made anew.
 */
import type { PDFDict, PDFRef } from '@cantoo/pdf-lib';

/** An element: a paragraph, a list, a link. */
export interface StructureElement {
  /** `P`, `H1`, `Link` …; without the slash. */
  type: string;
  kids: StructureKid[];
  parent: StructureElement | undefined;
  /** Unique in the document. */
  id?: string | undefined;
  /** All else that it was written with (`Alt`, `Lang`, `A` …). */
  dictionary: PDFDict;
  /** The object that it is written as; absent for one that is new. */
  reference?: PDFRef | undefined;
}

/** A piece of a page's content, marked with its number (`MCID`). */
export interface ContentKid {
  kind: 'content';
  /** The index of the page. */
  page: number;
  mcid: number;
  /** Where it is not in the page's own content: the object within it that has it (a form XObject). */
  stream?: PDFRef;
}

/** An object that stands on a page: a link. */
export interface ObjectKid {
  kind: 'object';
  /** The index of the page; absent where the file does not say. */
  page: number | undefined;
  object: PDFRef;
}

export type StructureKid = StructureElement | ContentKid | ObjectKid;

/** The whole tree. */
export interface StructureTree {
  /** `Document`; more than one where a file has more. */
  roots: StructureElement[];
}

/** Whether a kid is an element, and not content. */
export function isElement(kid: StructureKid | undefined): kid is StructureElement {
  return kid !== undefined && 'type' in kid;
}

/** Whether a kid is a piece of content. */
export function isContent(kid: StructureKid): kid is ContentKid {
  return 'kind' in kid && kid.kind === 'content';
}

/** All elements, parents before their kids, in the order of reading. */
export function* elementsOf(roots: readonly StructureKid[]): Generator<StructureElement> {
  for (const kid of roots) {
    if (!isElement(kid)) continue;
    yield kid;
    yield* elementsOf(kid.kids);
  }
}

/** All pieces of content in an element and below it, in the order of reading. */
export function* contentOf(element: StructureElement): Generator<ContentKid> {
  for (const kid of element.kids) {
    if (isElement(kid)) yield* contentOf(kid);
    else if (kid.kind === 'content') yield kid;
  }
}

/** The nearest element around one that is of some type. */
export function around(element: StructureElement, types: ReadonlySet<string>): StructureElement | undefined {
  for (let outer = element.parent; outer; outer = outer.parent) if (types.has(outer.type)) return outer;
  return undefined;
}

/** Puts other kids in the place of one. */
export function replaceKid(kid: StructureElement, others: readonly StructureKid[]): void {
  const { parent } = kid;
  if (!parent) return;
  parent.kids.splice(parent.kids.indexOf(kid), 1, ...others);
  for (const other of others) if (isElement(other)) other.parent = parent;
  if (!others.includes(kid)) kid.parent = undefined;
}

/** Gives an element these kids. */
export function setKids(element: StructureElement, kids: StructureKid[]): void {
  element.kids = kids;
  for (const kid of kids) if (isElement(kid)) kid.parent = element;
}
