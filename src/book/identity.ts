/** What a book is known by, and when it last changed: the same in every edition. Pure. */
import { v5 } from 'uuid';
import type { Configuration } from '../manuscript/configuration/schema.ts';

/** The identifier of a book. */
export interface Identity {
  /** A URI: `urn:isbn:…`, `doi:…` or `urn:uuid:…`. */
  identifier: string;
  /** True where the manuscript names none, so that it was made from publisher, title and language. */
  derived: boolean;
}

type Identified = Pick<Configuration, 'isbn' | 'doi' | 'uuid' | 'publisher' | 'title' | 'language'>;
type Dated = Pick<Configuration, 'modified' | 'date'>;

/** The namespace of our name-based UUIDs (RFC 9562, §5.5). Never to be changed: books keep their identity by it. */
const NAMESPACE = '5b1c7f0e-6a53-4c1d-9a3e-2f4b8d70c6e1';
/** A book without any date: the first day that a zip archive can name. */
const NO_DATE = '1980-01-01T00:00:00Z';

/** The identifier of a book's EPUB: its ISBN, else its DOI, else its UUID, else one made from what it is. */
export function identityOf(configuration: Identified): Identity {
  const { isbn, doi, uuid, publisher = '', title, language } = configuration;
  if (isbn?.epub !== undefined) return { identifier: isbnUrn(isbn.epub), derived: false };
  if (doi !== undefined) return { identifier: doiUri(doi), derived: false };
  if (uuid !== undefined) return { identifier: `urn:uuid:${uuid.toLowerCase()}`, derived: false };
  const name = JSON.stringify([publisher, title, language].map((part) => part.normalize('NFC')));
  return { identifier: `urn:uuid:${v5(name, NAMESPACE)}`, derived: true };
}

/** An ISBN as a URN (RFC 8254), without the hyphens that people read it by. */
export function isbnUrn(isbn: string): string {
  return `urn:isbn:${isbn.replaceAll(/^(?:urn:isbn:|isbn)|[\s:‐‑–-]/giu, '')}`;
}

/** A DOI as a URI, whichever way it was written: bare, `doi:…`, `urn:doi:…` or as an address of doi.org. */
export function doiUri(doi: string): string {
  return `doi:${doi.trim().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|(?:urn:)?doi:\s*)/iu, '')}`;
}

/**
 * When a book last changed, as EPUB 3.3 wants it (`dcterms:modified`, `YYYY-MM-DDThh:mm:ssZ`).
 * @param environmentEpoch seconds since 1970, the value of `SOURCE_DATE_EPOCH`; it goes before what the manuscript says
 */
export function modifiedDate(configuration: Dated, environmentEpoch?: number): string {
  const written = configuration.modified ?? configuration.date;
  const time = environmentEpoch === undefined ? Date.parse(written ?? NO_DATE) : environmentEpoch * 1000;
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? NO_DATE : date.toISOString().replace(/\.\d+Z$/u, 'Z');
}
