/**
 * Crop marks: hairlines at the corners of the trim that show where the paper is cut. They stand outside the
 * bleed, in an edge that is added to the sheet, and are artifacts: no reader of the text meets them
 * (PDF 32000-1, 14.8.2.2).
 */
import type { PDFPage } from '@cantoo/pdf-lib';

/** A rectangle, in pt from the lower left corner of the page. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How long a mark is, and how far it keeps from the trim where there is no bleed, in pt. */
const LENGTH = 14;
const OFFSET = 6;
/** What is added to the sheet on each side beyond the bleed, in pt. */
const EDGE = 24;
const HAIRLINE = 0.25;

/** Adds the marks, and the edge they stand in, to one page. */
export function addCropMarks(page: PDFPage, trim: Box, bleed: number): void {
  const { context } = page.doc;
  const around = bleed + EDGE;
  page.setMediaBox(trim.x - around, trim.y - around, trim.width + 2 * around, trim.height + 2 * around);
  // The page's own content may leave any coordinates behind, so it is put between brackets.
  const before = context.register(context.stream('q\n'));
  const after = context.register(context.flateStream(`Q\n${drawing(trim, Math.max(bleed, OFFSET))}`));
  page.node.normalize();
  page.node.wrapContentStreams(before, after);
}

function drawing({ x, y, width, height }: Box, from: number): string {
  const lines: string[] = [];
  for (const [corner, outwards] of [
    [x, -1],
    [x + width, 1],
  ] as const) {
    for (const [edge, up] of [
      [y, -1],
      [y + height, 1],
    ] as const) {
      lines.push(line(corner + outwards * from, edge, corner + outwards * (from + LENGTH), edge));
      lines.push(line(corner, edge + up * from, corner, edge + up * (from + LENGTH)));
    }
  }
  return `/Artifact <</Type /Layout>> BDC\nq ${HAIRLINE} w 0 G\n${lines.join('\n')}\nQ\nEMC\n`;
}

function line(...points: [number, number, number, number]): string {
  const [x1, y1, x2, y2] = points.map((point) => point.toFixed(3));
  return `${x1} ${y1} m ${x2} ${y2} l S`;
}
