/** Reads the structure tree of a PDF. */
import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFString,
  type PDFDocument,
  type PDFObject,
} from '@cantoo/pdf-lib';
import type { ContentKid, StructureElement, StructureKid, StructureTree } from './tree.ts';

const [S, K, P, PG, ID] = [
  PDFName.of('S'),
  PDFName.of('K'),
  PDFName.of('P'),
  PDFName.of('Pg'),
  PDFName.of('ID'),
];
const [MCID, OBJ, STM] = [PDFName.of('MCID'), PDFName.of('Obj'), PDFName.of('Stm')];

/** The tree, or nothing where the file has none. The objects of the file stay as they are. */
export function readStructureTree(document: PDFDocument): StructureTree | undefined {
  const root = document.catalog.lookup(PDFName.of('StructTreeRoot'));
  if (!(root instanceof PDFDict)) return undefined;
  const pages = new Map(document.getPages().map((page, index) => [page.ref, index]));
  // A tree that leads back into itself would be read for ever.
  const seen = new Set<PDFDict>();

  const pageOf = (dictionary: PDFDict): number | undefined => {
    const page = dictionary.get(PG);
    return page instanceof PDFRef ? pages.get(page) : undefined;
  };
  const kidsOf = (value: PDFObject | undefined, page: number | undefined): StructureKid[] => {
    const found = value instanceof PDFRef ? document.context.lookup(value) : value;
    if (found instanceof PDFArray) return found.asArray().flatMap((each) => kidsOf(each, page));
    if (found instanceof PDFNumber)
      return page === undefined ? [] : [{ kind: 'content', page, mcid: found.asNumber() }];
    if (!(found instanceof PDFDict) || seen.has(found)) return [];
    if (found.has(S)) return [elementOf(found, value instanceof PDFRef ? value : undefined, page)];
    const own = pageOf(found) ?? page;
    const mcid = found.get(MCID);
    if (mcid instanceof PDFNumber)
      return own === undefined ? [] : [contentKid(own, mcid.asNumber(), found.get(STM))];
    const object = found.get(OBJ);
    return object instanceof PDFRef ? [{ kind: 'object', page: own, object }] : [];
  };
  const elementOf = (
    dictionary: PDFDict,
    reference: PDFRef | undefined,
    page: number | undefined,
  ): StructureElement => {
    seen.add(dictionary);
    const type = dictionary.get(S);
    const id = dictionary.lookup(ID);
    const element: StructureElement = {
      type: type instanceof PDFName ? type.decodeText() : '',
      kids: [],
      parent: undefined,
      dictionary,
      reference,
      ...((id instanceof PDFString || id instanceof PDFHexString) && { id: id.decodeText() }),
    };
    element.kids = kidsOf(dictionary.get(K), pageOf(dictionary) ?? page);
    for (const kid of element.kids) if ('type' in kid) kid.parent = element;
    return element;
  };
  const roots = kidsOf(root.get(K), undefined).filter((kid): kid is StructureElement => 'type' in kid);
  return { roots };
}

function contentKid(page: number, mcid: number, stream: PDFObject | undefined): ContentKid {
  return { kind: 'content', page, mcid, ...(stream instanceof PDFRef && { stream }) };
}

/** What is written of an element by its place in the tree, and not copied. */
export const OF_PLACE: readonly PDFName[] = [S, K, P, PG, ID, PDFName.of('Type')];
