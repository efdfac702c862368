/**
 * What programs read in the head of a page: Dublin Core (for libraries), Open Graph (for those who share it), the
 * `citation_*` tags that Google Scholar and reference managers know, schema.org, and where the other editions
 * are. All of it is text; none is loaded.
 */
import type { Element, Properties } from 'hast';
import { fullTitle, makersOf, type Citable, type Maker } from './citable.ts';
import { jsonLd, jsonLdScript } from './json-ld.ts';
import { numericDate } from './numeric-date.ts';

/** An edition that is made in the same run. */
export interface BesideEdition {
  kind: 'pdf' | 'epub';
  /** Its address as seen from the page, such as `report.pdf` or `../report.pdf`. */
  href: string;
}

/** What is not in the metadata. */
export interface HeadFacts {
  beside: readonly BesideEdition[];
  /** What the notes cite, as plain text. */
  sources: readonly string[];
  /** `YYYY-MM-DD…`, the last change. */
  modified?: string | undefined;
}

const MEDIA_TYPES = { pdf: 'application/pdf', epub: 'application/epub+zip' } as const;

/** Elements for the head of a page. */
export function machineHead(citable: Citable, { beside, sources, modified }: HeadFacts): Element[] {
  const links = beside.map(({ kind, href }) =>
    element('link', { rel: ['alternate'], type: MEDIA_TYPES[kind], href, title: kind.toUpperCase() }),
  );
  const { address } = citable;
  const reachable = beside.map(({ kind, href }) => ({
    mediaType: MEDIA_TYPES[kind],
    address: address === undefined ? href : new URL(href, address).href,
  }));
  return [
    ...(address === undefined ? [] : [element('link', { rel: ['canonical'], href: address })]),
    ...links,
    ...dublinCore(citable, modified),
    ...highwire(
      citable,
      address === undefined
        ? undefined
        : reachable.find(({ mediaType }) => mediaType === MEDIA_TYPES.pdf)?.address,
    ),
    ...openGraph(citable),
    jsonLdScript(jsonLd(citable, { sources, beside: reachable, modified })),
  ];
}

/** DCMI Metadata Terms as DC-HTML (2008) puts them into HTML. */
function dublinCore(citable: Citable, modified: string | undefined): Element[] {
  const { publisher, date, series, isbn, doi, address, language, description, rights, subjects, kind } =
    citable;
  return [
    element('link', { rel: ['schema.DCTERMS'], href: 'http://purl.org/dc/terms/' }),
    ...named('DCTERMS.title', [fullTitle(citable)]),
    ...named('DCTERMS.creator', printed(makersOf(citable, 'author'))),
    ...named('DCTERMS.contributor', printed(makersOf(citable, 'editor', 'compiler', 'translator', 'other'))),
    ...named('DCTERMS.publisher', [publisher]),
    ...named('DCTERMS.issued', [date && numericDate(date, '-')]),
    ...named('DCTERMS.modified', [modified]),
    ...named('DCTERMS.language', [language]),
    ...named('DCTERMS.type', ['Text']),
    ...named('DCTERMS.format', ['text/html']),
    ...named('DCTERMS.identifier', [
      doi === undefined ? undefined : `doi:${doi}`,
      kind === 'book' && isbn !== undefined ? `urn:isbn:${isbn}` : undefined,
      address,
    ]),
    ...named('DCTERMS.isPartOf', [
      series && [series.title, series.number].filter((part) => part !== undefined).join(' '),
    ]),
    ...named('DCTERMS.abstract', [description]),
    ...named('DCTERMS.rights', [rights]),
    ...named('DCTERMS.subject', subjects),
  ];
}

/** The tags of Highwire Press, as Google Scholar's "Inclusion Guidelines for Webmasters" ask for them. */
function highwire(citable: Citable, pdf: string | undefined): Element[] {
  const { kind, publisher, date, series, isbn, doi, address, language, description, subjects } = citable;
  const people = (tag: string, makers: readonly Maker[]): Element[] =>
    // What says more of a person stands right after the name.
    makers.flatMap(({ name, orcid, affiliation }) => [
      ...named(tag, [name.printed]),
      ...named(`${tag}_institution`, [affiliation]),
      ...named(`${tag}_orcid`, [orcid === undefined ? undefined : `https://orcid.org/${orcid}`]),
    ]);
  return [
    ...named('citation_title', [fullTitle(citable)]),
    ...people('citation_author', makersOf(citable, 'author')),
    ...people('citation_editor', makersOf(citable, 'editor', 'compiler')),
    ...named('citation_publication_date', [date && numericDate(date, '/')]),
    ...named(kind === 'report' ? 'citation_technical_report_institution' : 'citation_publisher', [publisher]),
    ...named('citation_series_title', [series?.title]),
    ...named(kind === 'report' ? 'citation_technical_report_number' : 'citation_volume', [series?.number]),
    ...named('citation_isbn', [isbn]),
    ...named('citation_doi', [doi]),
    ...named('citation_language', [language]),
    ...named('citation_keywords', [subjects.length === 0 ? undefined : subjects.join('; ')]),
    ...named('citation_abstract', [description]),
    ...named('citation_fulltext_html_url', [address]),
    ...named('citation_pdf_url', [pdf]),
  ];
}

/** The Open Graph protocol (ogp.me). No picture: it would have to be at an address of its own. */
function openGraph(citable: Citable): Element[] {
  const { kind, publisher, date, isbn, address, language, description, subjects } = citable;
  const type = kind === 'book' ? 'book' : 'article';
  const [primary = '', ...rest] = language.split('-');
  const region = rest.find((part) => /^[A-Z]{2}$/u.test(part));
  return [
    ...property('og:type', [type]),
    ...property('og:title', [fullTitle(citable)]),
    ...property('og:description', [description]),
    ...property('og:site_name', [publisher]),
    ...property('og:url', [address]),
    ...property('og:locale', [region === undefined ? undefined : `${primary}_${region}`]),
    ...property(type === 'book' ? 'book:release_date' : 'article:published_time', [
      date && numericDate(date, '-'),
    ]),
    ...property('book:isbn', [isbn]),
    ...property(`${type}:tag`, subjects),
  ];
}

function printed(makers: readonly Maker[]): string[] {
  return makers.map(({ name }) => name.printed);
}

function named(name: string, contents: readonly (string | undefined)[]): Element[] {
  return metas({ name }, contents);
}

function property(name: string, contents: readonly (string | undefined)[]): Element[] {
  return metas({ property: name }, contents);
}

function metas(properties: Properties, contents: readonly (string | undefined)[]): Element[] {
  return contents.flatMap((content) =>
    content === undefined || content === '' ? [] : [element('meta', { ...properties, content })],
  );
}

function element(tagName: string, properties: Properties): Element {
  return { type: 'element', tagName, properties, children: [] };
}
