/** The named destinations of a PDF, which Chromium makes of ids (PDF 32000-1, 12.3.2.3). */
import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFRef,
  PDFString,
  type PDFDocument,
  type PDFObject,
} from '@cantoo/pdf-lib';

/** One destination: `[page /XYZ left top zoom]`, in pt from the lower left corner. */
export interface NamedDestination {
  name: string;
  /** The index of the page, from 0. */
  page: number;
  array: PDFArray;
}

/** All named destinations: of the dictionary in the catalogue, and of the name tree. */
export function namedDestinations(document: PDFDocument): NamedDestination[] {
  const pages = new Map(document.getPages().map((page, index) => [page.ref.toString(), index]));
  const found: NamedDestination[] = [];
  const add = (name: string, value: PDFObject | undefined): void => {
    const target = value instanceof PDFRef ? document.context.lookup(value) : value;
    const array = target instanceof PDFDict ? target.lookup(PDFName.of('D')) : target;
    if (!(array instanceof PDFArray)) return;
    const reference = array.get(0);
    const page = reference instanceof PDFRef ? pages.get(reference.toString()) : undefined;
    if (page !== undefined) found.push({ name, page, array });
  };
  const table = document.catalog.lookup(PDFName.of('Dests'));
  if (table instanceof PDFDict) for (const [name, value] of table.entries()) add(name.decodeText(), value);
  const names = document.catalog.lookup(PDFName.of('Names'));
  const tree = names instanceof PDFDict ? names.lookup(PDFName.of('Dests')) : undefined;
  if (tree instanceof PDFDict) walkNames(tree, add);
  return found;
}

function walkNames(node: PDFDict, add: (name: string, value: PDFObject | undefined) => void): void {
  const names = node.lookup(PDFName.of('Names'));
  if (names instanceof PDFArray) {
    for (let index = 0; index + 1 < names.size(); index += 2) {
      const name = names.lookup(index);
      if (name instanceof PDFString || name instanceof PDFHexString)
        add(name.decodeText(), names.get(index + 1));
    }
  }
  const kids = node.lookup(PDFName.of('Kids'));
  if (!(kids instanceof PDFArray)) return;
  for (let index = 0; index < kids.size(); index++) {
    const kid = kids.lookup(index);
    if (kid instanceof PDFDict) walkNames(kid, add);
  }
}
