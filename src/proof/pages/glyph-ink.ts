import type { Canvas, CanvasPackage, Outline, StencilOf } from './glyph-stencils.ts';

/** How a drawing is moved, turned and stretched: the six numbers of a matrix. */
export interface Placing {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

/** Glyphs of one colour that lie on a sheet of their own. */
export interface Ink {
  /**
   * Lays a glyph on the sheet.
   * @param colour as `#rrggbb`
   * @returns false for a glyph that is too large: it must be drawn
   */
  stamp(outline: Outline, placing: Placing, colour: string): boolean;
  /** Moves what lies there to the canvas, inside of the clip that this has now. */
  blot(): void;
}

/**
 * A sheet of ink over a canvas. Runs inside a worker, and knows nothing outside itself.
 */
export function glyphInk(canvases: CanvasPackage, stencilOf: StencilOf, canvas: Canvas): Ink {
  /** Places within a pixel that a stencil knows. */
  const PLACES = 4;
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  const { width, height } = canvas;
  const ink = new Uint8Array(width * height);
  let inkColour = '';
  /** What is covered: from the first two to before the last two. */
  let left = width;
  let top = height;
  let right = 0;
  let bottom = 0;

  const blot = (): void => {
    if (right <= left || bottom <= top) return;
    const image = new canvases.ImageData(right - left, bottom - top);
    const { data } = image;
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
      Number.parseInt(inkColour.slice(at, at + 2), 16),
    );
    let to = 0;
    for (let row = top; row < bottom; row++) {
      for (let at = row * width + left; at < row * width + right; at++, to += 4) {
        const cover = ink[at]!;
        if (cover === 0) continue;
        data[to] = red;
        data[to + 1] = green;
        data[to + 2] = blue;
        data[to + 3] = cover;
        ink[at] = 0;
      }
    }
    const sheet = canvases.createCanvas(right - left, bottom - top);
    (sheet.getContext('2d') as CanvasRenderingContext2D).putImageData(image as ImageData, 0, 0);
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = 1;
    context.globalCompositeOperation = 'source-over';
    context.filter = 'none';
    context.drawImage(sheet as unknown as CanvasImageSource, left, top);
    context.restore();
    left = width;
    top = height;
    right = 0;
    bottom = 0;
  };

  const stamp = (outline: Outline, placing: Placing, colour: string): boolean => {
    const x = Math.round(placing.e * PLACES);
    const y = Math.round(placing.f * PLACES);
    const stencil = stencilOf(outline, placing, x & (PLACES - 1), y & (PLACES - 1));
    if (!stencil) return false;
    if (colour !== inkColour) {
      blot();
      inkColour = colour;
    }
    const { cover } = stencil;
    const atX = Math.floor(x / PLACES) + stencil.left;
    const atY = Math.floor(y / PLACES) + stencil.top;
    const fromX = Math.max(0, atX);
    const fromY = Math.max(0, atY);
    const toX = Math.min(width, atX + stencil.width);
    const toY = Math.min(height, atY + stencil.height);
    if (toX <= fromX || toY <= fromY) return true;
    if (fromX < left) left = fromX;
    if (fromY < top) top = fromY;
    if (toX > right) right = toX;
    if (toY > bottom) bottom = toY;
    for (let row = fromY; row < toY; row++) {
      let from = (row - atY) * stencil.width + fromX - atX;
      for (let at = row * width + fromX; at < row * width + toX; at++, from++) {
        const more = cover[from]!;
        if (more === 0) continue;
        const before = ink[at]!;
        ink[at] = before === 0 ? more : before + Math.round(((255 - before) * more) / 255);
      }
    }
    return true;
  };
  return { stamp, blot };
}
