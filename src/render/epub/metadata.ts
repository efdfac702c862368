/** The metadata of the package (EPUB 3.3, §5.5): what the manuscript says and what follows from it, nothing empty. */
import type { Element } from 'xast';
import { x } from 'xastscript';
import type { Composition } from '../../book/composition.ts';
import { doiUri, isbnUrn } from '../../book/identity.ts';
import { accessibilityOf } from './accessibility.ts';
import { claimOf } from './claim.ts';
import { creatorsOf } from './creators.ts';
import type { PictureShelf } from './picture-shelf.ts';
import { printSourceOf } from './print-source.ts';

/** The id of the identifier that the package is known by. */
export const IDENTIFIER_ID = 'identifier';

/** What the metadata cannot know by itself. */
export interface PackageFacts {
  identifier: string;
  /** `YYYY-MM-DDThh:mm:ssZ`. */
  modified: string;
  /** True where the pages of the print edition are marked. */
  hasPrintPages: boolean;
}

/** Makes the `metadata` element. */
export function metadataOf(composition: Composition, shelf: PictureShelf, facts: PackageFacts): Element {
  const { configuration } = composition.book;
  const { publisher, date, description, rights, subjects } = configuration;
  return x('metadata', { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' }, [
    ...identifiersOf(composition, facts.identifier),
    ...titlesOf(composition),
    ...languagesOf(composition).map((tag) => x('dc:language', tag)),
    ...creatorsOf(composition),
    ...optional('publisher', publisher),
    ...optional('date', date),
    ...optional('description', description),
    ...optional('rights', rights),
    ...subjects.flatMap((subject) => optional('subject', subject)),
    ...seriesOf(composition),
    x('meta', { property: 'dcterms:modified' }, facts.modified),
    ...accessibilityOf(composition, shelf),
    ...(facts.hasPrintPages ? printSourceOf(composition) : []),
    ...claimOf(configuration.epub.accessibility),
    // Reading systems of the days of EPUB 2 know the cover by this alone.
    ...(shelf.cover ? [x('meta', { name: 'cover', content: 'cover-image' })] : []),
  ]);
}

/** The language of the book first, then those that whole chapters are in. */
function languagesOf({ book, chapters }: Composition): string[] {
  return [...new Set([book.configuration.language, ...chapters.map(({ language }) => language)])];
}

/** The identifier of the package first, then all others that the manuscript gives the book, each with its kind. */
function identifiersOf({ book }: Composition, identifier: string): Element[] {
  const { isbn, doi, uuid } = book.configuration;
  const all = new Set([
    identifier,
    ...(isbn?.epub === undefined ? [] : [isbnUrn(isbn.epub)]),
    ...(doi === undefined ? [] : [doiUri(doi)]),
    ...(uuid === undefined ? [] : [`urn:uuid:${uuid.toLowerCase()}`]),
  ]);
  return [...all].flatMap((value, index) => {
    const id = index === 0 ? IDENTIFIER_ID : `${IDENTIFIER_ID}-${index + 1}`;
    const kind = kindOf(value);
    return [
      x('dc:identifier', { id }, value),
      ...(kind === undefined
        ? []
        : [x('meta', { refines: `#${id}`, property: 'identifier-type', scheme: 'onix:codelist5' }, kind)]),
    ];
  });
}

/** What kind of identifier it is, in the codes of the book trade (ONIX, code list 5); a UUID has none there. */
function kindOf(identifier: string): string | undefined {
  if (identifier.startsWith('urn:isbn:')) return identifier.length === 'urn:isbn:'.length + 10 ? '02' : '15';
  return identifier.startsWith('doi:') ? '06' : undefined;
}

/** The series (EPUB 3.3, property `belongs-to-collection`), with the book's number in it. */
function seriesOf({ book }: Composition): Element[] {
  const { series } = book.configuration;
  if (series === undefined) return [];
  const { title, number } = series;
  return [
    x('meta', { property: 'belongs-to-collection', id: 'series' }, title),
    x('meta', { refines: '#series', property: 'collection-type' }, 'series'),
    ...(number === undefined ? [] : [x('meta', { refines: '#series', property: 'group-position' }, number)]),
  ];
}

/** An element where there is something to say; an empty one is an error. */
function optional(name: string, value: string | undefined): Element[] {
  const text = value?.trim() ?? '';
  return text === '' ? [] : [x(`dc:${name}`, text)];
}

/** The title, and the subtitle as a title of its own kind (EPUB 3.3, property `title-type`). */
function titlesOf({ book }: Composition): Element[] {
  const { title, subtitle } = book.configuration;
  const main = x('dc:title', { id: 'title' }, title);
  if (subtitle === undefined) return [main];
  const second = x('dc:title', { id: 'subtitle' }, subtitle);
  return [main, ...titleType('title', 'main', 1), second, ...titleType('subtitle', 'subtitle', 2)];
}

function titleType(id: string, type: string, order: number): Element[] {
  return [
    x('meta', { refines: `#${id}`, property: 'title-type' }, type),
    x('meta', { refines: `#${id}`, property: 'display-seq' }, String(order)),
  ];
}
