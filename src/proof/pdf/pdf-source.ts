/** Everything that is read of a PDF before its text is put in order. */
import type { PDFDocument } from '@cantoo/pdf-lib';
import type { RawText } from '../pages/page-workers.ts';
import { readFonts, type Font } from './fonts.ts';
import { trimOf, type Box, type Trim } from './geometry.ts';
import { readNavigation, type Navigation } from './navigation.ts';
import { readContent, type PageContent } from './page-content.ts';
import type { Piece } from './page-text.ts';
import { piecesOf } from './pieces.ts';
import { readStructure, type StructureElement } from './structure.ts';
import { textOfPages } from './text-of-pages.ts';
import { typeAreas } from './type-area.ts';

/** A file, taken apart. */
export interface PdfSource {
  trims: Trim[];
  /** Absent where the file has none. */
  structure: StructureElement | undefined;
  navigation: Navigation;
  fonts: Map<string, Font>;
  /** Of each page. */
  contents: PageContent[];
  pieces: Piece[][];
  areas: Box[];
  /** Why pdf.js could not read it. */
  fault: string | undefined;
}

/** How to read. */
export interface SourceOptions {
  signal?: AbortSignal | undefined;
  /** The text of all pages, where workers are reading it; else it is read here. */
  text?: Promise<RawText> | undefined;
  /** Is told the trims of all pages as soon as they are known. */
  onTrims?: ((trims: readonly Trim[]) => void) | undefined;
}

/** Reads all of it. */
export async function readSource(
  document: PDFDocument,
  bytes: Uint8Array,
  { signal, text: reading = textOfPages(bytes, signal), onTrims }: SourceOptions,
): Promise<PdfSource> {
  // Whatever comes of it is looked at below; until then it must not end the process.
  reading.catch(() => undefined);
  const pages = document.getPages();
  const trims = pages.map(trimOf);
  onTrims?.(trims);
  const pageOf = new Map(pages.map(({ ref }, page) => [ref.toString(), page]));
  const structure = readStructure(document, pageOf);
  const navigation = readNavigation(document, pageOf, trims);
  const fonts = readFonts(document);
  const contents: PageContent[] = [];
  for (const page of pages) {
    signal?.throwIfAborted();
    contents.push(readContent(page));
  }
  let pieces: Piece[][] = pages.map(() => []);
  let fault: string | undefined;
  try {
    const text = await reading;
    if (text.count !== pages.length)
      fault = `expected ${pages.length} pages, pdf.js finds ${text.count}: the file is damaged`;
    pieces = pages.map((_, page) => {
      const raw = text.pages[page];
      return raw ? piecesOf(raw, contents[page]!, page, trims[page]!) : [];
    });
  } catch (error) {
    signal?.throwIfAborted();
    fault = `expected a file that pdf.js can read, found: ${error instanceof Error ? error.message : String(error)}`;
  }
  const areas = typeAreas(contents, trims, pieces);
  return { trims, structure, navigation, fonts, contents, pieces, areas, fault };
}
