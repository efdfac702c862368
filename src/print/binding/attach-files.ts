/** Files inside the PDF (PDF 32000-1, 7.11.4), each with what it is to the document (`AFRelationship`; ISO 32000-2, 14.13). */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
  type PDFRef,
} from '@cantoo/pdf-lib';

/** A file to be put into a PDF. */
export interface Attachment {
  /** As it is shown and saved; folders with forward slashes. No two are the same. */
  name: string;
  mediaType: string;
  bytes: Uint8Array;
  /** What it is to the document: what it was made of, something beside it, or data behind it. */
  relationship: 'Source' | 'Supplement' | 'Data' | 'Alternative' | 'Unspecified';
  /** What it is, in words of the book's language. */
  description?: string | undefined;
  /** When it last changed; a file without a date is as valid. */
  modified?: Date | undefined;
}

/** Puts files into a document, beside those that it has. They are sorted by name, so their order makes no difference. */
export function attachFiles(document: PDFDocument, files: readonly Attachment[]): void {
  if (files.length === 0) return;
  const { catalog, context } = document;
  const found = catalog.lookup(PDFName.of('AF'));
  const associated = found instanceof PDFArray ? found : PDFArray.withContext(context);
  const named = new Map(attachedFiles(document));
  for (const file of files) {
    const reference = writeFile(document, file);
    named.set(file.name, reference);
    associated.push(reference);
  }
  catalog.set(PDFName.of('AF'), associated);
  const existing = catalog.lookup(PDFName.of('Names'));
  const names = existing instanceof PDFDict ? existing : context.obj({});
  const sorted = [...named].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const list = PDFArray.withContext(context);
  for (const [name, reference] of sorted) {
    list.push(PDFHexString.fromText(name));
    list.push(reference);
  }
  names.set(PDFName.of('EmbeddedFiles'), context.obj({ Names: list }));
  catalog.set(PDFName.of('Names'), names);
}

/**
 * Puts files into a finished PDF, such as the proof that was made of it.
 * @returns the bytes of the new file; the same files in the same PDF give the same bytes
 */
export async function withAttachments(pdf: Uint8Array, files: readonly Attachment[]): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  attachFiles(document, files);
  return document.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false });
}

function writeFile(document: PDFDocument, file: Attachment): PDFRef {
  const { context } = document;
  const parameters = context.obj({
    Size: file.bytes.length,
    CheckSum: PDFHexString.of(createHash('md5').update(file.bytes).digest('hex')),
    ...(file.modified && { ModDate: PDFString.fromDate(file.modified) }),
  });
  const dictionary = context.obj({ Type: 'EmbeddedFile', Filter: 'FlateDecode' });
  dictionary.set(PDFName.of('Subtype'), PDFName.of(file.mediaType));
  dictionary.set(PDFName.of('Params'), parameters);
  const stream = context.register(PDFRawStream.of(dictionary, deflateSync(file.bytes)));
  const name = PDFHexString.fromText(file.name);
  return context.register(
    context.obj({
      Type: 'Filespec',
      F: name,
      UF: name,
      AFRelationship: file.relationship,
      EF: { F: stream, UF: stream },
      ...(file.description !== undefined && { Desc: PDFHexString.fromText(file.description) }),
    }),
  );
}

/** The files that a document has already. */
function attachedFiles(document: PDFDocument): [string, PDFRef][] {
  const names = document.catalog.lookup(PDFName.of('Names'));
  const tree = names instanceof PDFDict ? names.lookup(PDFName.of('EmbeddedFiles')) : undefined;
  const list = tree instanceof PDFDict ? tree.lookup(PDFName.of('Names')) : undefined;
  if (!(list instanceof PDFArray)) return [];
  const files: [string, PDFRef][] = [];
  for (let index = 0; index + 1 < list.size(); index += 2) {
    const name = list.lookup(index);
    if (name instanceof PDFHexString || name instanceof PDFString)
      files.push([name.decodeText(), list.get(index + 1) as PDFRef]);
  }
  return files;
}
