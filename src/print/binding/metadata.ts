/** The metadata of the file: the document information dictionary, and the same and more as XMP. */
import { PDFName, type PDFDocument } from '@cantoo/pdf-lib';
import type { DocumentMetadata } from './document-metadata.ts';
import { CREATOR, PRODUCER, xmpPacket, type Claims } from './xmp.ts';

/** Writes both forms; what they both say is the same. */
export function writeMetadata(document: PDFDocument, metadata: DocumentMetadata, claims: Claims): void {
  const { context, catalog } = document;
  document.setTitle(metadata.title, { showInWindowTitleBar: true });
  document.setAuthor(metadata.authors.join('; '));
  document.setSubject(metadata.description ?? metadata.subtitle ?? '');
  // One string: the library joins a list with spaces, and nobody could tell where a keyword ends.
  document.setKeywords([metadata.keywords.join('; ')]);
  document.setLanguage(metadata.language);
  document.setCreator(CREATOR);
  document.setProducer(PRODUCER);
  document.setCreationDate(metadata.date);
  document.setModificationDate(metadata.date);
  // Not packed, so that programs that know nothing of PDF find it.
  const stream = context.stream(Buffer.from(xmpPacket(metadata, claims)), {
    Type: 'Metadata',
    Subtype: 'XML',
  });
  const old = catalog.get(PDFName.of('Metadata'));
  const reference = context.register(stream);
  catalog.set(PDFName.of('Metadata'), reference);
  if (old && 'objectNumber' in old) context.delete(old as typeof reference);
}
