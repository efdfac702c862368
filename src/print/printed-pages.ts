/** Reads from a printed PDF where each id stands. */
import { PDFNumber, type PDFDocument } from '@cantoo/pdf-lib';
import { namedDestinations } from './binding/named-destinations.ts';

/** Where an id stands. */
export interface PrintedPlace {
  /** From 1. */
  page: number;
  /** From the top of the page, in px; absent where the file does not say. */
  top?: number;
}

/** What a printed file says of its pages. */
export interface PrintedPages {
  count: number;
  placeOf: Map<string, PrintedPlace>;
}

const PX_PER_PT = 96 / 72;

/** Reads the named destinations. */
export function printedPages(document: PDFDocument): PrintedPages {
  const pages = document.getPages();
  const placeOf = new Map<string, PrintedPlace>();
  for (const { name, page, array } of namedDestinations(document)) {
    const top = array.size() > 3 ? array.lookup(3) : undefined;
    placeOf.set(name, {
      page: page + 1,
      ...(top instanceof PDFNumber && { top: (pages[page]!.getHeight() - top.asNumber()) * PX_PER_PT }),
    });
  }
  return { count: pages.length, placeOf };
}
