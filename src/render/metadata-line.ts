/** What title pages print of the metadata, in the words and forms of the book's language. */
import type { Author, Configuration } from '../manuscript/configuration/schema.ts';

/** The date of publication as its language writes it; `2021-07` gives "July 2021". */
export function writtenDate(date: string, language: string): string {
  const [year = 0, month, day] = date.split('-').map(Number);
  const moment = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
  const form: Intl.DateTimeFormatOptions = {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month !== undefined && { month: 'long' }),
    ...(day !== undefined && { day: 'numeric' }),
  };
  return new Intl.DateTimeFormat(language, form).format(moment);
}

/** The names of authors as a list of their language: "A, B and C". */
export function listedNames(authors: readonly Author[], language: string): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(authors.map(({ name }) => name));
}

/** What a shell may print of the metadata; what is absent is empty. */
export function metadataValues(configuration: Configuration) {
  const { language } = configuration;
  return {
    title: configuration.title,
    subtitle: configuration.subtitle ?? '',
    authors: listedNames(configuration.authors, language),
    publisher: configuration.publisher ?? '',
    date: configuration.date === undefined ? '' : writtenDate(configuration.date, language),
    iso_date: configuration.date ?? '',
    rights: configuration.rights ?? '',
    description: configuration.description ?? '',
    isbn: {
      print: configuration.isbn?.print ?? '',
      pdf: configuration.isbn?.pdf ?? '',
      epub: configuration.isbn?.epub ?? '',
    },
    doi: configuration.doi ?? '',
  };
}
