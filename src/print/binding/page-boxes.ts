/** The boxes of the pages: where the paper is cut, and how far what is printed reaches (PDF 32000-1, 14.11.2). */
import type { PDFDocument } from '@cantoo/pdf-lib';
import type { Trim } from '../page-geometry.ts';
import { addCropMarks } from './crop-marks.ts';

/** The measures of a page that is to be cut. */
export interface PageCut {
  /** The size of the trimmed page, in mm. */
  trim: Trim;
  /** What is printed beyond it on each side, in px. */
  bleed: number;
  /** True where the corners of the trim are to be marked. */
  cropMarks: boolean;
}

const PT_PER_MM = 72 / 25.4;
const PT_PER_PX = 72 / 96;

/** Chromium rounds pages to whole px; the boxes say the true size. What is cut off is less than half a px. */
export function writePageBoxes(document: PDFDocument, cut: PageCut): void {
  const width = cut.trim.width * PT_PER_MM;
  const height = cut.trim.height * PT_PER_MM;
  const bleed = cut.bleed * PT_PER_PX;
  for (const page of document.getPages()) {
    const bottom = page.getHeight() - bleed - height;
    page.setTrimBox(bleed, bottom, width, height);
    page.setBleedBox(0, bottom - bleed, width + 2 * bleed, height + 2 * bleed);
    if (cut.cropMarks) addCropMarks(page, { x: bleed, y: bottom, width, height }, bleed);
    else page.setMediaBox(0, bottom - bleed, width + 2 * bleed, height + 2 * bleed);
    // What is seen on a screen is the whole sheet, as printers want it.
    const { x, y, width: wide, height: high } = page.getMediaBox();
    page.setCropBox(x, y, wide, high);
  }
}
