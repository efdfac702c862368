/** The book in the words of schema.org, as JSON-LD for search engines: a `Report`, with what its notes cite. Pure. */
import type { Element } from 'hast';
import { doiAddress, fullTitle, linkOf, makersOf, type Citable, type Maker } from './citable.ts';
import { numericDate } from './numeric-date.ts';

/** A value of JSON. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** What is not in the metadata. */
export interface JsonLdFacts {
  /** What the notes cite, as plain text. */
  sources: readonly string[];
  /** Other editions beside the page. */
  beside: readonly { address: string; mediaType: string }[];
  /** `YYYY-MM-DD…`, the last change. */
  modified?: string | undefined;
}

/** The description of the book. */
export function jsonLd(
  citable: Citable,
  { sources, beside, modified }: JsonLdFacts,
): { [key: string]: Json } {
  const { kind, publisher, date, series, isbn, doi, address, language, description, rights, subjects } =
    citable;
  const link = linkOf(citable);
  return withoutEmpty({
    '@context': 'https://schema.org',
    '@type': kind === 'book' ? ['Report', 'Book'] : 'Report',
    '@id': link ?? null,
    name: fullTitle(citable),
    author: makersOf(citable, 'author').map(agent),
    editor: makersOf(citable, 'editor', 'compiler').map(agent),
    translator: makersOf(citable, 'translator').map(agent),
    contributor: makersOf(citable, 'other').map((maker) =>
      withoutEmpty({ '@type': 'Role', roleName: maker.writtenRole ?? null, contributor: agent(maker) }),
    ),
    publisher: publisher === undefined ? null : { '@type': 'Organization', name: publisher },
    datePublished: date === undefined ? null : numericDate(date, '-'),
    dateModified: modified ?? null,
    inLanguage: language,
    isbn: isbn ?? null,
    identifier:
      doi === undefined
        ? null
        : {
            '@type': 'PropertyValue',
            propertyID: 'https://registry.identifiers.org/registry/doi',
            value: `doi:${doi}`,
            url: doiAddress(doi),
          },
    url: address ?? null,
    isPartOf:
      series === undefined
        ? null
        : withoutEmpty({
            '@type': kind === 'book' ? 'BookSeries' : 'CreativeWorkSeries',
            name: series.title,
            position: series.number ?? null,
          }),
    abstract: description ?? null,
    keywords: subjects,
    copyrightNotice: rights ?? null,
    encoding: beside.map(({ address: contentUrl, mediaType }) => ({
      '@type': 'MediaObject',
      encodingFormat: mediaType,
      contentUrl,
    })),
    citation: [...sources],
  });
}

/** The description as a data block, which a browser does not run and no policy needs to allow. */
export function jsonLdScript(description: { [key: string]: Json }): Element {
  // With no `<` in it the block can end nowhere but at its end.
  const value = JSON.stringify(description).replaceAll(
    /[<>&\u2028\u2029]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return {
    type: 'element',
    tagName: 'script',
    properties: { type: 'application/ld+json' },
    children: [{ type: 'text', value }],
  };
}

function agent({ name, orcid, affiliation }: Maker): Json {
  if (name.kind === 'whole' && name.isInstitution) return { '@type': 'Organization', name: name.printed };
  const parts: { [key: string]: Json } =
    name.kind === 'person'
      ? { givenName: name.given, familyName: name.family, honorificSuffix: name.suffix ?? null }
      : {};
  return withoutEmpty({
    '@type': 'Person',
    '@id': orcid === undefined ? null : `https://orcid.org/${orcid}`,
    name: name.printed,
    ...parts,
    affiliation: affiliation === undefined ? null : { '@type': 'Organization', name: affiliation },
  });
}

function withoutEmpty(value: { [key: string]: Json }): { [key: string]: Json } {
  return Object.fromEntries(
    Object.entries(value).filter(([, part]) => part !== null && !(Array.isArray(part) && part.length === 0)),
  );
}
