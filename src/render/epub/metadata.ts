/** The metadata of the package (EPUB 3.3, §5.5): what the manuscript says and what follows from it, nothing empty. */
import type { Element } from 'xast';
import { x } from 'xastscript';
import type { Composition } from '../../book/composition.ts';
import { doiUri } from '../../book/identity.ts';
import { accessibilityOf } from './accessibility.ts';
import { creatorsOf } from './creators.ts';
import type { PictureShelf } from './picture-shelf.ts';

/** The id of the identifier that the package is known by. */
export const IDENTIFIER_ID = 'identifier';

/** What the metadata cannot know by itself. */
export interface PackageFacts {
  identifier: string;
  /** `YYYY-MM-DDThh:mm:ssZ`. */
  modified: string;
}

/** Makes the `metadata` element. */
export function metadataOf(composition: Composition, shelf: PictureShelf, facts: PackageFacts): Element {
  const { configuration } = composition.book;
  const { publisher, date, description, rights, subjects, language, doi } = configuration;
  const secondDoi = doi === undefined || doiUri(doi) === facts.identifier ? undefined : doiUri(doi);
  return x('metadata', { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' }, [
    x('dc:identifier', { id: IDENTIFIER_ID }, facts.identifier),
    ...optional('identifier', secondDoi),
    ...titlesOf(composition),
    x('dc:language', language),
    ...creatorsOf(composition),
    ...optional('publisher', publisher),
    ...optional('date', date !== undefined && isDate(date) ? date : undefined),
    ...optional('description', description),
    ...optional('rights', rights),
    ...subjects.flatMap((subject) => optional('subject', subject)),
    x('meta', { property: 'dcterms:modified' }, facts.modified),
    ...accessibilityOf(composition, shelf),
    // Reading systems of the days of EPUB 2 know the cover by this alone.
    ...(shelf.cover ? [x('meta', { name: 'cover', content: 'cover-image' })] : []),
  ]);
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

function isDate(date: string): boolean {
  return !Number.isNaN(Date.parse(date));
}
