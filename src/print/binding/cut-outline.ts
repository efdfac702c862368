/** The outline down to a depth. Chromium lists every heading, however deep. */
import { PDFDict, PDFName, PDFNumber, PDFRef, type PDFDocument } from '@cantoo/pdf-lib';

const [FIRST, LAST, NEXT, COUNT] = [
  PDFName.of('First'),
  PDFName.of('Last'),
  PDFName.of('Next'),
  PDFName.of('Count'),
];

/** Takes out what is deeper. What is below a chapter is shown when it is asked for. */
export function cutOutline(document: PDFDocument, depth: number): void {
  const outlines = document.catalog.lookup(PDFName.of('Outlines'));
  if (!(outlines instanceof PDFDict)) return;
  const count = cut(document, outlines, depth);
  if (count === 0) {
    document.catalog.delete(PDFName.of('Outlines'));
    return;
  }
  outlines.set(COUNT, PDFNumber.of(count));
}

/** Cuts what is below one item; gives how many items are directly below it. What is below those is closed. */
function cut(document: PDFDocument, parent: PDFDict, depth: number): number {
  let count = 0;
  for (const [item, reference] of itemsOf(parent)) {
    if (depth === 0) {
      cut(document, item, 0);
      document.context.delete(reference);
      continue;
    }
    count++;
    const below = cut(document, item, depth - 1);
    // Negative: there are so many, and they are not shown until they are asked for.
    if (below > 0) item.set(COUNT, PDFNumber.of(-below));
    else item.delete(COUNT);
  }
  if (depth === 0) for (const key of [FIRST, LAST, COUNT]) parent.delete(key);
  return count;
}

function itemsOf(parent: PDFDict): [PDFDict, PDFRef][] {
  const items: [PDFDict, PDFRef][] = [];
  const seen = new Set<unknown>();
  let reference = parent.get(FIRST);
  while (reference instanceof PDFRef && !seen.has(reference)) {
    seen.add(reference);
    const item = parent.context.lookup(reference);
    if (!(item instanceof PDFDict)) break;
    items.push([item, reference]);
    reference = item.get(NEXT);
  }
  return items;
}
