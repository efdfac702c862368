/**
 * Pictures drawn anew for an EPUB: WebP, which reading systems and shops of the days of EPUB 3.0 to 3.2 refuse, as PNG
 * or JPEG; SVG as PNG, and smaller ones of wide ones, where the manuscript wants it. The drawing itself is the work of
 * a browser, which is not known here.
 */
import type { Book } from '../../book/book.ts';
import type { Picture, Pictures, PictureType } from '../../book/pictures.ts';
import { createProblem, type Problem } from '../../manuscript/problem.ts';
import { isMoving } from './moving-pictures.ts';
import { isLossy, standingStill } from './webp.ts';

/** A picture that is to be drawn. */
export interface DrawingOrder {
  mediaType: PictureType;
  bytes: Uint8Array;
  /** The size that it is to have, in pixels. */
  width: number;
  height: number;
  /** What it is to become. */
  as: 'png' | 'jpeg';
}

/** Draws pictures, in the same order. */
export type DrawPictures = (orders: readonly DrawingOrder[]) => Promise<Uint8Array[]>;

/** Wide enough for any phone held upright, and for a tablet. */
const WIDTH_OF_DRAWINGS = 1600;
/** What reading systems take in one picture; Apple's limit is 5.6 million pixels. */
const MOST_PIXELS = 5_000_000;

/**
 * The pictures as the EPUB has them.
 * @param draw what draws them; without it they stay as they are, with a problem
 */
export async function drawnPictures(
  pictures: Pictures,
  { configuration, configurationFile, cover }: Book,
  draw: DrawPictures | undefined,
): Promise<{ pictures: Pictures; problems: Problem[] }> {
  const { svg, maxImageWidth } = configuration.epub;
  const orders = new Map<string, DrawingOrder>();
  for (const [path, picture] of pictures) {
    // Shops want covers larger than any page needs its pictures.
    const most =
      path === cover?.path ? Number.POSITIVE_INFINITY : (maxImageWidth ?? Number.POSITIVE_INFINITY);
    const order = orderFor(picture, most, svg === 'png');
    if (order) orders.set(path, order);
  }
  if (orders.size === 0) return { pictures, problems: [] };
  if (!draw) return { pictures, problems: undrawn([...orders.values()], configurationFile) };
  const drawn = await draw([...orders.values()]);
  const result = new Map(pictures);
  for (const [index, [path, order]] of [...orders].entries()) {
    const picture = pictures.get(path);
    const bytes = drawn[index];
    if (picture && bytes) result.set(path, withBytes(picture, order, bytes));
  }
  return { pictures: result, problems: [] };
}

/** What is to be done with a picture; nothing where it is good as it is. */
function orderFor(picture: Picture, most: number, drawsSvg: boolean): DrawingOrder | undefined {
  switch (picture.mediaType) {
    case 'image/svg+xml':
      return drawsSvg ? drawingOf(picture, most) : undefined;
    case 'image/webp':
      return stillOf(picture, most);
    default:
      return smaller(picture, most);
  }
}

/** What a manuscript hears where nothing can draw; a WebP is told apart, since nobody asked for it to be drawn. */
function undrawn(orders: readonly DrawingOrder[], file: string): Problem[] {
  const webp = orders.filter(({ mediaType }) => mediaType === 'image/webp').length;
  const others = orders.length - webp;
  const messages = [
    ...(webp === 0
      ? []
      : [
          `expected a browser that makes PNG or JPEG of ${counted(webp, 'WebP picture')} for the EPUB, found none; as WebP not every reading system shows them: give the browser, or convert them`,
        ]),
    ...(others === 0
      ? []
      : [
          `expected a browser that draws ${counted(others, 'picture')} for the EPUB, found none; what is not drawn stays as it is`,
        ]),
  ];
  return messages.map((message) =>
    createProblem({ rule: 'configuration', severity: 'warning', message, file }),
  );
}

function counted(count: number, name: string): string {
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}

/** A drawing has no pixels of its own: it gets as many as a good screen shows. */
function drawingOf(picture: Picture, most: number): DrawingOrder | undefined {
  const { mediaType, bytes, width, height } = picture;
  if (!(width > 0 && height > 0)) return undefined;
  const scale = Math.min(
    Math.min(WIDTH_OF_DRAWINGS, most) / width,
    Math.sqrt(MOST_PIXELS / (width * height)),
  );
  return { mediaType, bytes, ...scaled(picture, scale), as: 'png' };
}

/** A WebP as what every reading system shows, and standing still: what moves, moves in the other editions. */
function stillOf(picture: Picture, most: number): DrawingOrder {
  const { width } = picture;
  const scale = width > most ? most / width : 1;
  const bytes = standingStill(picture.bytes);
  return { mediaType: 'image/webp', bytes, ...scaled(picture, scale), as: isLossy(bytes) ? 'jpeg' : 'png' };
}

function smaller(picture: Picture, most: number): DrawingOrder | undefined {
  const { mediaType, bytes, width } = picture;
  if (width <= most || isMoving(picture)) return undefined;
  return {
    mediaType,
    bytes,
    ...scaled(picture, most / width),
    as: mediaType === 'image/jpeg' ? 'jpeg' : 'png',
  };
}

function scaled({ width, height }: Picture, scale: number): { width: number; height: number } {
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** A drawing keeps the size it has on the page, whatever its pixels; a picture that was made smaller is smaller. */
function withBytes(picture: Picture, { as, width, height }: DrawingOrder, bytes: Uint8Array): Picture {
  const isDrawing = picture.mediaType === 'image/svg+xml';
  // A picture with few colours can be larger when it is smaller; it stays, then.
  const isWelcome = isDrawing || picture.mediaType === 'image/webp';
  if (!isWelcome && bytes.length >= picture.bytes.length) return picture;
  return { ...picture, mediaType: `image/${as}`, bytes, ...(!isDrawing && { width, height }) };
}
