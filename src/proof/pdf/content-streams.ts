/** The streams of a PDF that hold what a page draws. */
import { inflateSync } from 'node:zlib';
import { decodePDFRawStream, PDFArray, PDFName, PDFRawStream, type PDFPage } from '@cantoo/pdf-lib';

/** The streams of a page are one, cut at white space (PDF 32000-1, 7.8.2). */
export function contentOf(page: PDFPage): string {
  const contents = page.node.Contents();
  if (!contents) return '';
  const streams = contents instanceof PDFArray ? contents.asArray() : [contents];
  return streams
    .map((each) => {
      const stream = page.doc.context.lookup(each);
      if (!(stream instanceof PDFRawStream)) throw new Error('a stream of the page is not there');
      return unpacked(stream);
    })
    .join('\n');
}

/** Strictly: what is cut short is a fault, not as much text as is left. */
export function unpacked(stream: PDFRawStream): string {
  const filter = stream.dict.lookup(PDFName.of('Filter'));
  const isPlain = filter === PDFName.of('FlateDecode') && !stream.dict.has(PDFName.of('DecodeParms'));
  const bytes = isPlain
    ? inflateSync(stream.getContents())
    : Buffer.from(decodePDFRawStream(stream).decode());
  return bytes.toString('latin1');
}
