/** The proof of editions that were just rendered: what was read of manuscript and template is known to the last byte. */
import type { Book } from '../book/book.ts';
import type { Pictures } from '../book/pictures.ts';
import type { Manuscript } from '../manuscript/manuscript.ts';
import { lockOf } from '../proof/lock/lock-of.ts';
import { sourcesOf } from '../proof/manuscript/sources.ts';
import type { FileBytes } from '../proof/proof-of.ts';
import { editionSlug } from '../render/edition-name.ts';
import { finishedEdition, type Edition } from '../render/editions.ts';
import { proveWithSheet, type ProofWithFiles } from './prove-with-sheet.ts';

/** What the editions were made of. */
export interface RenderedParts {
  manuscript: Manuscript;
  book: Book;
  pictures: Pictures;
  /** The name of the template, and all files of it that were read. */
  template: { name: string; files: readonly FileBytes[] };
  epoch?: number | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * Proves editions.
 * @returns the proof, and its two files
 */
export async function proveRendered(
  editions: readonly Edition[],
  { manuscript, book, pictures, template, epoch, signal }: RenderedParts,
): Promise<ProofWithFiles> {
  const pdf = editions.find(({ kind }) => kind === 'pdf');
  return proveWithSheet(book, {
    editions: editions.map((edition) => finishedEdition(edition, book)),
    name: editionSlug(book),
    sources: await sourcesOf(manuscript, book),
    lock: lockOf({ template, browser: pdf?.browser, epoch }),
    isShown: (path) => pictures.has(path),
    wantsPageMarks: pdf !== undefined,
    signal,
  });
}
