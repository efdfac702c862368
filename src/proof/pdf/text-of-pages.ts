/** The text of all pages, read by pdf.js in this thread: for files that nobody else has open. */
import type * as Pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { extractText, type RawPage } from '../pages/extract-text.ts';
import { locatePdfjs, type RawText } from '../pages/page-workers.ts';

/**
 * Reads the text of all pages.
 * @throws what pdf.js throws at a file that it cannot read
 * @throws the signal's reason when aborted
 */
export async function textOfPages(bytes: Uint8Array, signal: AbortSignal | undefined): Promise<RawText> {
  const pdfjs = await loadPdfjs();
  const { resources } = locatePdfjs();
  const { push } = Array.prototype;
  const task = pdfjs.getDocument({
    // pdf.js keeps the array to itself; ours stays usable. It refuses a Buffer.
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: true,
    standardFontDataUrl: `${resources}standard_fonts/`,
    cMapUrl: `${resources}cmaps/`,
  });
  try {
    const document = await task.promise;
    Reflect.set(Array.prototype, 'push', push);
    const pages: RawPage[] = [];
    for (let index = 0; index < document.numPages; index++) {
      signal?.throwIfAborted();
      const page = await document.getPage(index + 1);
      pages.push(await extractText(page));
      page.cleanup();
    }
    return { count: document.numPages, pages };
  } finally {
    await task.destroy();
  }
}

/**
 * The build of pdf.js for Node replaces `Array.prototype.push` for the whole process, because that of V8 once had a
 * fault. Its own is slow, and nobody asked for it: what was there is put back.
 */
async function loadPdfjs(): Promise<Pick<typeof Pdfjs, 'getDocument'>> {
  const { push } = Array.prototype;
  const module = await import('pdfjs-dist/legacy/build/pdf.mjs');
  Reflect.set(Array.prototype, 'push', push);
  return module;
}
