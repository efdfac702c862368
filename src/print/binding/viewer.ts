/** How a reader opens the file (PDF 32000-1, 7.7.2 and 12.2). */
import { PDFDict, PDFName, PDFNull, type PDFDocument } from '@cantoo/pdf-lib';
import type { Trim } from '../page-geometry.ts';

/** Pages wider than this, in mm, are too wide to be shown two by two. */
const WIDEST_OF_TWO = 175;

/** Title in the window, outline beside the page, open at the first page; pages of a book as they lie open. */
export function writeViewerPreferences(document: PDFDocument, trim: Trim): void {
  const { catalog, context } = document;
  const hasOutline = catalog.lookup(PDFName.of('Outlines')) instanceof PDFDict;
  catalog.set(PDFName.of('PageMode'), PDFName.of(hasOutline ? 'UseOutlines' : 'UseNone'));
  // Page 1 is a right one.
  const isBook = trim.width <= WIDEST_OF_TWO && document.getPageCount() > 2;
  catalog.set(PDFName.of('PageLayout'), PDFName.of(isBook ? 'TwoPageRight' : 'SinglePage'));
  const [first] = document.getPages();
  if (first)
    catalog.set(
      PDFName.of('OpenAction'),
      context.obj([first.ref, PDFName.of('XYZ'), PDFNull, PDFNull, PDFNull]),
    );
  for (const page of document.getPages()) page.node.set(PDFName.of('Tabs'), PDFName.of('S'));
  const marks = catalog.lookup(PDFName.of('MarkInfo'));
  if (marks instanceof PDFDict) marks.delete(PDFName.of('Suspects'));
}
