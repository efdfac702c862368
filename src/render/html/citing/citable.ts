/** What citations say of a book, in one shape for all styles: read from the metadata, in parts, nothing empty. Pure. */
import { doiUri, isbnUrn } from '../../../book/identity.ts';
import type { Configuration } from '../../../manuscript/configuration/schema.ts';
import type { Person } from '../../person.ts';
import { relatorOf } from '../../relators.ts';
import { nameOf, oneLine, type CitedName } from './name.ts';

/** Someone who made the book, with what they did. */
export interface Maker {
  name: CitedName;
  role: 'author' | 'editor' | 'compiler' | 'translator' | 'other';
  /** The role as the manuscript says it, where it is another. */
  writtenRole?: string;
  orcid?: string;
  affiliation?: string;
}

/** A date as precise as it is known. */
export interface CitedDate {
  year: number;
  /** From 1. */
  month?: number;
  day?: number;
}

/** The series that a book belongs to. */
export interface Series {
  title: string;
  number?: string;
}

/** A book as citations see it. */
export interface Citable {
  /** A book has an ISBN; a report an institution that publishes it; what has neither is a page of the web. */
  kind: 'book' | 'report' | 'online';
  /** The name of the files of the editions, without ending. */
  slug: string;
  title: string;
  subtitle?: string;
  makers: Maker[];
  publisher?: string;
  date?: CitedDate;
  series?: Series;
  /** Without hyphens. */
  isbn?: string;
  /** Bare: `10.1234/abc`. */
  doi?: string;
  /** Where the page is published. */
  address?: string;
  /** A BCP 47 tag. */
  language: string;
  description?: string;
  rights?: string;
  subjects: string[];
}

const ROLES: Readonly<Record<string, Maker['role']>> = {
  aut: 'author',
  edt: 'editor',
  red: 'editor',
  com: 'compiler',
  trl: 'translator',
};

/** Reads the metadata. @param slug the name of the editions' files, without ending */
export function citableOf(configuration: Configuration, slug: string): Citable {
  const { isbn, series, html } = configuration;
  const isbnOf = isbn?.pdf ?? isbn?.print ?? isbn?.epub;
  const publisher = line(configuration.publisher);
  return present<Citable>({
    kind: isbnOf !== undefined ? 'book' : publisher !== undefined ? 'report' : 'online',
    slug,
    title: oneLine(configuration.title),
    subtitle: line(configuration.subtitle),
    makers: configuration.authors.map(makerOf),
    publisher,
    date: dateOf(configuration.date),
    series: series && present<Series>({ title: oneLine(series.title), number: series.number }),
    isbn: isbnOf === undefined ? undefined : isbnUrn(isbnOf).replace('urn:isbn:', ''),
    doi: configuration.doi === undefined ? undefined : line(doiUri(configuration.doi).replace('doi:', '')),
    address: addressOf(html, slug),
    language: configuration.language,
    description: line(configuration.description),
    rights: line(configuration.rights),
    subjects: configuration.subjects.map(oneLine),
  });
}

/** Of a site its folder, of a single page the file in the folder. */
function addressOf({ address, form }: Configuration['html'], slug: string): string | undefined {
  if (address === undefined || form === 'site') return address;
  return new URL(encodeURIComponent(`${slug}.html`), address).href;
}

function makerOf(person: Person): Maker {
  const code = relatorOf(person.role);
  // Who is called something that no list of roles has, "Senior Fellow", has most likely written it.
  const role = code === undefined ? 'author' : (ROLES[code] ?? 'other');
  return present<Maker>({
    name: nameOf(person),
    role,
    writtenRole: role === 'other' ? line(person.role) : undefined,
    orcid: person.orcid,
    affiliation: line(person.affiliation),
  });
}

function dateOf(written: string | undefined): CitedDate | undefined {
  if (written === undefined) return undefined;
  const [year = 0, month, day] = written.split('-').map(Number);
  return present<CitedDate>({ year, month, day });
}

/** The title with its subtitle, as every style joins them: no colon after a mark that ends a sentence. */
export function fullTitle({ title, subtitle }: Pick<Citable, 'title' | 'subtitle'>): string {
  return subtitle === undefined
    ? title
    : `${title}${/[?!:–—…。？！：]$/u.test(title) ? '' : ':'} ${subtitle}`;
}

/** Those with one of some roles, in order. */
export function makersOf(citable: Citable, ...roles: readonly Maker['role'][]): Maker[] {
  return citable.makers.filter(({ role }) => roles.includes(role));
}

/** Where the book is for good: its DOI, else its address. */
export function linkOf({ doi, address }: Citable): string | undefined {
  return doi === undefined ? address : doiAddress(doi);
}

/** A DOI as an address (DOI Handbook, 3.6): what an address cannot have is in percents. */
export function doiAddress(doi: string): string {
  return `https://doi.org/${encodeURI(doi).replaceAll(/[?#]/gu, encodeURIComponent)}`;
}

function line(text: string | undefined): string | undefined {
  const plain = oneLine(text ?? '');
  return plain === '' ? undefined : plain;
}

type Loose<T> = { [K in keyof T]: T[K] | undefined };

/** A copy without what is undefined. */
function present<T extends object>(value: Loose<T>): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;
}
