/** From the configuration of a book to what its PDF says of itself. Pure. */
import { doiUri, identityOf, isbnUrn } from '../../book/identity.ts';
import type { Configuration } from '../../manuscript/configuration/schema.ts';
import type { DocumentMetadata } from '../../print/binding/document-metadata.ts';

/** @param date when the book last changed */
export function documentMetadata(configuration: Configuration, date: Date): DocumentMetadata {
  const { isbn, doi, uuid } = configuration;
  const own = [
    ...(isbn?.pdf === undefined ? [] : [isbnUrn(isbn.pdf)]),
    ...(doi === undefined ? [] : [doiUri(doi)]),
    ...(uuid === undefined ? [] : [`urn:uuid:${uuid.toLowerCase()}`]),
  ];
  // The number of another edition is not its own.
  const { isbn: _, ...unnumbered } = configuration;
  return {
    title: configuration.title,
    subtitle: configuration.subtitle,
    authors: configuration.authors.map(({ name }) => name),
    description: configuration.description,
    keywords: configuration.subjects,
    publisher: configuration.publisher,
    rights: configuration.rights,
    identifiers: own.length > 0 ? own : [identityOf(unnumbered).identifier],
    published: configuration.date,
    language: configuration.language,
    date,
  };
}
