/** PDFs of which every pixel is known, and the pixels of pictures. */
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { PDFDocument, StandardFonts, rgb } from '@cantoo/pdf-lib';
import {
  withPageWorkers,
  type PageWorkersOptions,
  type PictureOrder,
} from '../../../src/proof/pages/page-workers.ts';
import type { PageBox } from '../../../src/proof/reading.ts';
import type { Proof } from '../../../src/proof/record.ts';
import { drawPages } from '../../../src/proof/sheet/draw-pages.ts';
import { beginSheetPictures, type SheetPictures } from '../../../src/proof/sheet/sheet-pictures.ts';

/** A5, in pt. */
export const PAGE = { width: 419.528, height: 595.276 };

/**
 * Pages with black boxes and nothing else.
 * @param boxes in pt from the upper left corner of the trimmed page
 * @param around how much the file has around the trim on every side, in pt
 */
export async function pdfWithBoxes(
  pages: number,
  boxes: readonly PageBox[],
  around = 0,
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (let index = 0; index < pages; index += 1) {
    const page = document.addPage([PAGE.width + 2 * around, PAGE.height + 2 * around]);
    page.setTrimBox(around, around, PAGE.width, PAGE.height);
    for (const { x, y, width, height } of boxes.filter((box) => box.page === index))
      page.drawRectangle({
        x: around + x,
        y: around + PAGE.height - y - height,
        width,
        height,
        color: rgb(0, 0, 0),
      });
  }
  return document.save();
}

/** A page with a line of text in a font that is not in the file. */
export async function pdfWithText(text: string): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.TimesRoman);
  document.addPage([PAGE.width, PAGE.height]).drawText(text, { x: 50, y: PAGE.height - 100, size: 40, font });
  return document.save();
}

/** Pictures of the pages of a file. */
export function drawnPages(
  pdf: Uint8Array,
  order: PictureOrder,
  options: PageWorkersOptions = {},
): Promise<Uint8Array[]> {
  return withPageWorkers(pdf, options, (workers) => drawPages(workers, order, options.signal));
}

/** The pictures of a sheet. */
export function drawnSheet(pdf: Uint8Array, proof: Proof): Promise<SheetPictures> {
  return withPageWorkers(pdf, {}, (workers) => beginSheetPictures(workers, proof.pages).finish(proof));
}

/** The pixels of a picture: how dark it is at a place. */
export interface Pixels {
  width: number;
  height: number;
  /** 0 for white, 1 for black; a place as a share of width and height. */
  darkness(x: number, y: number): number;
}

/** Reads a picture. */
export async function pixelsOf(picture: Uint8Array): Promise<Pixels> {
  const image = await loadImage(Buffer.from(picture));
  const { width, height } = image;
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  return {
    width,
    height,
    darkness(x, y) {
      const at = (Math.floor(y * height) * width + Math.floor(x * width)) * 4;
      return 1 - (data[at]! + data[at + 1]! + data[at + 2]!) / (3 * 255);
    },
  };
}
