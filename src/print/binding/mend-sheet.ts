/** What Chromium leaves out of a sheet, and writes otherwise than a reader wants it. What sheets share comes when they are bound. */
import type { PDFDocument } from '@cantoo/pdf-lib';
import { writeLinkContents, type LinkWords } from './link-contents.ts';
import { mendQuotationMarks } from './mend-quotation-marks.ts';
import { mendStructure, type StructureFacts } from './mend-structure.ts';
import { idOfTarget, leadToSheets, writtenTarget } from './sheet-links.ts';

/** What the printed sheet itself does not say. */
export interface SheetFacts extends StructureFacts {
  /** The addresses of all links, in the order of the document, and their texts. */
  links: LinkWords['texts'];
}

/** What is the same for all sheets of a book. */
export interface SheetWording {
  /** What is said of a link to an id of the book, if there are words for it. */
  ofId: LinkWords['ofId'];
  /** The letters that look like quotation marks and are none (`lettersIn`). */
  letters: ReadonlySet<string>;
}

/**
 * What the mending will say of the links of a sheet, as a text: it changes when that does.
 * @param html the sheet, before it is printed
 */
export function wordingOf(html: string, { ofId, letters }: SheetWording): string {
  const ids = [...html.matchAll(/\bhref="([^"]+)"/gu)].flatMap(([, address = '']) => {
    const target = writtenTarget(address);
    return target.startsWith('#') ? [target.slice(1)] : [];
  });
  return JSON.stringify([[...letters].toSorted(), ids.map((id) => [ofId(id), ofId(idOfTarget(id))])]);
}

/** Mends a printed sheet whose destinations are right already. */
export async function mendSheet(
  document: PDFDocument,
  { goingOn, links: written, tables }: SheetFacts,
  { ofId, letters }: SheetWording,
): Promise<void> {
  mendQuotationMarks(document, letters);
  leadToSheets(document);
  const texts = written.map((link) => ({ ...link, target: writtenTarget(link.target) }));
  const links = await mendStructure(document, { goingOn, links: texts, tables });
  writeLinkContents(document, links, { texts, ofId });
}
