/** What the glyphs of a font mean (ToUnicode CMaps; PDF 32000-1, 9.10.3). */
import { PDFName, PDFRawStream, type PDFDict } from '@cantoo/pdf-lib';
import { streamBytes } from './stream-bytes.ts';

/** Glyph → text, both as hexadecimal digits in lower case; text in UTF-16. */
export type GlyphTexts = ReadonlyMap<string, string>;

/** The table of a font; nothing where it has none. */
export function glyphTexts(font: PDFDict): GlyphTexts | undefined {
  const stream = font.lookup(PDFName.of('ToUnicode'));
  if (!(stream instanceof PDFRawStream)) return undefined;
  return readGlyphTexts(Buffer.from(streamBytes(stream)).toString('latin1'));
}

/** Reads a table: entries for single glyphs, for ranges that count up, and for ranges with a list. */
export function readGlyphTexts(table: string): GlyphTexts {
  const texts = new Map<string, string>();
  for (const [, lines = ''] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/gu))
    for (const [, glyph = '', text = ''] of lines.matchAll(/<([\da-f]+)>\s*<([\da-f\s]*)>/giu))
      texts.set(glyph.toLowerCase(), text.replaceAll(/\s/gu, '').toLowerCase());
  for (const [, lines = ''] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/gu)) {
    const entries = lines.matchAll(/<([\da-f]+)>\s*<([\da-f]+)>\s*(?:<([\da-f]+)>|\[([^\]]*)\])/giu);
    for (const [, from = '', to = '', first, list] of entries) {
      const [start, end] = [Number.parseInt(from, 16), Number.parseInt(to, 16)];
      const listed = list?.match(/[\da-f]+/giu);
      // No font has more glyphs than two bytes can name.
      for (let glyph = start; glyph <= end && glyph - start <= 0xffff; glyph++) {
        const text = listed ? listed[glyph - start] : first && countedUp(first, glyph - start);
        if (text) texts.set(glyph.toString(16).padStart(from.length, '0'), text.toLowerCase());
      }
    }
  }
  return texts;
}

/** The last unit counts up. */
function countedUp(text: string, by: number): string {
  const last = Number.parseInt(text.slice(-4), 16) + by;
  return text.slice(0, -4) + last.toString(16).padStart(Math.min(4, text.length), '0');
}
