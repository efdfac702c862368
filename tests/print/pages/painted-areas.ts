/**
 * The rectangles that the pages of a PDF are painted with. Read from the content streams line by line, as
 * Chromium writes them, one operator on each: pdf.js can tell as much, but takes longer than the printing.
 */
import { decodePDFRawStream, PDFArray, PDFDocument, PDFRawStream, type PDFPage } from '@cantoo/pdf-lib';

/** A filled rectangle; lengths in px from the upper left corner of the page. */
export interface PaintedArea {
  /** Red, green and blue from 0 to 1, as in the file. */
  colour: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

type Matrix = readonly [number, number, number, number, number, number];

const PX_PER_PT = 96 / 72;

/** The rectangles of each page in the order in which they are painted. */
export async function paintedAreas(bytes: Uint8Array): Promise<PaintedArea[][]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return document.getPages().map(areasOf);
}

function areasOf(page: PDFPage): PaintedArea[] {
  const { x, y, height } = page.getMediaBox();
  const areas: PaintedArea[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  let colour = '';
  let rectangle: number[] | undefined;
  const saved: { matrix: Matrix; colour: string }[] = [];
  for (const line of contentOf(page).split('\n')) {
    const numbers = (): number[] => line.split(' ').slice(0, -1).map(Number);
    if (line === 'q') saved.push({ matrix, colour });
    else if (line === 'Q') ({ matrix, colour } = saved.pop() ?? { matrix, colour });
    else if (line.endsWith(' cm')) matrix = multiplied(matrix, numbers());
    else if (line.endsWith(' rg')) colour = line.split(' ').slice(-4, -1).join(' ');
    else if (line.endsWith(' re')) rectangle = numbers();
    else if (line === 'f' && rectangle) {
      const [left = 0, top = 0, width = 0, deep = 0] = rectangle;
      const across = [left, left + width].map((at) => (matrix[0] * at + matrix[4] - x) * PX_PER_PT);
      const down = [top, top + deep].map((at) => (y + height - (matrix[3] * at + matrix[5])) * PX_PER_PT);
      areas.push({
        colour,
        left: Math.min(...across),
        right: Math.max(...across),
        top: Math.min(...down),
        bottom: Math.max(...down),
      });
    } else if (!line.startsWith('/') && line !== 'EMC') rectangle = undefined;
  }
  return areas;
}

function contentOf(page: PDFPage): string {
  const contents = page.node.Contents();
  const streams = contents instanceof PDFArray ? contents.asArray() : [contents];
  return streams
    .map((stream) => page.doc.context.lookup(stream))
    .flatMap((stream) => (stream instanceof PDFRawStream ? [decodePDFRawStream(stream).decode()] : []))
    .map((content) => Buffer.from(content).toString('latin1'))
    .join('\n');
}

/** Both without rotation or slant. */
function multiplied(outer: Matrix, inner: readonly number[]): Matrix {
  const [a = 1, , , d = 1, e = 0, f = 0] = inner;
  return [outer[0] * a, 0, 0, outer[3] * d, outer[0] * e + outer[4], outer[3] * f + outer[5]];
}
