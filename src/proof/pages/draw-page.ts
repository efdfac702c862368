import type * as Pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { GlyphContext } from './glyph-context.ts';
import type { Canvas, CanvasPackage } from './glyph-stencils.ts';

/** The part of a PDF page that is kept after trimming, in pt. */
export interface Trim {
  width: number;
  height: number;
}

/** How to draw a page. */
export interface PageDrawing {
  /** How wide the picture is to be, in px. */
  width: number;
  /** Where there is none, the whole page is drawn. */
  trim: Trim | undefined;
  canvases: CanvasPackage;
  /** Makes a context that draws small text fast. */
  contextFor: (canvas: Canvas) => GlyphContext;
  annotationMode: number;
}

/** Draws a page as a JPEG picture. Runs inside a worker, and knows nothing outside itself. */
export async function drawPage(
  page: Pdfjs.PDFPageProxy,
  { width, trim, canvases, contextFor, annotationMode }: PageDrawing,
): Promise<Uint8Array> {
  // As small as WebP is at a quality as good, and encoded in a fifth of the time.
  const QUALITY = 60;
  // A page that is a long strip gets no picture of many thousand lines.
  const HIGHEST = 4;
  const whole = page.getViewport({ scale: 1 });
  const kept = trim ?? whole;
  const scale = Math.min(width / kept.width, (HIGHEST * width) / kept.height);
  // What lies beyond the trim, bleed and crop marks, does so on both sides alike.
  const viewport = page.getViewport({
    scale,
    offsetX: ((kept.width - whole.width) / 2) * scale,
    offsetY: ((kept.height - whole.height) / 2) * scale,
  });
  const canvas = canvases.createCanvas(Math.ceil(kept.width * scale), Math.ceil(kept.height * scale));
  // Where letters are so small that nobody reads them, a quarter of a pixel to either side is no matter.
  const fast = scale < 1 ? contextFor(canvas) : undefined;
  const canvasContext = fast ?? (canvas.getContext('2d') as CanvasRenderingContext2D);
  await page.render({ canvas: null, canvasContext, viewport, annotationMode }).promise;
  fast?.finish();
  return new Uint8Array(canvas.encodeSync('jpeg', QUALITY));
}
