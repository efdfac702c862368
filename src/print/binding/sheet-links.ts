/**
 * Links from sheet to sheet. Chromium makes a link only where its target is in the same document, and a destination
 * only of what a link leads to. So a link to another sheet gets an address of a made-up kind, which becomes a
 * destination once the sheets are bound; and what only other sheets lead to gets a link that nobody sees.
 */
import { PDFDict, PDFHexString, PDFName, PDFString, type PDFDocument } from '@cantoo/pdf-lib';
import { decoded } from '../structure/links.ts';

/** No manuscript and no template can have such an address: only known kinds come so far. */
const SCHEME = 'imprimatur-sheet:';

/** The address of an id in another sheet. @param id as it stands in an address */
export function sheetLink(id: string): string {
  return SCHEME + id;
}

/** The id that an address leads to. @param target as it stands in an address, without the sign */
export function idOfTarget(target: string): string {
  return decoded(target);
}

/** A target as it was written before the sheets were cut: `#id`. */
export function writtenTarget(target: string): string {
  return target.startsWith(SCHEME) ? `#${target.slice(SCHEME.length)}` : target;
}

/** Turns such links of a bound document into links to its destinations. */
export function leadToSheets(document: PDFDocument): void {
  const table = document.catalog.lookup(PDFName.of('Dests'));
  if (!(table instanceof PDFDict)) return;
  const names = new Map(table.keys().map((name) => [name.decodeText(), name]));
  for (const page of document.getPages()) {
    for (const each of page.node.Annots()?.asArray() ?? []) {
      const annotation = document.context.lookup(each);
      const action = annotation instanceof PDFDict ? annotation.lookup(PDFName.of('A')) : undefined;
      const address = action instanceof PDFDict ? action.lookup(PDFName.of('URI')) : undefined;
      if (!(address instanceof PDFString) && !(address instanceof PDFHexString)) continue;
      const target = address.decodeText();
      if (!target.startsWith(SCHEME) || !(annotation instanceof PDFDict)) continue;
      const id = target.slice(SCHEME.length);
      annotation.delete(PDFName.of('A'));
      // Destinations are called as the first link to them was written.
      annotation.set(PDFName.of('Dest'), names.get(id) ?? names.get(decoded(id)) ?? PDFName.of(id));
    }
  }
}
