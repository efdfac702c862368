/** The line of stages from finished editions to their proof, and nothing else: read, compare, record. */
import type { Book } from '../book/book.ts';
import { directionOf } from '../book/direction.ts';
import { comparePages } from '../proof/compare/compare-pages.ts';
import { compareReadings } from '../proof/compare/compare-readings.ts';
import type { Finding } from '../proof/finding.ts';
import { landmarksOf } from '../proof/manuscript/landmarks.ts';
import { readManuscript } from '../proof/manuscript/read-manuscript.ts';
import { proofOf, type FileBytes, type FinishedEdition } from '../proof/proof-of.ts';
import type { EditionRead, Landmarks, Reading } from '../proof/reading.ts';
import type { RawText } from '../proof/pages/page-workers.ts';
import type { Lock, Proof } from '../proof/record.ts';

/** What is to be proved, and what the record says about it. */
export interface ProveOptions {
  /** The finished bytes. */
  editions: readonly FinishedEdition[];
  /** The name that the editions have in common. */
  name: string;
  /** All files of the manuscript that the editions were made of. */
  sources: readonly FileBytes[];
  /** What the bytes depend on besides the manuscript. */
  lock: Lock;
  /** False for a picture that cannot be read, by its path; editions print its alternative text. */
  isShown?: (path: string) => boolean;
  /** True where the EPUB was made beside the PDF and must have marks of its pages. */
  wantsPageMarks?: boolean;
  /** The text of the pages of the PDF, where workers are reading it; else it is read here. */
  text?: Promise<RawText> | undefined;
  /** Is told the trims of the pages of the PDF as soon as they are known, in pt. */
  onTrims?: ((trims: readonly { width: number; height: number }[]) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * Reads finished editions back and compares them with the manuscript and with each other.
 * @throws the signal's reason when aborted
 */
export async function prove(book: Book, options: ProveOptions): Promise<Proof> {
  const { editions, name, sources, lock, isShown, wantsPageMarks = false, signal } = options;
  const landmarks = landmarksOf(book);
  const begun = new Map<FinishedEdition, Promise<EditionRead>>();
  // The PDF first: what else is to be done with its pages waits until it is open.
  for (const edition of editions.toSorted((a, b) => Number(b.kind === 'pdf') - Number(a.kind === 'pdf')))
    begun.set(edition, readEdition(edition, landmarks, options));
  const read = await Promise.all(
    editions.map(async (edition) => ({ kind: edition.kind, ...(await begun.get(edition)!) })),
  );
  signal?.throwIfAborted();
  const findings: Finding[] = [];
  for (const { kind, reading, findings: own } of read) {
    findings.push(...own);
    // Of a file that cannot be read there is no more to say.
    if (own.some((finding) => finding.kind === 'file-unreadable') && reading.chapters.length === 0) continue;
    findings.push(...compareReadings(readManuscript(book, kind, { ...(isShown && { isShown }) }), reading));
  }
  const readingOf = (wanted: Reading['of']): Reading | undefined =>
    read.find(({ kind }) => kind === wanted)?.reading;
  const pdf = readingOf('pdf');
  const epub = readingOf('epub');
  if (pdf && epub) findings.push(...comparePages(pdf, epub), ...missingMarks(pdf, epub, wantsPageMarks));
  const { configuration } = book;
  return proofOf({
    manuscript: {
      name,
      title: configuration.title,
      language: configuration.language,
      direction: directionOf(configuration.language),
      files: sources,
      labels: new Map(book.numbered.notes.map(({ id, definition }) => [id, definition.label])),
    },
    editions,
    readings: [readManuscript(book, 'html'), ...read.map(({ reading }) => reading)],
    findings,
    lock,
  });
}

/** Each reader is loaded only for an edition that is there. */
async function readEdition(
  { kind, files }: FinishedEdition,
  landmarks: Landmarks,
  options: ProveOptions,
): Promise<EditionRead> {
  const [{ bytes: given } = { bytes: new Uint8Array() }] = files;
  // A `Buffer`, as files are read, is not what pdf.js takes.
  const bytes = new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
  switch (kind) {
    case 'html': {
      const { readHtml } = await import('../proof/html/read-html.ts');
      return readHtml(files, landmarks);
    }
    case 'epub': {
      const { readEpub } = await import('../proof/epub/read-epub.ts');
      return readEpub(bytes, landmarks);
    }
    case 'pdf': {
      const { readPdf } = await import('../proof/pdf/read-pdf.ts');
      return readPdf(bytes, landmarks, options);
    }
  }
}

function missingMarks(pdf: Reading, epub: Reading, areWanted: boolean): Finding[] {
  if (!areWanted || (epub.pageMarks ?? []).length > 0 || !pdf.pages?.some(({ begins }) => begins !== ''))
    return [];
  return [
    {
      kind: 'page-mark-astray',
      edition: 'epub',
      message: `expected marks of the ${pdf.pages.length} printed pages, found none`,
    },
  ];
}
