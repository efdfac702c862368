/** How a reader gets about in a PDF: destinations, links, outline, page labels (PDF 32000-1, 12.3, 12.4.2, 12.5.6.5). */
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
import { boxBetween, type Box, type Trim } from './geometry.ts';

/** A place in the file, in pt from the upper left corner of its trimmed page. */
export interface Destination {
  page: number;
  x: number;
  y: number;
}

/** A link as it lies on the page. */
export interface LinkAnnotation {
  /** Its object number. */
  reference: string;
  page: number;
  box: Box;
  /** The name that it leads to, or the address; empty where it leads nowhere. */
  target: { id: string } | { address: string } | { place: Destination } | undefined;
}

/** An entry of the outline. */
export interface OutlineItem {
  title: string;
  /** From 1. */
  level: number;
  target: LinkAnnotation['target'];
}

/** What was found. */
export interface Navigation {
  /** By name. */
  destinations: Map<string, Destination>;
  links: LinkAnnotation[];
  outline: OutlineItem[];
  /** One for each page. */
  labels: string[];
  /** Whether the file gives its pages labels. */
  hasLabels: boolean;
}

/** No outline is so deep; a circle is. */
const DEEPEST = 12;

/** Reads all of it. */
export function readNavigation(
  document: PDFDocument,
  pageOf: ReadonlyMap<string, number>,
  trims: readonly Trim[],
): Navigation {
  const { context, catalog } = document;

  const placeOf = (value: PDFObject | undefined): Destination | undefined => {
    const target = value instanceof PDFRef ? context.lookup(value) : value;
    const array = target instanceof PDFDict ? target.lookup(PDFName.of('D')) : target;
    if (!(array instanceof PDFArray)) return undefined;
    const reference = array.get(0);
    const page = reference instanceof PDFRef ? pageOf.get(reference.toString()) : undefined;
    const trim = page === undefined ? undefined : trims[page];
    if (page === undefined || !trim) return undefined;
    const number = (index: number): number | undefined => {
      const found = index < array.size() ? array.lookup(index) : undefined;
      return found instanceof PDFNumber ? found.asNumber() : undefined;
    };
    return {
      page,
      x: (number(2) ?? trim.left) - trim.left,
      y: trim.top - (number(3) ?? trim.top),
    };
  };

  const destinations = new Map<string, Destination>();
  const add = (name: string, value: PDFObject | undefined): void => {
    const place = placeOf(value);
    if (place) destinations.set(name, place);
  };
  const named = catalog.lookup(PDFName.of('Dests'));
  if (named instanceof PDFDict)
    for (const [key, value] of named.entries()) add(decoded(key.decodeText()), value);
  const names = catalog.lookup(PDFName.of('Names'));
  const tree = names instanceof PDFDict ? names.lookup(PDFName.of('Dests')) : undefined;
  for (const [key, value] of leavesOf(tree, 'Names')) {
    const name = context.lookup(key);
    if (name instanceof PDFString || name instanceof PDFHexString) add(decoded(name.decodeText()), value);
  }

  const targetOf = (dictionary: PDFDict): LinkAnnotation['target'] => {
    const action = dictionary.lookup(PDFName.of('A'));
    const destination =
      dictionary.lookup(PDFName.of('Dest')) ??
      (action instanceof PDFDict ? action.lookup(PDFName.of('D')) : undefined);
    if (destination instanceof PDFName) return { id: decoded(destination.decodeText()) };
    if (destination instanceof PDFString || destination instanceof PDFHexString)
      return { id: decoded(destination.decodeText()) };
    const place = placeOf(destination);
    if (place) return { place };
    const address = action instanceof PDFDict ? action.lookup(PDFName.of('URI')) : undefined;
    if (address instanceof PDFString || address instanceof PDFHexString)
      return { address: address.decodeText() };
    return undefined;
  };

  const links: LinkAnnotation[] = [];
  for (const [page, { node }] of document.getPages().entries()) {
    const annotations = node.lookup(PDFName.of('Annots'));
    if (!(annotations instanceof PDFArray)) continue;
    for (let index = 0; index < annotations.size(); index++) {
      const annotation = annotations.lookup(index);
      if (!(annotation instanceof PDFDict)) continue;
      if (annotation.get(PDFName.of('Subtype')) !== PDFName.of('Link')) continue;
      const edges = annotation.lookup(PDFName.of('Rect'));
      const edge = (nth: number): number => {
        const found = edges instanceof PDFArray ? edges.lookup(nth) : undefined;
        return found instanceof PDFNumber ? found.asNumber() : 0;
      };
      links.push({
        reference: String(annotations.get(index)),
        page,
        box: boxBetween([edge(0), edge(1)], [edge(2), edge(3)], trims[page]!),
        target: targetOf(annotation),
      });
    }
  }

  const outline: OutlineItem[] = [];
  const gather = (parent: PDFDict, level: number): void => {
    const seen = new Set<PDFDict>();
    let item = parent.lookup(PDFName.of('First'));
    if (level > DEEPEST) return;
    while (item instanceof PDFDict && !seen.has(item)) {
      seen.add(item);
      const title = item.lookup(PDFName.of('Title'));
      outline.push({
        title: title instanceof PDFString || title instanceof PDFHexString ? title.decodeText() : '',
        level,
        target: targetOf(item),
      });
      gather(item, level + 1);
      item = item.lookup(PDFName.of('Next'));
    }
  };
  const root = catalog.lookup(PDFName.of('Outlines'));
  if (root instanceof PDFDict) gather(root, 1);

  const ranges = leavesOf(catalog.lookup(PDFName.of('PageLabels')), 'Nums')
    .flatMap(([key, value]): [number, PDFDict][] => {
      const from = context.lookup(key);
      const range = value instanceof PDFRef ? context.lookup(value) : value;
      return from instanceof PDFNumber && range instanceof PDFDict ? [[from.asNumber(), range]] : [];
    })
    .toSorted(([a], [b]) => a - b);
  const labels = trims.map((_, page) => {
    const [from, range] = ranges.findLast(([first]) => first <= page) ?? [0, undefined];
    return range ? labelOf(range, page - from) : String(page + 1);
  });
  return { destinations, links, outline, labels, hasLabels: ranges.length > 0 };
}

/** Browsers write ids into addresses, and with them into names, percent by percent. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** The pairs of a name tree or a number tree (PDF 32000-1, 7.9.6 and 7.9.7). */
function leavesOf(node: PDFObject | undefined, key: 'Names' | 'Nums', depth = 0): [PDFObject, PDFObject][] {
  if (!(node instanceof PDFDict) || depth > DEEPEST) return [];
  const pairs: [PDFObject, PDFObject][] = [];
  const own = node.lookup(PDFName.of(key));
  if (own instanceof PDFArray)
    for (let index = 0; index + 1 < own.size(); index += 2) pairs.push([own.get(index), own.get(index + 1)]);
  const kids = node.lookup(PDFName.of('Kids'));
  if (kids instanceof PDFArray)
    for (let index = 0; index < kids.size(); index++)
      pairs.push(...leavesOf(kids.lookup(index), key, depth + 1));
  return pairs;
}

function labelOf(range: PDFDict, offset: number): string {
  const style = range.lookup(PDFName.of('S'));
  const prefix = range.lookup(PDFName.of('P'));
  const start = range.lookup(PDFName.of('St'));
  const number = (start instanceof PDFNumber ? start.asNumber() : 1) + offset;
  const text = prefix instanceof PDFString || prefix instanceof PDFHexString ? prefix.decodeText() : '';
  switch (style instanceof PDFName ? style.decodeText() : '') {
    case 'D':
      return text + String(number);
    case 'r':
      return text + romanOf(number);
    case 'R':
      return text + romanOf(number).toUpperCase();
    case 'a':
      return text + lettersOf(number);
    case 'A':
      return text + lettersOf(number).toUpperCase();
    default:
      return text;
  }
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** A number in small roman letters. */
export function romanOf(number: number): string {
  let rest = number;
  let text = '';
  for (const [value, letters] of ROMAN) {
    while (rest >= value) {
      text += letters;
      rest -= value;
    }
  }
  return text;
}

/** a to z, then aa to zz. */
function lettersOf(number: number): string {
  return String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.ceil(number / 26));
}
