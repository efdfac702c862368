/** From what was read and found to the record of the proof. Pure. */
import { createHash } from 'node:crypto';
import type { Finding } from './finding.ts';
import type { ChapterRead, Leaf, NoteRead, PageBox, Place, Reading } from './reading.ts';
import {
  PROOF_VERSION,
  type Lock,
  type Proof,
  type ProvedEdition,
  type ProvedNote,
  type ProvedPage,
} from './record.ts';

/** A file by its path, relative to whatever holds it. */
export interface FileBytes {
  path: string;
  bytes: Uint8Array;
}

/** A manuscript as the record knows it. */
export interface ManuscriptSources {
  /** The slug of its editions; never the path that it was found at, which differs from machine to machine. */
  name: string;
  title: string;
  /** A BCP 47 language tag. */
  language: string;
  direction: 'ltr' | 'rtl';
  /** Everything that the editions were made of, in any order. */
  files: readonly FileBytes[];
  /** What the author wrote between `[^` and `]`, by the id of the note. */
  labels: ReadonlyMap<string, string>;
}

/** A finished edition: one file, or all the files of a site. */
export interface FinishedEdition {
  kind: ProvedEdition['kind'];
  /** Its name: `book.pdf`, or `book/` for a site. */
  file: string;
  files: readonly FileBytes[];
}

/** All that a record is made of. */
export interface ProofParts {
  manuscript: ManuscriptSources;
  editions: readonly FinishedEdition[];
  /** What was read: the manuscript always, of the editions at least the PDF, if there is one. */
  readings: readonly Reading[];
  findings: readonly Finding[];
  lock: Lock;
}

const EDITIONS: readonly ProvedEdition['kind'][] = ['html', 'pdf', 'epub'];

/** Makes the record of a proof. It is proved what has an edition and no finding. */
export function proofOf({ manuscript, editions, readings, findings, lock }: ProofParts): Proof {
  const source = readings.find(({ of }) => of === 'manuscript');
  if (source === undefined) throw new TypeError('expected the reading of the manuscript, found none');
  const pdf = readings.find(({ of }) => of === 'pdf');
  const pages = (pdf?.pages ?? []).map(provedPage);
  const { name, title, language, direction } = manuscript;
  return {
    version: PROOF_VERSION,
    verdict: editions.length > 0 && findings.length === 0 ? 'proved' : 'not proved',
    manuscript: { name, title, language, direction, hash: hashOfFiles(manuscript.files) },
    editions: editions
      .map((edition) => provedEdition(edition, pages.length))
      .toSorted((a, b) => EDITIONS.indexOf(a.kind) - EDITIONS.indexOf(b.kind)),
    counts: countsOf(source),
    findings: findings
      .map(roundedFinding)
      .toSorted((a, b) => EDITIONS.indexOf(a.edition) - EDITIONS.indexOf(b.edition)),
    notes: provedNotes(source, pdf, pages, manuscript.labels),
    pages,
    lock: {
      ...lock,
      packages: byKey(lock.packages, ({ name: key }) => key),
      runtime: byKey(lock.runtime, ({ name: key }) => key),
      fonts: byKey(lock.fonts, ({ file }) => file),
      settings: Object.fromEntries(byKey(Object.entries(lock.settings), ([key]) => key)),
    },
  };
}

/**
 * The hash of some files: that of the list which `sha256sum` prints of them in the order of their paths, so that
 * anyone can take it again (`LC_ALL=C`, `sort`).
 */
export function hashOfFiles(files: readonly FileBytes[]): string {
  const lines = byKey(files, ({ path }) => path).map(({ path, bytes }) => {
    // As `sha256sum` does with names that would break its lines.
    const escaped = path.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
    return `${escaped === path ? '' : '\\'}${hashOf(bytes)}  ${escaped}\n`;
  });
  return hashOf(Buffer.from(lines.join('')));
}

/** The SHA-256 of some bytes, in hexadecimal digits. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Sorted by the bytes of a key, whatever the locale. */
function byKey<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return items.toSorted((a, b) => Buffer.compare(Buffer.from(keyOf(a)), Buffer.from(keyOf(b))));
}

/** The hash of an edition: of its file, or of a site the hash of its files. */
export function hashOfEdition({ file, files }: FinishedEdition): string {
  const [first] = files;
  const isOneFile = first !== undefined && files.length === 1 && !file.endsWith('/');
  return isOneFile ? hashOf(first.bytes) : hashOfFiles(files);
}

function provedEdition(edition: FinishedEdition, pages: number): ProvedEdition {
  const { kind, file, files } = edition;
  return {
    kind,
    file,
    bytes: files.reduce((total, { bytes }) => total + bytes.length, 0),
    sha256: hashOfEdition(edition),
    ...(kind === 'pdf' && { pages }),
  };
}

function countsOf({ chapters, notes }: Reading): Proof['counts'] {
  const leaves = [...chapters, ...notes].flatMap((part) => part.leaves);
  const written = leaves.filter(({ kind }) => kind !== 'picture');
  return {
    chapters: chapters.length,
    notes: notes.length,
    calls: sum(leaves, ({ calls }) => calls.length),
    words: sum(written, ({ text }) => text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length),
    links: sum(leaves, ({ links }) => links.length),
    pictures: leaves.length - written.length,
  };
}

function sum(leaves: readonly Leaf[], countOf: (leaf: Leaf) => number): number {
  return leaves.reduce((total, leaf) => total + countOf(leaf), 0);
}

/** What the table of notes says: order, numbers and calls of the manuscript, pages of the PDF. */
function provedNotes(
  source: Reading,
  pdf: Reading | undefined,
  pages: readonly ProvedPage[],
  labels: ReadonlyMap<string, string>,
): ProvedNote[] {
  const chapters = chaptersOfNotes(source);
  const printed = new Map((pdf?.notes ?? []).map((note) => [note.id, note]));
  const calls = new Map(callsOf(pdf).map((call) => [call.id, call.place]));
  const onPage = (index: number): ProvedNote['begins'] => {
    const page = pages[index];
    return page && { index: page.index, folio: page.folio };
  };
  return source.notes.map(({ id, number, backTo }) => {
    const [first, last] = pagesOf(printed.get(id)?.place);
    return {
      number,
      label: labels.get(id) ?? '',
      id,
      chapter: chapters.get(id) ?? '',
      ...present('begins', onPage(first)),
      ...present('ends', onPage(last)),
      calls: backTo.map((call) => ({ id: call, ...present('page', onPage(pagesOf(calls.get(call))[0])) })),
    };
  });
}

/** An absent value is no key at all. */
function present<K extends string, V>(key: K, value: V | undefined): { [key in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [key in K]?: V };
}

/** The first and the last page that something is printed on; -1 where it is on none. */
function pagesOf(place: Place | undefined): [first: number, last: number] {
  const pages = (place?.boxes ?? []).map(({ page }) => page);
  return pages.length === 0 ? [-1, -1] : [Math.min(...pages), Math.max(...pages)];
}

/** By the id of each note the id of the chapter with its first call; a note that a note calls is of that one's. */
function chaptersOfNotes({ chapters, notes }: Reading): Map<string, string> {
  const found = new Map<string, string>();
  const enter = ({ leaves }: ChapterRead | NoteRead, chapter: string): void => {
    for (const { target } of leaves.flatMap(({ calls }) => calls))
      if (!found.has(target)) found.set(target, chapter);
  };
  for (const chapter of chapters) enter(chapter, chapter.id);
  // A note is called before its own calls are numbered, so each finds its chapter when its turn comes.
  for (const note of notes) enter(note, found.get(note.id) ?? '');
  return found;
}

function callsOf(reading: Reading | undefined): { id: string; place?: Place }[] {
  const parts = [...(reading?.chapters ?? []), ...(reading?.notes ?? [])];
  return parts.flatMap(({ leaves }) => leaves).flatMap(({ calls }) => calls);
}

function provedPage({ index, folio, label, width, height }: ProvedPage): ProvedPage {
  return { index, folio, label, width: rounded(width), height: rounded(height) };
}

function roundedFinding(finding: Finding): Finding {
  const { boxes, source } = finding;
  return {
    ...finding,
    ...(boxes && { boxes: boxes.map(roundedBox) }),
    ...(source?.boxes && { source: { ...source, boxes: source.boxes.map(roundedBox) } }),
  };
}

function roundedBox({ page, x, y, width, height }: PageBox): PageBox {
  return { page, x: rounded(x), y: rounded(y), width: rounded(width), height: rounded(height) };
}

/** To a hundredth of a pt: finer than any press, coarser than the errors of adding up. */
function rounded(length: number): number {
  return Math.round(length * 100) / 100;
}
