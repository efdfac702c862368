/** Findings about a PDF, as they are told. */
import type { Finding } from '../finding.ts';
import type { PageBox, PageRead } from '../reading.ts';
import type { BookParts } from './book-parts.ts';
import type { Composed } from './compose-leaf.ts';
import type { PrintedEntry } from './contents-entries.ts';
import type { PdfSource } from './pdf-source.ts';
import type { OrderedText } from './text-in-order.ts';

/** Everything that has been read. */
export interface ReadFile {
  source: PdfSource;
  text: OrderedText;
  parts: BookParts;
  composed: readonly Composed[];
  pages: readonly PageRead[];
  printed: readonly PrintedEntry[];
  /** What is wrong with the file as a file. */
  fault: string | undefined;
}

/** A finding about this edition, on a page where there is one. */
export function finding(
  kind: Finding['kind'],
  message: string,
  more: { page?: PageRead | undefined; boxes?: PageBox[] } & Partial<
    Pick<Finding, 'note' | 'expected' | 'found'>
  > = {},
): Finding {
  const { page, ...rest } = more;
  return {
    kind,
    edition: 'pdf',
    message,
    ...rest,
    ...(page && { page: { index: page.index, folio: page.folio } }),
  };
}

/** What a reader would call a page. */
export function nameOf({ index, folio }: PageRead): string {
  return folio === '' ? `the PDF’s page ${index + 1}` : `page ${folio}`;
}

/** Enough words to know them by. */
export function shortened(text: string): string {
  const words = text.replaceAll(/\s+/gu, ' ').trim();
  return words.length > 60 ? `${words.slice(0, 57)}…` : words;
}
