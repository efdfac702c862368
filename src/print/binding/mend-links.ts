/**
 * Links that stand on their own page only. What a link has in the first line of a page may reach above that line
 * by a hair, and Chromium then makes one more link, of that hair, at the foot of the page before.
 */
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef, type PDFDocument } from '@cantoo/pdf-lib';
import type { PageGeometry } from '../page-geometry.ts';

const PT_PER_PX = 72 / 96;

/** No link is so low, in px: not even a raised number. */
const HAIR = 4;

/** Takes out links at the foot of the type area that are but a hair high, and what says in the structure that they are there. */
export function mendLinks(document: PDFDocument, { margins }: PageGeometry): void {
  const taken = new Set<string>();
  for (const page of document.getPages()) {
    const links = page.node.Annots();
    for (let index = (links?.size() ?? 0) - 1; index >= 0; index--) {
      const link = links?.lookup(index);
      const reference = links?.get(index);
      if (!(link instanceof PDFDict) || !(reference instanceof PDFRef)) continue;
      const { bottom, height } = uprightOf(link);
      if (height > HAIR * PT_PER_PX || bottom > (margins.bottom + HAIR) * PT_PER_PX) continue;
      links?.remove(index);
      taken.add(reference.toString());
    }
  }
  if (taken.size > 0) takeOutOfStructure(document, taken);
}

/** How high a link is, and where it ends, in pt from the foot of the sheet. */
function uprightOf(link: PDFDict): { bottom: number; height: number } {
  const edges = link.lookupMaybe(PDFName.of('Rect'), PDFArray);
  const edge = (index: number): number => edges?.lookupMaybe(index, PDFNumber)?.asNumber() ?? 0;
  return { bottom: Math.min(edge(1), edge(3)), height: Math.abs(edge(3) - edge(1)) };
}

/** An annotation that a structure element owns is among its kids as an object reference (PDF 32000-1, 14.7.4.3). */
function takeOutOfStructure(document: PDFDocument, taken: ReadonlySet<string>): void {
  const { context } = document;
  const isTaken = (kid: unknown): boolean => {
    const dictionary = kid instanceof PDFRef ? context.lookup(kid) : kid;
    if (!(dictionary instanceof PDFDict)) return false;
    const object = dictionary.get(PDFName.of('Obj'));
    return object instanceof PDFRef && taken.has(object.toString());
  };
  for (const [, element] of context.enumerateIndirectObjects()) {
    if (!(element instanceof PDFDict) || !element.has(PDFName.of('S'))) continue;
    const kids = element.lookup(PDFName.of('K'));
    if (isTaken(element.get(PDFName.of('K')))) element.delete(PDFName.of('K'));
    if (!(kids instanceof PDFArray)) continue;
    for (let index = kids.size() - 1; index >= 0; index--) if (isTaken(kids.get(index))) kids.remove(index);
  }
}
