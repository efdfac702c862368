/** Conditions on fonts: embedded, and telling what their glyphs mean. */
import { PDFArray, PDFDict, PDFName, PDFStream, type PDFDocument } from '@cantoo/pdf-lib';
import { glyphTexts } from '../content/glyph-texts.ts';
import type { AccessibilityFault } from './fault.ts';

const PROGRAMS = ['FontFile', 'FontFile2', 'FontFile3'].map((key) => PDFName.of(key));
/** Not to be the meaning of any glyph: nothing, the mark of byte order, and what it is the other way round. */
const NO_TEXT: ReadonlyMap<string, string> = new Map([
  ['0000', '31-028'],
  ['feff', '31-029'],
  ['fffe', '31-029'],
]);

/** Checkpoint 31, for all fonts of the file. */
export function checkFonts(document: PDFDocument): AccessibilityFault[] {
  const faults: AccessibilityFault[] = [];
  for (const [, font] of document.context.enumerateIndirectObjects()) {
    if (!(font instanceof PDFDict) || font.get(PDFName.of('Type')) !== PDFName.of('Font')) continue;
    const subtype = nameOf(font, 'Subtype');
    // Parts of others.
    if (subtype.startsWith('CIDFont')) continue;
    const label = nameOf(font, 'BaseFont') || nameOf(font, 'Name') || subtype;
    const fault = (checkpoint: string, message: string): void => void faults.push({ checkpoint, message });
    const list = font.lookup(PDFName.of('DescendantFonts'));
    const descendant = list instanceof PDFArray ? list.lookup(0) : undefined;
    const own = descendant instanceof PDFDict ? descendant : font;
    const descriptor = own.lookup(PDFName.of('FontDescriptor'));
    const isEmbedded =
      subtype === 'Type3' ||
      (descriptor instanceof PDFDict && PROGRAMS.some((key) => descriptor.lookup(key) instanceof PDFStream));
    if (!isEmbedded) fault('31-009', `expected every font in the file, found ${label} outside`);
    if (subtype === 'Type0') {
      const encoding = font.lookup(PDFName.of('Encoding'));
      if (encoding instanceof PDFName && !encoding.decodeText().startsWith('Identity-'))
        fault('31-006', `expected the encoding of ${label} in the file, found \`${encoding.decodeText()}\``);
      if (
        nameOf(own, 'Subtype') === 'CIDFontType2' &&
        isEmbedded &&
        own.lookup(PDFName.of('CIDToGIDMap')) === undefined
      )
        fault('31-005', `expected a table from characters to glyphs in ${label}, found none`);
    }
    const texts = glyphTexts(font);
    if (!texts && !hasKnownEncoding(font))
      fault('31-027', `expected ${label} to say what its glyphs mean, found no \`ToUnicode\``);
    const wrong = new Set([...(texts?.values() ?? [])].flatMap((text) => NO_TEXT.get(text) ?? []));
    for (const checkpoint of wrong)
      fault(checkpoint, `expected characters as the meaning of glyphs, found none in ${label}`);
  }
  return faults;
}

/** Simple fonts whose codes are letters by a standard. */
function hasKnownEncoding(font: PDFDict): boolean {
  const encoding = font.lookup(PDFName.of('Encoding'));
  return (
    encoding instanceof PDFName && /^(?:MacRoman|MacExpert|WinAnsi)Encoding$/u.test(encoding.decodeText())
  );
}

function nameOf(dictionary: PDFDict, key: string): string {
  const value = dictionary.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : '';
}
