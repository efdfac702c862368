import type { MessagePort } from 'node:worker_threads';
import type * as Pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The part of a PDF page that is kept after trimming, in pt. */
export interface Trim {
  width: number;
  height: number;
}

/** What a drawing worker is given. */
export interface DrawingOrder {
  pdf: Uint8Array;
  /** How wide the pictures are to be, in px. */
  width: number;
  /** Of each page; where there is none, the whole page is drawn. */
  trims: readonly Trim[];
  /** The folder of `pdfjs-dist`, with a slash at its end: it holds standard fonts and decoders. */
  resources: string;
}

/** What it answers: that it is ready, with the number of pages; a picture; or why there is none. */
export type DrawingAnswer =
  | { kind: 'ready'; pages: number }
  | { kind: 'drawn'; page: number; picture: Uint8Array }
  | { kind: 'failed'; page: number };

/** As much of the canvas package as is used. */
export interface CanvasPackage {
  createCanvas(
    width: number,
    height: number,
  ): {
    getContext(kind: '2d'): unknown;
    encodeSync(format: 'jpeg', quality: number): Uint8Array;
  };
}

/**
 * Draws pages of a PDF, one for each message (its index), until it is ended. Runs inside a worker, and knows nothing
 * outside itself.
 */
export async function drawInWorker(
  port: MessagePort,
  pdfjs: typeof Pdfjs,
  canvases: CanvasPackage,
  { pdf, width, trims, resources }: DrawingOrder,
): Promise<void> {
  // As small as WebP is at a quality as good, and encoded in a fifth of the time.
  const QUALITY = 60;
  // A page that is a long strip gets no picture of many thousand lines.
  const HIGHEST = 4;
  const document = await pdfjs.getDocument({
    data: pdf,
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    standardFontDataUrl: `${resources}standard_fonts/`,
    cMapUrl: `${resources}cmaps/`,
    wasmUrl: `${resources}wasm/`,
    iccUrl: `${resources}iccs/`,
  }).promise;

  const draw = async (index: number): Promise<Uint8Array> => {
    const page = await document.getPage(index + 1);
    try {
      const whole = page.getViewport({ scale: 1 });
      const trim = trims[index] ?? whole;
      const scale = Math.min(width / trim.width, (HIGHEST * width) / trim.height);
      // What lies beyond the trim, bleed and crop marks, does so on both sides alike.
      const viewport = page.getViewport({
        scale,
        offsetX: ((trim.width - whole.width) / 2) * scale,
        offsetY: ((trim.height - whole.height) / 2) * scale,
      });
      const canvas = canvases.createCanvas(Math.ceil(trim.width * scale), Math.ceil(trim.height * scale));
      const canvasContext = canvas.getContext('2d') as CanvasRenderingContext2D;
      await page.render({
        canvas: null,
        canvasContext,
        viewport,
        annotationMode: pdfjs.AnnotationMode.DISABLE,
      }).promise;
      return new Uint8Array(canvas.encodeSync('jpeg', QUALITY));
    } finally {
      page.cleanup();
    }
  };

  const answer = async (page: number): Promise<void> => {
    try {
      const picture = await draw(page);
      const drawn: DrawingAnswer = { kind: 'drawn', page, picture };
      port.postMessage(drawn, [picture.buffer as ArrayBuffer]);
    } catch {
      port.postMessage({ kind: 'failed', page } satisfies DrawingAnswer);
    }
  };
  port.on('message', (page: number) => void answer(page));
  port.postMessage({ kind: 'ready', pages: document.numPages } satisfies DrawingAnswer);
}
