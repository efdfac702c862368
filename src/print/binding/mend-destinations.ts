/** Chromium leaves the margins out when it says where an id stands; a link would lead a margin too high. */
import { PDFNumber, type PDFDocument } from '@cantoo/pdf-lib';
import type { PageGeometry } from '../page-geometry.ts';
import { namedDestinations } from './named-destinations.ts';

const PT_PER_PX = 72 / 96;

/** Nothing begins so near to the foot of the type area, in px: no line is so low. */
const FOOT = 6;

/**
 * Moves every named destination by the margins of its page. A raised number in the first line of a page
 * reaches above that line by a hair, and Chromium takes it for the foot of the page before.
 */
export function mendDestinations(document: PDFDocument, { margins, typeArea }: PageGeometry): void {
  const pages = document.getPages();
  for (const { page, array } of namedDestinations(document)) {
    const [left, top] = [array.get(2), array.get(3)];
    if (!(left instanceof PDFNumber) || !(top instanceof PDFNumber)) continue;
    const down = (pages[page]!.getHeight() - top.asNumber()) / PT_PER_PX;
    const next = down > typeArea.height - FOOT ? pages[page + 1] : undefined;
    const isRight = (next ? page + 1 : page) % 2 === 0;
    const margin = isRight ? margins.inner : margins.outer;
    if (next) array.set(0, next.ref);
    array.set(2, PDFNumber.of(left.asNumber() + margin * PT_PER_PX));
    array.set(3, PDFNumber.of((next ? next.getHeight() : top.asNumber()) - margins.top * PT_PER_PX));
  }
}
