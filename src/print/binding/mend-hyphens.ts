/**
 * Words that are divided at line ends, whole again when they are copied. For a soft hyphen Chromium writes a sign
 * without width that means “soft hyphen” (`/ActualText`; PDF 32000-1, 14.9.4), and after it the hyphen that is seen.
 * Readers know that a word goes on after a hyphen at a line end, but the sign stays in what is copied.
 */
import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';
import { PDFName, PDFRawStream, PDFRef, type PDFDocument } from '@cantoo/pdf-lib';

/** What stands in a content stream, and what is meant: nothing. Both are equally long. */
const SOFT_HYPHEN = '/ActualText <FEFF00AD>';
const NOTHING = '/ActualText <FEFF>    ';

const [inflated, deflated] = [promisify(inflate), promisify(deflate)];

/** Rewrites the pages on which words are divided. */
export async function mendHyphens(document: PDFDocument): Promise<void> {
  await Promise.all(
    document.getPages().map(async (page) => {
      const reference = page.node.get(PDFName.of('Contents'));
      const stream = reference instanceof PDFRef ? document.context.lookup(reference) : undefined;
      if (!(stream instanceof PDFRawStream)) return;
      if (stream.dict.get(PDFName.of('Filter')) !== PDFName.of('FlateDecode')) return;
      const content = await inflated(stream.getContents());
      let at = content.indexOf(SOFT_HYPHEN);
      if (at < 0) return;
      for (; at >= 0; at = content.indexOf(SOFT_HYPHEN, at)) content.write(NOTHING, at, 'latin1');
      const { dict } = stream;
      const packed = await deflated(content);
      dict.delete(PDFName.of('Length'));
      document.context.assign(reference as PDFRef, PDFRawStream.of(dict, packed));
    }),
  );
}
