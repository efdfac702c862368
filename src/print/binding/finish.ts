/** What Chromium leaves out of a PDF's metadata, and what it puts in that changes from run to run. */
import { PDFName, type PDFDocument } from '@cantoo/pdf-lib';

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
}

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
  document.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
  return document.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false });
}
