/** Reads from a printed PDF on which page each id stands. */
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRef,
  PDFString,
  type PDFObject,
} from '@cantoo/pdf-lib';

/** What a printed file says of its pages. */
export interface PrintedPages {
  count: number;
  /** id → page, from 1. */
  pageOf: Map<string, number>;
}

/**
 * Reads the named destinations that Chromium makes of ids (PDF 32000-1, 12.3.2.3): a dictionary in the
 * catalogue, or a name tree.
 */
export function printedPages(document: PDFDocument): PrintedPages {
  const pageNumber = new Map(document.getPages().map((page, index) => [page.ref.toString(), index + 1]));
  const pageOf = new Map<string, number>();
  const note = (name: string, value: PDFObject | undefined): void => {
    const target = value instanceof PDFRef ? document.context.lookup(value) : value;
    const destination = target instanceof PDFDict ? target.lookup(PDFName.of('D')) : target;
    const page = destination instanceof PDFArray ? destination.get(0) : undefined;
    const number = page instanceof PDFRef ? pageNumber.get(page.toString()) : undefined;
    if (number !== undefined) pageOf.set(name, number);
  };
  const table = document.catalog.lookup(PDFName.of('Dests'));
  if (table instanceof PDFDict) for (const [name, value] of table.entries()) note(name.decodeText(), value);
  const names = document.catalog.lookup(PDFName.of('Names'));
  const tree = names instanceof PDFDict ? names.lookup(PDFName.of('Dests')) : undefined;
  if (tree instanceof PDFDict) walkNames(tree, note);
  return { count: pageNumber.size, pageOf };
}

function walkNames(node: PDFDict, note: (name: string, value: PDFObject | undefined) => void): void {
  const names = node.lookup(PDFName.of('Names'));
  if (names instanceof PDFArray) {
    for (let index = 0; index + 1 < names.size(); index += 2) {
      const name = names.lookup(index);
      if (name instanceof PDFString || name instanceof PDFHexString)
        note(name.decodeText(), names.get(index + 1));
    }
  }
  const kids = node.lookup(PDFName.of('Kids'));
  if (!(kids instanceof PDFArray)) return;
  for (let index = 0; index < kids.size(); index++) {
    const kid = kids.lookup(index);
    if (kid instanceof PDFDict) walkNames(kid, note);
  }
}
