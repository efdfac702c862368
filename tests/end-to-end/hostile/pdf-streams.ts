/** Everything that a PDF has in it, in its pages and behind them. */
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFString,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { readPdf } from '../sample/pdf-pages.ts';

/** What was found. */
export interface PdfContents {
  text: string;
  /** All streams, unpacked. */
  streams: Uint8Array[];
  imageSizes: { width: number; height: number }[];
  /** The names of embedded files. */
  attachments: string[];
  /** The addresses that links lead to. */
  addresses: string[];
  /** The kinds of actions there are: `URI`, `JavaScript`, `Launch`, … */
  actions: Set<string>;
}

/** Reads all of a file. */
export async function contentsOfPdf(bytes: Uint8Array): Promise<PdfContents> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const text = (await readPdf(bytes)).pages.map((page) => page.text).join('\n');
  const contents: PdfContents = {
    text,
    streams: [],
    imageSizes: [],
    attachments: [],
    addresses: [],
    actions: new Set(),
  };
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (object instanceof PDFRawStream) {
      contents.streams.push(unpacked(object));
      const size = (key: string): number => {
        const value = object.dict.lookup(PDFName.of(key));
        return value instanceof PDFNumber ? value.asNumber() : 0;
      };
      if (object.dict.get(PDFName.of('Subtype')) === PDFName.of('Image'))
        contents.imageSizes.push({ width: size('Width'), height: size('Height') });
    }
    look(object, contents);
  }
  return contents;
}

function look(object: PDFObject | undefined, contents: PdfContents): void {
  if (object instanceof PDFRawStream) return look(object.dict, contents);
  if (object instanceof PDFArray) return object.asArray().forEach((item) => look(item, contents));
  if (!(object instanceof PDFDict)) return;
  const kind = object.get(PDFName.of('S'));
  const address = object.get(PDFName.of('URI'));
  if (
    kind instanceof PDFName &&
    ['JavaScript', 'Launch', 'SubmitForm', 'GoToR', 'GoToE', 'URI'].includes(kind.decodeText())
  )
    contents.actions.add(kind.decodeText());
  if (address instanceof PDFString || address instanceof PDFHexString)
    contents.addresses.push(address.decodeText());
  if (object.get(PDFName.of('Type')) === PDFName.of('Filespec') || object.has(PDFName.of('EF')))
    contents.attachments.push(String(object.get(PDFName.of('F'))));
  for (const [, value] of object.entries()) look(value, contents);
}

/** Pictures in JPEG stay as they are: their bytes are searched too. */
function unpacked(stream: PDFRawStream): Uint8Array {
  try {
    return decodePDFRawStream(stream).decode();
  } catch {
    return stream.contents;
  }
}
