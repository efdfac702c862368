/** How findings tell of things: in words of the book, with a place to look at. */
import type { Finding, FindingKind } from '../finding.ts';
import type { Leaf, LeafKind, PageBox, Place, Reading } from '../reading.ts';
import { FOLIO } from '../words.ts';

/** The kinds of leaves as people call them. */
export const NAMES: Readonly<Record<LeafKind, string>> = {
  heading: 'heading',
  paragraph: 'paragraph',
  item: 'list item',
  cell: 'table cell',
  caption: 'caption',
  code: 'block of code',
  picture: 'picture',
};

const CLIP = 70;

/** Some first words of a text, in quotation marks. */
export function quoted(text: string, length = CLIP): string {
  if (text.length <= length) return `“${text}”`;
  const cut = text.slice(0, length);
  const end = cut.lastIndexOf(' ');
  return `“${(end > length / 2 ? cut.slice(0, end) : cut).trimEnd()} …”`;
}

/** A leaf by its kind and first words. */
export function named(leaf: Leaf): string {
  return leaf.text === '' ? `${NAMES[leaf.kind]} without text` : `${NAMES[leaf.kind]} ${quoted(leaf.text)}`;
}

/** What a finding says besides its kind and its message; what is undefined is left out. */
export interface Details {
  note?: string | undefined;
  chapter?: string | undefined;
  expected?: string | undefined;
  found?: string | undefined;
  /** Where it stands in the manuscript. */
  source?: Place | undefined;
  /** Where it stands in the edition, or what stands nearest to it. */
  at?: Place | undefined;
}

/** Makes the findings of one edition. */
export class Findings {
  readonly list: Finding[] = [];
  readonly #found: Reading;

  constructor(found: Reading) {
    this.#found = found;
  }

  add(kind: FindingKind, message: string, details: Details = {}): void {
    const { of, pages } = this.#found;
    const { at, source, ...told } = details;
    const boxes = at?.boxes ?? [];
    const page = boxes[0] && pages?.[boxes[0].page];
    const place = page ? `page ${page.folio || page.label || page.index + 1}` : at?.document;
    this.list.push({
      kind,
      edition: of === 'manuscript' ? 'html' : of,
      message: place === undefined ? readable(message) : `${readable(message)} (${place})`,
      ...readableDetails(told),
      ...(page && { page: { index: page.index, folio: page.folio } }),
      ...(boxes.length > 0 && { boxes: [...boxes] as PageBox[] }),
      ...(source && Object.keys(source).length > 0 && { source }),
    });
  }
}

/** Details that are there. */
function readableDetails(details: object): object {
  return Object.fromEntries(
    Object.entries(details).flatMap(([name, value]) => {
      if (value === undefined) return [];
      return [[name, typeof value === 'string' ? readable(value) : value]];
    }),
  );
}

/** A folio that the manuscript leaves open is told as a gap. */
function readable(text: string): string {
  return text.replaceAll(FOLIO, '…');
}

/** The page that something begins on, as an index; nothing where it is not known. */
export function pageOf(place: Place | undefined): number | undefined {
  return place?.boxes?.[0]?.page;
}
