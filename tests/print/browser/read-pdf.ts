import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a reader of a one-page PDF sees of its text. */
export interface PdfText {
  readonly text: string;
  /** The names of the embedded fonts. */
  readonly fonts: readonly string[];
  readonly glyphs: number;
  /** How many glyphs are `.notdef`, the empty box: glyph 0 of their font. */
  readonly boxes: number;
}

/** Reads the first page: its text by the way of search and copying, its glyphs by the way of the eye. */
export async function readPdf(data: Uint8Array): Promise<PdfText> {
  // pdf.js keeps the array to itself; ours stays usable.
  const task = getDocument({ data: new Uint8Array(data), verbosity: 0, fontExtraProperties: true });
  try {
    const page = await (await task.promise).getPage(1);
    const { items } = await page.getTextContent();
    const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
    const { fnArray, argsArray } = await page.getOperatorList();
    const codes: number[] = [];
    const fonts = new Set<string>();
    for (const [index, operator] of fnArray.entries()) {
      const args: unknown = argsArray[index];
      if (operator === OPS.setFont) fonts.add(fontName(page.commonObjs.get((args as [string])[0])));
      if (operator === OPS.showText) codes.push(...glyphCodes((args as [unknown[]])[0]));
    }
    fonts.delete('');
    return {
      text,
      fonts: [...fonts],
      glyphs: codes.length,
      boxes: codes.filter((code) => code === 0).length,
    };
  } finally {
    await task.destroy();
  }
}

function fontName(font: unknown): string {
  const { name, missingFile } = font as { name?: string; missingFile?: boolean };
  return missingFile === true ? '' : (name ?? '');
}

/** Chromium writes glyph numbers as character codes ("Identity-H"). Between glyphs there are numbers: kerning. */
function glyphCodes(shown: readonly unknown[]): number[] {
  return shown.flatMap((glyph) => {
    const code =
      typeof glyph === 'object' && glyph !== null && 'originalCharCode' in glyph
        ? glyph.originalCharCode
        : [];
    return typeof code === 'number' ? [code] : [];
  });
}
