import type { MessagePort } from 'node:worker_threads';
import type * as Pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { drawPage, Trim } from './draw-page.ts';
import type { extractText, RawPage } from './extract-text.ts';
import type { glyphContext } from './glyph-context.ts';
import type { glyphInk } from './glyph-ink.ts';
import type { CanvasPackage, glyphStencils } from './glyph-stencils.ts';

/** What all workers of a file are asked to do together: each takes the next page that none has taken. */
export interface PageJob {
  id: number;
  /** How many pages have been taken; shared. */
  taken: Int32Array;
  /** Which pages, by their index from 0; where not said, all. */
  pages: readonly number[] | undefined;
  /** Where it is to be pictures: how wide, in px, and the trim of each page. */
  picture?: { width: number; trims: readonly Trim[] };
}

/** What a worker answers: a page; that it found no more of them; or why it went no further. */
export type PageAnswer =
  | { kind: 'page'; job: number; page: number; result: RawPage | Uint8Array }
  | { kind: 'done'; job: number; count: number }
  | { kind: 'failed'; job: number; page: number; reason: string };

/** What a worker is given, apart from the file. */
export interface PageWorkerParts {
  pdfjs: typeof Pdfjs;
  /** Loads the canvas, which need not be installed where nothing is drawn. */
  loadCanvas: () => CanvasPackage;
  /** The folder of `pdfjs-dist`, with a slash at its end: it holds standard fonts and decoders. */
  resources: string;
  extractText: typeof extractText;
  drawPage: typeof drawPage;
  glyphStencils: typeof glyphStencils;
  glyphInk: typeof glyphInk;
  glyphContext: typeof glyphContext;
}

/**
 * Reads and draws pages of a PDF until it is ended. Runs inside a worker, and knows nothing outside itself and its
 * parts.
 */
export function workOnPages(port: MessagePort, pdf: Uint8Array, parts: PageWorkerParts): void {
  const { pdfjs, resources } = parts;

  const open = (stopAtErrors: boolean): Promise<Pdfjs.PDFDocumentProxy> =>
    pdfjs.getDocument({
      data: new Uint8Array(pdf),
      verbosity: 0,
      isEvalSupported: false,
      useSystemFonts: false,
      disableFontFace: true,
      stopAtErrors,
      standardFontDataUrl: `${resources}standard_fonts/`,
      cMapUrl: `${resources}cmaps/`,
      wasmUrl: `${resources}wasm/`,
      iccUrl: `${resources}iccs/`,
    }).promise;
  const { push } = Array.prototype;
  const opened = new Map<boolean, Promise<Pdfjs.PDFDocumentProxy>>();
  /** What is read, strictly: an error is a fault of the file. What is seen, with as much as can be drawn of a page. */
  const documentFor = (isSeen: boolean): Promise<Pdfjs.PDFDocumentProxy> => {
    let document = opened.get(isSeen);
    if (!document) {
      document = open(!isSeen).finally(() => {
        // The worker's part of pdf.js replaces it, with a slow one.
        Reflect.set(Array.prototype, 'push', push);
      });
      opened.set(isSeen, document);
    }
    return document;
  };

  let drawing: ((page: Pdfjs.PDFPageProxy, width: number, trim?: Trim) => Promise<Uint8Array>) | undefined;
  const drawOn = (
    page: Pdfjs.PDFPageProxy,
    { width, trims }: NonNullable<PageJob['picture']>,
  ): Promise<Uint8Array> => {
    if (!drawing) {
      const canvases = parts.loadCanvas();
      const stencilOf = parts.glyphStencils(canvases);
      const contextFor: Parameters<typeof drawPage>[1]['contextFor'] = (canvas) =>
        parts.glyphContext(canvas, parts.glyphInk(canvases, stencilOf, canvas));
      const annotationMode = pdfjs.AnnotationMode.DISABLE;
      drawing = (each, inPixels, trim) =>
        parts.drawPage(each, { width: inPixels, trim, canvases, contextFor, annotationMode });
    }
    return drawing(page, width, trims[page.pageNumber - 1]);
  };
  const pageResult = async (
    document: Pdfjs.PDFDocumentProxy,
    index: number,
    picture: PageJob['picture'],
  ): Promise<RawPage | Uint8Array> => {
    const page = await document.getPage(index + 1);
    try {
      return await (picture ? drawOn(page, picture) : parts.extractText(page));
    } finally {
      page.cleanup();
    }
  };

  const work = async ({ id, taken, pages, picture }: PageJob): Promise<void> => {
    let page = -1;
    try {
      if (picture) parts.loadCanvas();
      const document = await documentFor(picture !== undefined);
      const { numPages } = document;
      const count = pages?.length ?? numPages;
      for (let at = Atomics.add(taken, 0, 1); at < count; at = Atomics.add(taken, 0, 1)) {
        page = pages?.[at] ?? at;
        const made = pageResult(document, page, picture);
        const result = await (picture
          ? // A page that cannot be drawn at all is an empty picture.
            made.catch(() => new Uint8Array())
          : made);
        const buffers = result instanceof Uint8Array ? [result.buffer as ArrayBuffer] : [];
        port.postMessage({ kind: 'page', job: id, page, result } satisfies PageAnswer, buffers);
      }
      port.postMessage({ kind: 'done', job: id, count: numPages } satisfies PageAnswer);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      port.postMessage({ kind: 'failed', job: id, page, reason } satisfies PageAnswer);
    }
  };
  let before: Promise<void> = Promise.resolve();
  port.on('message', (job: PageJob) => {
    before = before.then(() => work(job));
  });
}
