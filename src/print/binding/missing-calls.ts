/**
 * Calls that lead to their notes again. Where a long link goes over a page, Chromium makes no annotations of the
 * links behind it in the same paragraph: they are in the structure and lead nowhere. Where a call stands is known
 * all the same, since its note leads back to it.
 */
import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFDocument, type PDFRef } from '@cantoo/pdf-lib';
import type { StructureLink } from '../structure/links.ts';
import { namedDestinations, type NamedDestination } from './named-destinations.ts';

const NOTE = /^note-(.+)$/u;

/** Gives every call without an annotation one, as large as those of its kind. Each id is called once: the first time. */
export function addMissingCalls(document: PDFDocument, links: readonly StructureLink[]): void {
  const missing = links.filter(
    ({ annotations, target }) => annotations.length === 0 && NOTE.test(target.destination ?? ''),
  );
  if (missing.length === 0) return;
  const places = new Map(namedDestinations(document).map((destination) => [destination.name, destination]));
  const sizes = sizesOfCalls(document, links);
  const root = document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
  let key = highestKey(document, root) + 1;
  for (const link of missing) {
    const note = link.target.destination!;
    const [, number = ''] = NOTE.exec(note) ?? [];
    const place = places.get(`call-${number}`);
    const size = sizes.get(number.length) ?? [...sizes.values()][0];
    // A note that is called more than once leads back to the first of its calls.
    places.delete(`call-${number}`);
    if (!place || !size || isLink(document, place)) continue;
    const reference = annotate(document, place, size, { note, key: key++ });
    link.annotations.push(reference);
    link.element.kids.push({ kind: 'object', page: place.page, object: reference });
  }
}

/** Whether a link begins at a place. */
function isLink(document: PDFDocument, { page, array }: NamedDestination): boolean {
  const [left, top] = placeOf(array);
  const annotations = document.getPages()[page]!.node.Annots()?.asArray() ?? [];
  return annotations.some((each) => {
    const [x, , , y] = edgesOf(document.context.lookup(each, PDFDict));
    return Math.abs(x - left) < 1 && Math.abs(y - top) < 3;
  });
}

function annotate(
  document: PDFDocument,
  { page, array }: NamedDestination,
  size: { width: number; height: number },
  { note, key }: { note: string; key: number },
): PDFRef {
  const { context } = document;
  const [left, top] = [2, 3].map((index) => (array.lookup(index) as PDFNumber).asNumber()) as [
    number,
    number,
  ];
  const annotation = context.obj({
    Type: 'Annot',
    Subtype: 'Link',
    Border: [0, 0, 0],
    F: 4,
    Rect: [left, top - size.height, left + size.width, top],
    StructParent: key,
  });
  annotation.set(PDFName.of('Dest'), PDFName.of(note));
  const reference = context.register(annotation);
  const { node } = document.getPages()[page]!;
  const annotations = node.Annots() ?? context.obj([]);
  annotations.push(reference);
  node.set(PDFName.of('Annots'), annotations);
  return reference;
}

/** How large calls are, by the length of their numbers, in pt. */
function sizesOfCalls(
  document: PDFDocument,
  links: readonly StructureLink[],
): Map<number, { width: number; height: number }> {
  const sizes = new Map<number, { width: number; height: number }>();
  for (const { annotations, target } of links) {
    const [, number] = NOTE.exec(target.destination ?? '') ?? [];
    if (number === undefined || !annotations[0]) continue;
    const [left, bottom, right, top] = edgesOf(document.context.lookup(annotations[0], PDFDict));
    // “See note 12” leads there, too, and is wider.
    if (right - left < (sizes.get(number.length)?.width ?? Infinity))
      sizes.set(number.length, { width: right - left, height: top - bottom });
  }
  return sizes;
}

/** Left and top of a destination, in pt from the lower left corner of its page. */
function placeOf(destination: PDFArray): [left: number, top: number] {
  return [destination.lookup(2, PDFNumber).asNumber(), destination.lookup(3, PDFNumber).asNumber()];
}

function edgesOf(annotation: PDFDict): [left: number, bottom: number, right: number, top: number] {
  const edges = annotation.lookup(PDFName.of('Rect'), PDFArray);
  const edge = (index: number): number => edges.lookup(index, PDFNumber).asNumber();
  return [edge(0), edge(1), edge(2), edge(3)];
}

function highestKey(document: PDFDocument, root: PDFDict): number {
  const next = root.lookup(PDFName.of('ParentTreeNextKey'));
  let highest = next instanceof PDFNumber ? next.asNumber() : 0;
  for (const page of document.getPages()) {
    for (const each of page.node.Annots()?.asArray() ?? []) {
      const annotation = document.context.lookup(each);
      const key = annotation instanceof PDFDict ? annotation.lookup(PDFName.of('StructParent')) : undefined;
      if (key instanceof PDFNumber) highest = Math.max(highest, key.asNumber());
    }
  }
  return highest;
}
