/**
 * The titles of the outline, as the headings have them. Chromium gathers them while it paints: a heading that
 * begins a page comes out twice over, and the number of a call in a heading is glued to its last word.
 */
import { PDFDict, PDFHexString, PDFName, type PDFDocument } from '@cantoo/pdf-lib';

/**
 * @param headings the texts of all headings, in the order of the document
 */
export function mendOutline(document: PDFDocument, headings: readonly string[]): void {
  const outlines = document.catalog.lookup(PDFName.of('Outlines'));
  if (!(outlines instanceof PDFDict)) return;
  const items: PDFDict[] = [];
  gather(outlines, items);
  // One item for each heading, in the same order; if that is not so, the titles are better left as they are.
  if (items.length !== headings.length) return;
  for (const [index, item] of items.entries())
    item.set(PDFName.of('Title'), PDFHexString.fromText(headings[index]!));
}

function gather(parent: PDFDict, items: PDFDict[]): void {
  for (
    let item = parent.lookup(PDFName.of('First'));
    item instanceof PDFDict;
    item = item.lookup(PDFName.of('Next'))
  ) {
    items.push(item);
    gather(item, items);
  }
}
