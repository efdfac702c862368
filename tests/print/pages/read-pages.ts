/** A finished PDF as its reader meets it, read with pdf.js: what stands where, above or below the rule of the notes. */
import { restoreNativePush } from './native-push.ts';
import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { paintedAreas, type PaintedArea } from './painted-areas.ts';

/** A stretch of text on a page; lengths in px from the upper left corner of the page. */
export interface Piece {
  text: string;
  left: number;
  right: number;
  /** The base line. */
  base: number;
  size: number;
  /** The place in the order of the structure tree; −1 where it is no part of it (running heads, folios). */
  order: number;
  /** Whether it is in the head of a table. */
  isHead: boolean;
  /** Whether it is the number or the mark of an item. */
  isLabel: boolean;
  /** Whether it is in a drawing. */
  isDrawn: boolean;
}

/** One page. */
export interface PageReading {
  width: number;
  height: number;
  /** Where the note area begins, in px; absent where there is none. */
  notesFrom?: number;
  /** What stands in the type area above the note area, in reading order. */
  body: Piece[];
  /** What stands in the note area. */
  notes: Piece[];
  /** The heads of tables, which are printed again on every page of the table. */
  heads: Piece[];
  /** What stands in the margins. */
  head: string;
  folio: string;
}

/** A file. */
export interface Reading {
  pages: PageReading[];
  /** id → index of the page. */
  destinations: Map<string, number>;
}

interface Margins {
  top: number;
  bottom: number;
  inner: number;
  outer: number;
}

const PX_PER_PT = 96 / 72;
const PX_PER_MM = 96 / 25.4;

/** @param margins in mm */
export async function readPages(bytes: Uint8Array, margins: Margins): Promise<Reading> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, isEvalSupported: false });
  try {
    const [document, painted] = await Promise.all([task.promise, paintedAreas(bytes)]);
    restoreNativePush();
    const pages: PageReading[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      pages.push(await readPage(await document.getPage(number), margins, painted[number - 1] ?? []));
    }
    const destinations = new Map<string, number>();
    for (const [id, target] of Object.entries(await document.getDestinations())) {
      const reference: unknown = Array.isArray(target) ? target[0] : undefined;
      if (reference !== undefined) destinations.set(id, await document.getPageIndex(reference as never));
    }
    return { pages, destinations };
  } finally {
    await task.destroy();
  }
}

async function readPage(
  page: PDFPageProxy,
  margins: Margins,
  painted: readonly PaintedArea[],
): Promise<PageReading> {
  const [, bottomOfPage = 0, widthInPt = 0, topOfPage = 0] = page.view;
  const height = (topOfPage - bottomOfPage) * PX_PER_PT;
  const order = await readingOrder(page);
  const pieces: Piece[] = [];
  const open: { id: string; isArtifact: boolean }[] = [];
  for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
    if (!('str' in item)) {
      if (item.type.startsWith('begin'))
        open.push({ id: item.id ?? '', isArtifact: (item as { tag?: string }).tag === 'Artifact' });
      else open.pop();
      continue;
    }
    if (item.str === '') continue;
    const left = Number(item.transform[4]) * PX_PER_PT;
    pieces.push({
      text: item.str,
      left,
      right: left + item.width * PX_PER_PT,
      base: (topOfPage - Number(item.transform[5])) * PX_PER_PT,
      size: item.height * PX_PER_PT,
      order: -1,
      // But for the first, the heads of a table are artifacts; so are leaders, and what stands between calls that touch.
      isHead: open.some(({ isArtifact }) => isArtifact) && /[\p{L}\p{N}]/u.test(item.str),
      isLabel: false,
      isDrawn: false,
      ...order.get(open.findLast(({ id }) => id !== '')?.id ?? ''),
    });
  }
  const top = margins.top * PX_PER_MM;
  const bottom = height - margins.bottom * PX_PER_MM;
  const inArea = pieces
    .filter(({ base }) => base > top && base < bottom + 2)
    .toSorted((a, b) => a.order - b.order);
  const within = inArea.filter(({ isHead }) => !isHead);
  const typeWidth = widthInPt * PX_PER_PT - (margins.inner + margins.outer) * PX_PER_MM;
  const notesFrom = noteAreaIn(painted, { width: typeWidth, bottom });
  const text = (some: Piece[]): string =>
    some
      .map((piece) => piece.text)
      .join('')
      .trim();
  return {
    width: widthInPt * PX_PER_PT,
    height,
    ...(notesFrom !== undefined && { notesFrom }),
    body: within.filter(({ base }) => notesFrom === undefined || base < notesFrom),
    notes: within.filter(({ base }) => notesFrom !== undefined && base > notesFrom),
    heads: inArea.filter(({ isHead }) => isHead),
    head: text(pieces.filter(({ base }) => base <= top)),
    folio: text(pieces.filter(({ base }) => base >= bottom + 2)),
  };
}

type InTree = Pick<Piece, 'order' | 'isHead' | 'isLabel' | 'isDrawn'>;

/** Marked content → its place in the structure tree. */
async function readingOrder(page: PDFPageProxy): Promise<Map<string, InTree>> {
  const order = new Map<string, InTree>();
  const walk = (node: unknown, around: Omit<InTree, 'order'>): void => {
    if (typeof node !== 'object' || node === null) return;
    const role = 'role' in node ? node.role : '';
    const within = {
      isHead: around.isHead || role === 'TH',
      isLabel: around.isLabel || role === 'Lbl',
      // The caption of a figure is an element of its own within it.
      isDrawn: role === 'Figure' || (role === '' && around.isDrawn),
    };
    if ('id' in node && typeof node.id === 'string') order.set(node.id, { order: order.size, ...within });
    if ('children' in node && Array.isArray(node.children))
      for (const child of node.children) walk(child, within);
  };
  walk(await page.getStructTree(), { isHead: false, isLabel: false, isDrawn: false });
  return order;
}

/** Where the note area begins: a white rectangle as wide as the type area, at its foot, painted after the text. */
function noteAreaIn(
  painted: readonly PaintedArea[],
  area: { width: number; bottom: number },
): number | undefined {
  return painted.findLast(
    ({ colour, left, right, bottom }) =>
      colour === '1 1 1' && Math.abs(right - left - area.width) < 3 && Math.abs(bottom - area.bottom) < 3,
  )?.top;
}
