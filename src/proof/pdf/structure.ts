/** The structure tree of a PDF: what each piece of a page's content is (PDF 32000-1, 14.7 and 14.8). */
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

/** A structure element. */
export interface StructureElement {
  /** The standard type, by the role map where the file's own is none. */
  type: string;
  /** Its alternative text, where it has one. */
  alt: string | undefined;
  /** Whether it is said to stand by itself where such elements stand in a line (`/Placement /Block`). */
  isBlock?: boolean;
  parent: StructureElement | undefined;
  kids: StructureKid[];
}

/** What an element holds: another one, a stretch of a page's content, or an annotation (by its object number). */
export type StructureKid = StructureElement | { page: number; mark: number } | { annotation: string };

/**
 * Reads the tree.
 * @param pageOf object number of a page → its index
 * @returns the root, whose type is empty; absent where the file has no tree
 */
export function readStructure(
  document: PDFDocument,
  pageOf: ReadonlyMap<string, number>,
): StructureElement | undefined {
  const tree = dictionaryAt(document.catalog, 'StructTreeRoot');
  if (!tree) return undefined;
  const roles = dictionaryAt(tree, 'RoleMap');
  const seen = new Set<PDFDict>([tree]);
  const { context } = document;

  const pageAt = (dictionary: PDFDict): number | undefined => {
    const page = dictionary.get(PDFName.of('Pg'));
    return page instanceof PDFRef ? pageOf.get(page.toString()) : undefined;
  };
  const typeOf = (dictionary: PDFDict): string => {
    let type = nameAt(dictionary, 'S');
    // A role may lead to another role; a circle of them leads nowhere.
    for (let steps = 0; steps < 8; steps++) {
      const role = roles && nameAt(roles, type);
      if (!role) break;
      type = role;
    }
    return type;
  };
  const addKids = (element: StructureElement, dictionary: PDFDict, pageAround: number | undefined): void => {
    const page = pageAt(dictionary) ?? pageAround;
    const kids = dictionary.lookup(PDFName.of('K'));
    for (const kid of kids instanceof PDFArray ? kids.asArray() : [kids]) addKid(element, kid, page);
  };
  const addKid = (element: StructureElement, kid: PDFObject | undefined, page: number | undefined): void => {
    const found = kid instanceof PDFRef ? context.lookup(kid) : kid;
    if (found instanceof PDFNumber) {
      if (page !== undefined) element.kids.push({ page, mark: found.asNumber() });
      return;
    }
    if (!(found instanceof PDFDict)) return;
    const kind = nameAt(found, 'Type');
    const mark = found.lookup(PDFName.of('MCID'));
    if (kind === 'OBJR') {
      const object = found.get(PDFName.of('Obj'));
      if (object instanceof PDFRef) element.kids.push({ annotation: object.toString() });
    } else if (kind === 'MCR' || mark instanceof PDFNumber) {
      const own = pageAt(found) ?? page;
      if (own !== undefined && mark instanceof PDFNumber)
        element.kids.push({ page: own, mark: mark.asNumber() });
    } else if (!seen.has(found)) {
      seen.add(found);
      const child: StructureElement = {
        type: typeOf(found),
        alt: textAt(found, 'Alt'),
        isBlock: isPlacedAsBlock(found),
        parent: element,
        kids: [],
      };
      element.kids.push(child);
      addKids(child, found, page);
    }
  };
  const root: StructureElement = { type: '', alt: undefined, parent: undefined, kids: [] };
  addKids(root, tree, undefined);
  return root;
}

/** Whether a kid is an element. */
export function isElement(kid: StructureKid): kid is StructureElement {
  return 'kids' in kid;
}

/** Attributes are one dictionary or several, with the numbers of their revisions between them (14.7.5). */
function isPlacedAsBlock(dictionary: PDFDict): boolean {
  const found = dictionary.lookup(PDFName.of('A'));
  const several =
    found instanceof PDFArray ? found.asArray().map((_, index) => found.lookup(index)) : [found];
  return several.some((each) => each instanceof PDFDict && nameAt(each, 'Placement') === 'Block');
}

function dictionaryAt(dictionary: PDFDict, key: string): PDFDict | undefined {
  const found = dictionary.lookup(PDFName.of(key));
  return found instanceof PDFDict ? found : undefined;
}

function nameAt(dictionary: PDFDict, key: string): string {
  const found = dictionary.lookup(PDFName.of(key));
  return found instanceof PDFName ? found.decodeText() : '';
}

function textAt(dictionary: PDFDict, key: string): string | undefined {
  const found = dictionary.lookup(PDFName.of(key));
  return found instanceof PDFString || found instanceof PDFHexString ? found.decodeText() : undefined;
}
