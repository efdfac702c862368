/** A finished PDF as its reader meets it, read with pdf.js: what stands where, above or below the rule of the notes. */
import { getDocument, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

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
    const document = await task.promise;
    const pages: PageReading[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      pages.push(await readPage(await document.getPage(number), margins));
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

async function readPage(page: PDFPageProxy, margins: Margins): Promise<PageReading> {
  const [, bottomOfPage = 0, widthInPt = 0, topOfPage = 0] = page.view;
  const height = (topOfPage - bottomOfPage) * PX_PER_PT;
  const order = await readingOrder(page);
  const pieces: Piece[] = [];
  const open: string[] = [];
  for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
    if (!('str' in item)) {
      if (item.type.startsWith('begin')) open.push(item.id ?? '');
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
      isHead: false,
      ...order.get(open.findLast((id) => id !== '') ?? ''),
    });
  }
  const top = margins.top * PX_PER_MM;
  const bottom = height - margins.bottom * PX_PER_MM;
  const inArea = pieces
    .filter(({ base }) => base > top && base < bottom + 2)
    .toSorted((a, b) => a.order - b.order);
  const within = inArea.filter(({ isHead }) => !isHead);
  const typeWidth = widthInPt * PX_PER_PT - (margins.inner + margins.outer) * PX_PER_MM;
  const notesFrom = await noteAreaOf(page, topOfPage, { width: typeWidth, bottom });
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

/** Marked content → its place in the structure tree. */
async function readingOrder(page: PDFPageProxy): Promise<Map<string, Pick<Piece, 'order' | 'isHead'>>> {
  const order = new Map<string, Pick<Piece, 'order' | 'isHead'>>();
  const walk = (node: unknown, within: boolean): void => {
    if (typeof node !== 'object' || node === null) return;
    const isHead = within || ('role' in node && node.role === 'TH');
    if ('id' in node && typeof node.id === 'string') order.set(node.id, { order: order.size, isHead });
    if ('children' in node && Array.isArray(node.children))
      for (const child of node.children) walk(child, isHead);
  };
  walk(await page.getStructTree(), false);
  return order;
}

type Matrix = readonly [number, number, number, number, number, number];

/** Where the note area begins: a white rectangle as wide as the type area, at its foot, painted after the text. */
async function noteAreaOf(
  page: PDFPageProxy,
  topOfPage: number,
  area: { width: number; bottom: number },
): Promise<number | undefined> {
  const { fnArray, argsArray } = await page.getOperatorList();
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  let fill = '';
  let found: number | undefined;
  const saved: { matrix: Matrix; fill: string }[] = [];
  for (const [index, operator] of fnArray.entries()) {
    const args: unknown = argsArray[index];
    if (operator === OPS.save) saved.push({ matrix, fill });
    else if (operator === OPS.restore) ({ matrix, fill } = saved.pop() ?? { matrix, fill });
    else if (operator === OPS.transform) matrix = multiplied(matrix, args as Matrix);
    else if (operator === OPS.setFillRGBColor) fill = String((args as unknown[])[0]);
    else if (operator === OPS.constructPath && fill === '#ffffff') {
      const box = (args as unknown[])[2];
      if (typeof box !== 'object' || box === null) continue;
      const [left = 0, top = 0, right = 0, bottom = 0] = Object.values(box as Record<string, number>);
      const height = (y: number): number => (topOfPage - (matrix[3] * y + matrix[5])) * PX_PER_PT;
      if (Math.abs(right - left - area.width) < 3 && Math.abs(height(bottom) - area.bottom) < 3)
        found = height(top);
    }
  }
  return found;
}

/** Both without rotation or slant. */
function multiplied(outer: Matrix, inner: Matrix): Matrix {
  return [
    outer[0] * inner[0],
    0,
    0,
    outer[3] * inner[3],
    outer[0] * inner[4] + outer[4],
    outer[3] * inner[5] + outer[5],
  ];
}
