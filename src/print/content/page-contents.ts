/** The contents of all pages of a PDF, unpacked to be rewritten, and packed again. */
import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';
import { PDFArray, PDFDict, PDFName, PDFRawStream, PDFRef, type PDFDocument } from '@cantoo/pdf-lib';
import { fewAtATime } from './few-at-a-time.ts';
import { glyphTexts, type GlyphTexts } from './glyph-texts.ts';
import { markedSequences, type MarkedSequence } from './marked-content.ts';

const [inflated, deflated] = [promisify(inflate), promisify(deflate)];

/** One stream of content: of a page, or of an object on it (a form XObject). */
export interface OpenContent {
  reference: PDFRef;
  stream: PDFRawStream;
  resources: PDFDict | undefined;
  /** As it was. */
  text: string;
  sequences: MarkedSequence[];
}

/** The content of a page, and of the objects on it that have marked content of their own. */
export interface PageContents {
  page: OpenContent | undefined;
  forms: OpenContent[];
}

/** Unpacks the contents of all pages. */
export async function openContents(document: PDFDocument): Promise<PageContents[]> {
  // An object that is painted on several pages is the same for all.
  const forms = new Map<PDFRef, Promise<OpenContent | undefined>>();
  return fewAtATime(document.getPages(), async ({ node }): Promise<PageContents> => {
    const contents = node.get(PDFName.of('Contents'));
    const list = contents instanceof PDFRef ? document.context.lookup(contents) : contents;
    const reference = list instanceof PDFArray && list.size() === 1 ? list.get(0) : contents;
    if (!(reference instanceof PDFRef)) return { page: undefined, forms: [] };
    const page = await openStream(document, reference, node.Resources());
    const found = await formsIn(document, node.Resources(), forms);
    return { page, forms: found.filter(({ sequences }) => sequences.length > 0) };
  });
}

/** Packs a content anew. */
export async function closeContent(document: PDFDocument, content: OpenContent, text: string): Promise<void> {
  if (text === content.text) return;
  const { dict } = content.stream;
  dict.delete(PDFName.of('Length'));
  dict.set(PDFName.of('Filter'), PDFName.of('FlateDecode'));
  const packed = await deflated(Buffer.from(text, 'latin1'));
  document.context.assign(content.reference, PDFRawStream.of(dict, packed));
}

/** Gives the texts of fonts by the names that contents know them by. */
export function fontTexts(): (content: OpenContent) => (name: string) => GlyphTexts | undefined {
  const known = new Map<PDFDict, GlyphTexts | undefined>();
  return ({ resources }) => {
    const fonts = resources?.lookup(PDFName.of('Font'));
    return (name) => {
      const font = fonts instanceof PDFDict ? fonts.lookup(PDFName.of(name.replace(/^\//u, ''))) : undefined;
      if (!(font instanceof PDFDict)) return undefined;
      if (!known.has(font)) known.set(font, glyphTexts(font));
      return known.get(font);
    };
  };
}

async function openStream(
  document: PDFDocument,
  reference: PDFRef,
  resources: PDFDict | undefined,
): Promise<OpenContent | undefined> {
  const stream = document.context.lookup(reference);
  if (!(stream instanceof PDFRawStream)) return undefined;
  const filter = stream.dict.get(PDFName.of('Filter'));
  if (filter !== undefined && filter !== PDFName.of('FlateDecode')) return undefined;
  const bytes = stream.getContents();
  const text = Buffer.from(filter ? await inflated(bytes) : bytes).toString('latin1');
  return { reference, stream, resources, text, sequences: markedSequences(text) };
}

/** The objects that are painted on a page, and those in them. */
async function formsIn(
  document: PDFDocument,
  resources: PDFDict | undefined,
  known: Map<PDFRef, Promise<OpenContent | undefined>>,
): Promise<OpenContent[]> {
  const objects = resources?.lookup(PDFName.of('XObject'));
  if (!(objects instanceof PDFDict)) return [];
  const found: OpenContent[] = [];
  for (const [, reference] of objects.entries()) {
    const object = reference instanceof PDFRef ? document.context.lookup(reference) : undefined;
    if (!(reference instanceof PDFRef) || !(object instanceof PDFRawStream)) continue;
    if (object.dict.get(PDFName.of('Subtype')) !== PDFName.of('Form') || known.has(reference)) continue;
    const inner = object.dict.lookup(PDFName.of('Resources'));
    const own = inner instanceof PDFDict ? inner : undefined;
    const opened = openStream(document, reference, own);
    known.set(reference, opened);
    const form = await opened;
    if (form) found.push(form);
    found.push(...(await formsIn(document, own, known)));
  }
  return found;
}
