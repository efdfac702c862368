/** What Chromium leaves out of a file as a whole, and what it puts in that changes from run to run. */
import { createHash } from 'node:crypto';
import { PDFHexString, type PDFDocument } from '@cantoo/pdf-lib';
import type { AccessibilityFault } from '../accessibility/fault.ts';
import { checkAccessibility } from '../accessibility/check.ts';
import { attachFiles, type Attachment } from './attach-files.ts';
import { cutOutline } from './cut-outline.ts';
import type { DocumentMetadata } from './document-metadata.ts';
import { writeMetadata } from './metadata.ts';
import { writePageBoxes, type PageCut } from './page-boxes.ts';
import { writePageLabels } from './page-labels.ts';
import { writeViewerPreferences } from './viewer.ts';
import { writeFile } from './write-file.ts';

/** What is wanted of the finished file. */
export interface Finishing {
  metadata: DocumentMetadata;
  cut: PageCut;
  /** As printed, for each page; empty where none is. */
  folios: readonly string[];
  /** How many levels of headings the outline has. */
  outlineDepth: number;
  attachments: readonly Attachment[];
  /** True where the file is to say that it is PDF/UA; it does so only if all conditions hold. */
  claimAccessible: boolean;
}

/** A finished file. */
export interface FinishedPdf {
  bytes: Uint8Array;
  /** What stands against a claim that was asked for; empty where none was, or it was made. */
  faults: AccessibilityFault[];
}

/** Finishes a document and gives its bytes. The same document and wishes give the same bytes. */
export async function finishPdf(document: PDFDocument, wanted: Finishing): Promise<FinishedPdf> {
  cutOutline(document, wanted.outlineDepth);
  writePageLabels(document, wanted.folios);
  writeViewerPreferences(document, wanted.cut.trim);
  writePageBoxes(document, wanted.cut);
  attachFiles(document, wanted.attachments);
  writeMetadata(document, wanted.metadata, { accessible: wanted.claimAccessible });
  const faults = wanted.claimAccessible ? checkAccessibility(document) : [];
  if (faults.length > 0) writeMetadata(document, wanted.metadata, { accessible: false });
  writeIdentifier(document, wanted.metadata);
  return { bytes: await writeFile(document), faults };
}

/**
 * The file's identifier (PDF 32000-1, 14.4). Chromium's is random; this one is made of what the file says of
 * itself and of how many pages and objects it has, so that it is the same from run to run.
 */
function writeIdentifier(document: PDFDocument, metadata: DocumentMetadata): void {
  const facts = [metadata, document.getPageCount(), document.context.largestObjectNumber];
  const id = PDFHexString.of(createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 32));
  document.context.trailerInfo.ID = document.context.obj([id, id]);
}
