/** Small text is drawn in ink: it must look as the canvas itself draws it, and lie where the canvas would lay it. */
import { createCanvas, ImageData } from '@napi-rs/canvas';
import {
  clip,
  degrees,
  endPath,
  PDFDocument,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
  rgb,
  StandardFonts,
  type PDFPage,
} from '@cantoo/pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, it } from 'vitest';
import { glyphContext } from '../../../src/proof/pages/glyph-context.ts';
import { glyphInk } from '../../../src/proof/pages/glyph-ink.ts';
import { glyphStencils, type Canvas, type CanvasPackage } from '../../../src/proof/pages/glyph-stencils.ts';
import { locatePdfjs } from '../../../src/proof/pages/page-workers.ts';

const SIZE = 300;
const SCALE = 0.6;
const PIXELS = SIZE * SCALE;
const LINES = ['The harbour wall was mended', 'before the winter; nobody', 'has asked since by whom.'];

interface Drawn {
  data: Uint8ClampedArray;
  /** How many glyphs were laid in ink. */
  inked: number;
}

const canvases = { createCanvas, ImageData } as unknown as CanvasPackage;
const stencilOf = glyphStencils(canvases);

/** Draws a page with the canvas alone, and with ink. */
async function bothOf(
  write: (page: PDFPage, text: (page: PDFPage) => void) => void,
): Promise<[Drawn, Drawn]> {
  const written = await PDFDocument.create();
  const font = await written.embedFont(StandardFonts.TimesRoman);
  const page = written.addPage([SIZE, SIZE]);
  write(page, (on) => {
    for (const [line, text] of LINES.entries())
      on.drawText(text, { x: 20, y: 250 - 16 * line, size: 12, font });
  });
  const file = await written.save();
  const { push } = Array.prototype;
  const document = await getDocument({
    data: file,
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: false,
    standardFontDataUrl: `${locatePdfjs().resources}standard_fonts/`,
  }).promise;
  Reflect.set(Array.prototype, 'push', push);
  const draw = async (isInked: boolean): Promise<Drawn> => {
    const canvas = createCanvas(PIXELS, PIXELS) as unknown as Canvas;
    let inked = 0;
    const { stamp, blot } = glyphInk(canvases, stencilOf, canvas);
    const context = glyphContext(canvas, {
      stamp: (...given) => {
        const isLaid = stamp(...given);
        if (isLaid) inked++;
        return isLaid;
      },
      blot,
    });
    const own = canvas.getContext('2d') as CanvasRenderingContext2D;
    const first = await document.getPage(1);
    const viewport = first.getViewport({ scale: SCALE });
    await first.render({ canvas: null, canvasContext: isInked ? context : own, viewport }).promise;
    context.finish();
    first.cleanup();
    return { data: own.getImageData(0, 0, PIXELS, PIXELS).data, inked };
  };
  const both: [Drawn, Drawn] = [await draw(false), await draw(true)];
  await document.destroy();
  return both;
}

/** The largest difference of any colour between squares of 3 × 3 pixels, from 0 to 1. */
function difference(one: Uint8ClampedArray, other: Uint8ClampedArray): number {
  const side = 3;
  let largest = 0;
  for (let row = 0; row + side <= PIXELS; row++)
    for (let column = 0; column + side <= PIXELS; column++)
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0;
        for (let at = 0; at < side * side; at++) {
          const pixel = (row + Math.floor(at / side)) * PIXELS + column + (at % side);
          sum += one[4 * pixel + channel]! - other[4 * pixel + channel]!;
        }
        largest = Math.max(largest, Math.abs(sum) / (side * side * 255));
      }
  return largest;
}

/** As large as a letter moved by a quarter of a pixel makes it. */
const HAIR = 0.12;

const LETTERS = LINES.join('').replaceAll(' ', '').length;

it.each<[string, number, Parameters<typeof bothOf>[0]]>([
  ['as it stands', LETTERS, (page, text) => text(page)],
  [
    'in two colours, over a box and under another',
    LETTERS,
    (page, text) => {
      page.drawRectangle({ x: 10, y: 200, width: 120, height: 90, color: rgb(1, 0.9, 0.3) });
      page.setFontColor(rgb(0.7, 0, 0.1));
      text(page);
      page.drawRectangle({ x: 60, y: 228, width: 60, height: 12, color: rgb(0.2, 0.4, 1) });
      page.drawText('Under a bridge', { x: 20, y: 60, size: 12, color: rgb(0, 0, 0.6) });
    },
  ],
  ['turned', 7, (page) => page.drawText('Up we go.', { x: 60, y: 60, size: 14, rotate: degrees(33) })],
  [
    'within a clip, and after it',
    2 * LETTERS,
    (page, text) => {
      page.pushOperators(pushGraphicsState(), rectangle(20, 225, 70, 40), clip(), endPath());
      text(page);
      page.pushOperators(popGraphicsState());
      page.drawText(LINES.join(' '), { x: 20, y: 100, size: 6 });
    },
  ],
  ['too large for ink', 0, (page) => page.drawText('WQ', { x: 20, y: 60, size: 120 })],
  ['that shines through', 0, (page) => page.drawText('Faintly', { x: 20, y: 60, size: 14, opacity: 0.6 })],
])('text %s', async (_, letters, write) => {
  const [plain, fast] = await bothOf(write);
  const [blank] = await bothOf(() => undefined);
  expect(plain.inked).toBe(0);
  expect(fast.inked).toBeGreaterThanOrEqual(letters * 0.9);
  expect(fast.inked === 0).toBe(letters === 0);
  expect(difference(plain.data, fast.data)).toBeLessThan(HAIR);
  // The measure itself would find text that is not there.
  expect(difference(plain.data, blank.data)).toBeGreaterThan(2 * HAIR);
});

it('does not depend on what was drawn before', async () => {
  const [, first] = await bothOf((page, text) => text(page));
  const fresh = glyphStencils(canvases);
  const outline = { getBounds: (): [number, number, number, number] => [0, 0, 0, 0] };
  // An outline without any extent has a stencil that covers nothing.
  expect(fresh(outline, { a: 8, b: 0, c: 0, d: -8 }, 0, 0)?.cover).toEqual(new Uint8Array(1));
  const [, again] = await bothOf((page, text) => text(page));
  expect(Buffer.from(again.data).equals(Buffer.from(first.data))).toBe(true);
});
