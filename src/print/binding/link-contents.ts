/** What links say, for those who hear the page: `/Contents` of each (PDF 32000-1, 12.5.2; PDF/UA-1, 7.18.5). */
import { PDFDict, PDFHexString, PDFName, PDFNumber, type PDFDocument } from '@cantoo/pdf-lib';
import { decoded, type StructureLink } from '../structure/links.ts';

/** What is known of a link's words. */
export interface LinkWords {
  /** The addresses of links (within the document `#id`) and their texts, in the order of the document. */
  texts: readonly { target: string; text: string }[];
  /** What is said of a link to an id of the document, if there are words for it: “Note 7”. */
  ofId: (id: string) => string | undefined;
}

const PRINTED = 4;

/** Writes the contents of all links. @param links in the order of reading */
export function writeLinkContents(
  document: PDFDocument,
  links: readonly StructureLink[],
  words: LinkWords,
): void {
  const textsOf = new Map<string, string[]>();
  for (const { target, text } of words.texts) {
    const key = decoded(target);
    textsOf.set(key, [...(textsOf.get(key) ?? []), text]);
  }
  for (const { annotations, target } of links) {
    const { destination, address = `#${destination ?? ''}` } = target;
    // Links to one place come in the order of the document; those that were cut keep the words of the last.
    const texts = textsOf.get(decoded(address)) ?? [];
    const text = texts.length > 1 ? texts.shift() : texts[0];
    const said = (destination === undefined ? undefined : words.ofId(destination)) ?? text;
    const contents = PDFHexString.fromText(
      said === undefined || said === '' ? (destination ?? address) : said,
    );
    for (const reference of annotations) {
      const annotation = document.context.lookup(reference);
      if (!(annotation instanceof PDFDict)) continue;
      annotation.set(PDFName.of('Contents'), contents);
      annotation.set(PDFName.of('F'), PDFNumber.of(PRINTED));
    }
  }
}
