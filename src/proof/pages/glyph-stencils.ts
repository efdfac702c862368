/** A canvas, as much of it as is used. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  getContext(kind: '2d'): unknown;
  encodeSync(format: 'jpeg', quality: number): Uint8Array;
}

/** As much of the canvas package as is used. */
export interface CanvasPackage {
  createCanvas(width: number, height: number): Canvas;
  ImageData: new (
    width: number,
    height: number,
  ) => { readonly data: Uint8ClampedArray; width: number; height: number };
}

/** The outline of a glyph, upright in a square of one em. */
export interface Outline {
  /** Left, top, right, bottom. */
  getBounds(): [number, number, number, number];
}

/** How much of each pixel a glyph covers, 0 to 255, row by row. */
export interface Stencil {
  width: number;
  height: number;
  cover: Uint8Array;
  /** Where its upper left corner stands, in whole pixels from the one that the glyph stands on. */
  left: number;
  top: number;
}

/**
 * Finds the stencil of a glyph.
 * @param linear how the outline is turned and stretched: the first four numbers of a matrix, in px for an em
 * @param x where it stands within its pixel, in quarters of one: 0 to 3
 * @returns undefined for a glyph too large for a stencil
 */
export type StencilOf = (
  outline: Outline,
  linear: { readonly a: number; readonly b: number; readonly c: number; readonly d: number },
  x: number,
  y: number,
) => Stencil | undefined;

/**
 * Makes stencils of glyphs, each once. A stencil depends on nothing but what it is asked for, in whatever order. Runs
 * inside a worker, and knows nothing outside itself.
 */
export function glyphStencils({ createCanvas }: CanvasPackage): StencilOf {
  /** Places within a pixel, to each side. */
  const PLACES = 4;
  /** In px. */
  const LARGEST = 32;
  /** Sizes are told apart by this part of a pixel for each em. */
  const STEP = 1 / 64;

  interface Shape {
    /** The linear part, in steps. */
    a: number;
    b: number;
    c: number;
    d: number;
    left: number;
    top: number;
    width: number;
    height: number;
    /** As wide and as high times `PLACES`. */
    cover: Uint8Array;
    stencils: (Stencil | undefined)[];
    isLarge: boolean;
  }
  const lens = createCanvas(LARGEST * PLACES, LARGEST * PLACES).getContext('2d') as CanvasRenderingContext2D;
  const shapes = new WeakMap<Outline, Shape[]>();

  const makeShape = (outline: Outline, p: number, q: number, r: number, s: number): Shape => {
    const [a, b, c, d] = [p * STEP, q * STEP, r * STEP, s * STEP];
    const [x1, y1, x2, y2] = outline.getBounds();
    const corners = [
      [x1, y1],
      [x2, y1],
      [x1, y2],
      [x2, y2],
    ] as const;
    const across = corners.map(([x, y]) => a * x + c * y);
    const down = corners.map(([x, y]) => b * x + d * y);
    const [left, top] = [Math.floor(Math.min(...across)), Math.floor(Math.min(...down))];
    const [width, height] = [Math.ceil(Math.max(...across)) - left, Math.ceil(Math.max(...down)) - top];
    const isLarge = !(width <= LARGEST && height <= LARGEST);
    const count = isLarge ? 0 : width * height * PLACES * PLACES;
    const cover = new Uint8Array(count);
    if (count > 0) {
      lens.setTransform(1, 0, 0, 1, 0, 0);
      lens.clearRect(0, 0, LARGEST * PLACES, LARGEST * PLACES);
      lens.setTransform(a * PLACES, b * PLACES, c * PLACES, d * PLACES, -left * PLACES, -top * PLACES);
      lens.fill(outline as unknown as Path2D);
      const { data } = lens.getImageData(0, 0, width * PLACES, height * PLACES);
      for (let at = 0; at < count; at++) cover[at] = data[4 * at + 3]!;
    }
    return { a: p, b: q, c: r, d: s, left, top, width, height, cover, stencils: [], isLarge };
  };

  const makeStencil = (shape: Shape, x: number, y: number): Stencil => {
    const [width, height] = [shape.width + 1, shape.height + 1];
    const sums = new Uint16Array(width * height);
    const fine = shape.width * PLACES;
    for (let row = 0; row < shape.height * PLACES; row++) {
      const to = Math.floor((row + y) / PLACES) * width;
      for (let at = 0; at < fine; at++)
        sums[to + Math.floor((at + x) / PLACES)]! += shape.cover[row * fine + at]!;
    }
    const cover = Uint8Array.from(sums, (sum) => Math.round(sum / (PLACES * PLACES)));
    return { width, height, cover, left: shape.left, top: shape.top };
  };

  return (outline, linear, x, y) => {
    const a = Math.round(linear.a / STEP);
    const b = Math.round(linear.b / STEP);
    const c = Math.round(linear.c / STEP);
    const d = Math.round(linear.d / STEP);
    let known = shapes.get(outline);
    if (!known) shapes.set(outline, (known = []));
    let shape: Shape | undefined;
    for (const each of known) if (each.a === a && each.d === d && each.b === b && each.c === c) shape = each;
    if (!shape) known.push((shape = makeShape(outline, a, b, c, d)));
    if (shape.isLarge) return undefined;
    return (shape.stencils[PLACES * y + x] ??= makeStencil(shape, x, y));
  };
}
