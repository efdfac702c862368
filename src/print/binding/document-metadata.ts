/** The metadata of a file, in whichever form it is written. */

/** What a file says of itself. */
export interface DocumentMetadata {
  title: string;
  subtitle?: string | undefined;
  authors: readonly string[];
  /** What it is about, in a sentence or more. */
  description?: string | undefined;
  keywords: readonly string[];
  publisher?: string | undefined;
  rights?: string | undefined;
  /** URIs: `urn:isbn:…`, `doi:…`, `urn:uuid:…`; the first is the identifier. */
  identifiers: readonly string[];
  /** The date of publication as the manuscript has it: a year, a month or a day. */
  published?: string | undefined;
  /** A BCP 47 tag. */
  language: string;
  /** Both dates of the file: the day of the manuscript, not of the press. */
  date: Date;
}
