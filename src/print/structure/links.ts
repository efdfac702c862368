/** Links: where they lead, and what of the structure says so. */
import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFString,
  type PDFDocument,
  type PDFObject,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { elementsOf, isElement, type StructureElement, type StructureTree } from './tree.ts';

/** Where a link leads: to a named destination of its own document, or to an address. */
export interface LinkTarget {
  destination?: string;
  address?: string;
}

/** A link in the structure, with its annotations: one for each line that it stands on; none where they are missing. */
export interface StructureLink {
  element: StructureElement;
  annotations: PDFRef[];
  target: LinkTarget;
}

/**
 * All links in the order of reading, those that lead nowhere left out.
 * @param written the addresses (within the document `#id`) of all links as they were written, in the order of the
 *   document: now and then Chromium makes no annotation of a link
 */
export function linksOf(
  document: PDFDocument,
  { roots }: StructureTree,
  written: readonly string[] = [],
): StructureLink[] {
  const elements = [...elementsOf(roots)].filter(({ type }) => type === 'Link');
  const found = elements.map((element) => {
    const annotations = element.kids.flatMap((kid) =>
      !isElement(kid) && kid.kind === 'object' ? [kid.object] : [],
    );
    return { element, annotations, target: annotations[0] && targetOf(document, annotations[0]) };
  });
  // The addresses are believed only where they agree with all that is known.
  const agree =
    written.length === found.length &&
    found.every(({ target }, index) => {
      const [, id] = /^#(.*)$/su.exec(written[index]!) ?? [];
      return !target || (target.destination === undefined) === (id === undefined);
    });
  return found.flatMap(({ element, annotations, target }, index) => {
    const known = target ?? (agree ? targetAt(written[index]!) : undefined);
    return known ? [{ element, annotations, target: known }] : [];
  });
}

function targetAt(address: string): LinkTarget {
  return address.startsWith('#') ? { destination: decoded(address.slice(1)) } : { address };
}

/** Addresses are written in more than one way: `%C3%A9` and `é` are the same. */
export function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** Where an annotation leads; nothing where it is no link, or has no target. */
export function targetOf(document: PDFDocument, annotation: PDFRef): LinkTarget | undefined {
  const dictionary = document.context.lookup(annotation);
  if (!(dictionary instanceof PDFDict)) return undefined;
  const action = dictionary.lookup(PDFName.of('A'));
  if (action instanceof PDFDict) {
    const address = textOf(action.lookup(PDFName.of('URI')));
    if (address !== undefined) return { address };
    const destination = nameOf(action.lookup(PDFName.of('D')));
    return destination === undefined ? undefined : { destination };
  }
  const destination = nameOf(dictionary.lookup(PDFName.of('Dest')));
  return destination === undefined ? undefined : { destination };
}

function nameOf(value: PDFObject | undefined): string | undefined {
  return value instanceof PDFName
    ? value.decodeText()
    : value instanceof PDFArray
      ? undefined
      : textOf(value);
}

function textOf(value: PDFObject | undefined): string | undefined {
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
}
