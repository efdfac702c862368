/** What Chromium leaves out of a PDF's metadata, and what it puts in that changes from run to run. */
import { PDFName, type PDFDocument } from '@cantoo/pdf-lib';
import type { Trim } from '../page-geometry.ts';
import { addCropMarks } from './crop-marks.ts';

/** The metadata of the file. */
export interface PdfMetadata {
  title: string;
  authors: readonly string[];
  subject: string;
  keywords: readonly string[];
  /** A BCP 47 tag. */
  language: string;
  /** Both dates of the file: the day of the manuscript, not of the press. */
  date: Date;
  /** The size of the trimmed page, in mm. */
  trim: Trim;
  /** What is printed beyond it on each side, in px. */
  bleed: number;
  /** True where the corners of the trim are to be marked. */
  cropMarks: boolean;
}

const PT_PER_MM = 72 / 25.4;
const PT_PER_PX = 72 / 96;

/** Writes the metadata and gives the bytes. The same document and metadata give the same bytes. */
export async function finishPdf(document: PDFDocument, metadata: PdfMetadata): Promise<Uint8Array> {
  document.setTitle(metadata.title, { showInWindowTitleBar: true });
  document.setAuthor(metadata.authors.join('; '));
  document.setSubject(metadata.subject);
  document.setKeywords([...metadata.keywords]);
  document.setLanguage(metadata.language);
  document.setCreator('Imprimatur');
  document.setProducer('Chromium, Imprimatur');
  document.setCreationDate(metadata.date);
  document.setModificationDate(metadata.date);
  // Chromium's file id is random; without one a file is as valid (PDF 32000-1, 14.4).
  delete document.context.trailerInfo.ID;
  // Chromium rounds pages to whole px; the boxes say the true size. What is cut off is less than half a px.
  for (const page of document.getPages()) {
    const width = metadata.trim.width * PT_PER_MM;
    const height = metadata.trim.height * PT_PER_MM;
    const bleed = metadata.bleed * PT_PER_PX;
    const bottom = page.getHeight() - bleed - height;
    page.setTrimBox(bleed, bottom, width, height);
    page.setBleedBox(0, bottom - bleed, width + 2 * bleed, height + 2 * bleed);
    if (metadata.cropMarks) addCropMarks(page, { x: bleed, y: bottom, width, height }, bleed);
    else page.setMediaBox(0, bottom - bleed, width + 2 * bleed, height + 2 * bleed);
  }
  document.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
  return document.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false });
}
