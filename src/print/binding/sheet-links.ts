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

/** Turns such links of a sheet into links to destinations, which are there once the sheets are bound. */
export function leadToSheets(document: PDFDocument): void {
  for (const annotation of annotationsOf(document)) {
    const action = annotation.lookup(PDFName.of('A'));
    const address = action instanceof PDFDict ? action.lookup(PDFName.of('URI')) : undefined;
    if (!(address instanceof PDFString) && !(address instanceof PDFHexString)) continue;
    const target = address.decodeText();
    if (!target.startsWith(SCHEME)) continue;
    annotation.delete(PDFName.of('A'));
    annotation.set(PDFName.of('Dest'), PDFName.of(target.slice(SCHEME.length)));
  }
}

/** Leads links of a bound document to its destinations, which are called as the first link to them was written. */
export function leadToDestinations(document: PDFDocument): void {
  const table = document.catalog.lookup(PDFName.of('Dests'));
  if (!(table instanceof PDFDict)) return;
  const names = new Map(table.keys().map((name) => [decoded(name.decodeText()), name]));
  for (const annotation of annotationsOf(document)) {
    const destination = annotation.get(PDFName.of('Dest'));
    if (!(destination instanceof PDFName) || table.has(destination)) continue;
    const known = names.get(decoded(destination.decodeText()));
    if (known) annotation.set(PDFName.of('Dest'), known);
  }
}

function annotationsOf(document: PDFDocument): PDFDict[] {
  return document.getPages().flatMap(({ node }) =>
    (node.Annots()?.asArray() ?? []).flatMap((each) => {
      const annotation = document.context.lookup(each);
      return annotation instanceof PDFDict ? [annotation] : [];
    }),
  );
}
