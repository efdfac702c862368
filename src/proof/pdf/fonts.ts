/** The fonts of a PDF: whether they are in the file, and which of their glyphs mean something. */
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFName,
  PDFRawStream,
  PDFRef,
  type PDFDocument,
} from '@cantoo/pdf-lib';

/** A font. */
export interface Font {
  /** Without the six letters that mark a subset. */
  name: string;
  isEmbedded: boolean;
  /** Whether code 0 is the glyph that stands for a missing one. */
  hasNotdefAtZero: boolean;
  /** Whether a code has a meaning for whoever searches or copies. */
  means: (code: number) => boolean;
}

/** All fonts by their object numbers. */
export function readFonts(document: PDFDocument): Map<string, Font> {
  const fonts = new Map<string, Font>();
  for (const [reference, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(PDFName.of('Type')) !== PDFName.of('Font')) continue;
    const subtype = nameAt(object, 'Subtype');
    // The glyphs of a composite font are in its descendant, which is no font of a page.
    if (subtype.startsWith('CIDFont')) continue;
    fonts.set(reference.toString(), fontOf(object, subtype));
  }
  return fonts;
}

function fontOf(font: PDFDict, subtype: string): Font {
  const descendants = font.lookup(PDFName.of('DescendantFonts'));
  const descendant = descendants instanceof PDFArray ? descendants.lookup(0) : undefined;
  const holder = descendant instanceof PDFDict ? descendant : font;
  const descriptor = holder.lookup(PDFName.of('FontDescriptor'));
  const table = font.lookup(PDFName.of('ToUnicode'));
  const map = table instanceof PDFRawStream ? codesOf(table) : undefined;
  const isComposite = subtype === 'Type0';
  // The glyphs of a Type 3 font are streams of the file itself.
  const isDrawn = subtype === 'Type3';
  return {
    name: nameAt(font, 'BaseFont').replace(/^[A-Z]{6}\+/u, '') || 'a font without a name',
    isEmbedded: isDrawn || (descriptor instanceof PDFDict && hasFontFile(descriptor)),
    hasNotdefAtZero: isComposite && nameAt(font, 'Encoding').startsWith('Identity'),
    means: (code) => (map ? map(code) : !isComposite && font.has(PDFName.of('Encoding'))),
  };
}

function hasFontFile(descriptor: PDFDict): boolean {
  return ['FontFile', 'FontFile2', 'FontFile3'].some((key) => {
    const reference = descriptor.get(PDFName.of(key));
    return reference instanceof PDFRef && descriptor.lookup(PDFName.of(key)) instanceof PDFRawStream;
  });
}

/** The codes that a ToUnicode table knows (PDF 32000-1, 9.10.3). */
function codesOf(table: PDFRawStream): (code: number) => boolean {
  const text = Buffer.from(decodePDFRawStream(table).decode()).toString('latin1');
  const single = new Set<number>();
  const ranges: [number, number][] = [];
  for (const [, block = ''] of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/gu))
    for (const [, code = ''] of block.matchAll(/<([\da-f]+)>\s*<[\da-f\s]+>/giu))
      single.add(Number.parseInt(code, 16));
  for (const [, block = ''] of text.matchAll(/beginbfrange([\s\S]*?)endbfrange/gu))
    for (const [, first = '', last = ''] of block.matchAll(
      /<([\da-f]+)>\s*<([\da-f]+)>\s*(?:<[\da-f\s]+>|\[[^\]]*\])/giu,
    ))
      ranges.push([Number.parseInt(first, 16), Number.parseInt(last, 16)]);
  return (code) => single.has(code) || ranges.some(([first, last]) => code >= first && code <= last);
}

function nameAt(dictionary: PDFDict, key: string): string {
  const found = dictionary.lookup(PDFName.of(key));
  return found instanceof PDFName ? found.decodeText() : '';
}
