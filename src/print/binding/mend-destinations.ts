/** Chromium leaves the margins out when it says where an id stands; a link would lead a margin too high. */
import { PDFNumber, type PDFDocument } from '@cantoo/pdf-lib';
import type { PageGeometry } from '../page-geometry.ts';
import { namedDestinations } from './named-destinations.ts';

const PT_PER_PX = 72 / 96;

/** Moves every named destination by the margins of its page. */
export function mendDestinations(document: PDFDocument, { margins }: PageGeometry): void {
  for (const { page, array } of namedDestinations(document)) {
    const [left, top] = [array.get(2), array.get(3)];
    if (!(left instanceof PDFNumber) || !(top instanceof PDFNumber)) continue;
    const isRight = page % 2 === 0;
    const margin = isRight ? margins.inner : margins.outer;
    array.set(2, PDFNumber.of(left.asNumber() + margin * PT_PER_PX));
    array.set(3, PDFNumber.of(top.asNumber() - margins.top * PT_PER_PX));
  }
}
