/**
 * Quotation marks that can be searched for and copied. In many fonts ’ and ‘ share a glyph with the modifier
 * letters U+02BC and U+02BB, and Chromium writes the letters into the tables that say what a glyph means
 * (ToUnicode CMaps; PDF 32000-1, 9.10.3). Nobody who searches for “Kazakhstan’s” types those.
 */
import {
  decodePDFRawStream,
  PDFDict,
  PDFName,
  PDFRawStream,
  PDFRef,
  type PDFDocument,
} from '@cantoo/pdf-lib';

/** The letter that stands there, and the mark that is meant. */
const MEANT: readonly (readonly [letter: string, mark: string])[] = [
  ['02BC', '2019'],
  ['02BB', '2018'],
];

/** The letters that a text itself has: those mean what they are. */
export function lettersIn(texts: readonly string[]): Set<string> {
  const letters = MEANT.map(([letter]) => letter);
  return new Set(
    letters.filter((letter) => {
      const sign = String.fromCodePoint(Number.parseInt(letter, 16));
      return texts.some((text) => text.includes(sign));
    }),
  );
}

/** Rewrites the tables of all fonts. @param letters those that stay */
export function mendQuotationMarks(document: PDFDocument, letters: ReadonlySet<string>): void {
  const pairs = MEANT.filter(([letter]) => !letters.has(letter));
  if (pairs.length === 0) return;
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(PDFName.of('Type')) !== PDFName.of('Font')) continue;
    const reference = object.get(PDFName.of('ToUnicode'));
    const stream = object.lookup(PDFName.of('ToUnicode'));
    if (!(reference instanceof PDFRef) || !(stream instanceof PDFRawStream)) continue;
    const table = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
    const mended = mendTable(table, pairs);
    if (mended === table) continue;
    document.context.assign(reference, document.context.flateStream(Buffer.from(mended, 'latin1')));
  }
}

/** Both forms of entry: `<glyph> <unicode>`, and `<first> <last> <unicode of the first>`. */
function mendTable(table: string, pairs: typeof MEANT): string {
  return table.replaceAll(
    /^(<[\dA-F]+> )(<[\dA-F]+> )?<(02B[BC])>$/gimu,
    (entry: string, glyph: string, last: string | undefined, letter: string) => {
      const pair = pairs.find(([found]) => found === letter.toUpperCase());
      if (!pair) return entry;
      // A range of two, 02BB to 02BC, becomes 2018 to 2019; longer ones do not come from these letters.
      const length =
        last === undefined ? 1 : Number.parseInt(last.slice(1), 16) - Number.parseInt(glyph.slice(1), 16) + 1;
      const isWhole = length === 1 || (length === 2 && letter.toUpperCase() === '02BB' && pairs.length === 2);
      return isWhole ? `${glyph}${last ?? ''}<${pair[1]}>` : entry;
    },
  );
}
