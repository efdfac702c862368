/**
 * Mends a manuscript, in memory: makes the edits that its problems carry, checks what came of it, and begins
 * again until there is nothing left to mend. So a fix that another one was in the way of gets its turn, and a
 * manuscript that was mended once is not changed a second time. A fix by which a note would be lost is not made.
 */
import { parse, type Book } from '../book/book.ts';
import { check, type CheckOptions } from '../check/check.ts';
import { loadFrom } from '../manuscript/load.ts';
import type { Manuscript } from '../manuscript/manuscript.ts';
import type { Problem, TextEdit } from '../manuscript/problem.ts';
import { changedFiles, readTexts, type SourceText } from './changed-files.ts';
import { chooseFixes, type ChosenFixes, type EditsByFile } from './choose-fixes.ts';
import { applyEdits } from './edits.ts';
import type { Fixer } from './fixers.ts';
import { renumberLabels } from './renumber.ts';
import { sortNotes } from './sort-notes.ts';

/** A file that was mended, from its first byte. */
export interface MendedFile {
  /** Path relative to the manuscript. */
  file: string;
  before: string;
  after: string;
}

/** What came of it. */
export interface Mended {
  /** As it is now. */
  manuscript: Manuscript;
  book: Book;
  problems: Problem[];
  files: MendedFile[];
  /** How many fixes of rules were made. */
  fixes: number;
}

/** How a manuscript is mended. */
export interface MendOptions extends Omit<CheckOptions, 'configurationText'> {
  fixers: readonly Fixer[];
  signal?: AbortSignal;
}

/** Fixes wait for each other a few times, not often; what needs more rounds goes in circles. */
const MOST_ROUNDS = 20;
/** How often a round is tried again with fewer fixes, since one of them would lose a note. */
const MOST_TRIES = 60;

/** Mends a manuscript. Nothing is written. */
export async function mend(manuscript: Manuscript, options: MendOptions): Promise<Mended> {
  const originals = await readTexts(manuscript);
  const examine = examiner(manuscript, originals, options);
  let state = await examine(new Map([...originals].map(([path, { text }]) => [path, text])));
  const seen = [state.texts];
  /** Fixes by which a note would be lost, and in which state it would. */
  const refused = new Map<string, number>();
  let atMost = Infinity;
  let fixes = 0;
  for (let tries = 0; seen.length <= MOST_ROUNDS && tries <= MOST_TRIES && !isRepeated(seen);) {
    const { edits, mended } = nextEdits(state, options.fixers, refused, atMost);
    if (edits.size === 0) {
      // What was refused in another state may do no harm in this one.
      const stale = [...refused].filter(([, then]) => then !== seen.length);
      if (stale.length === 0) break;
      for (const [key] of stale) refused.delete(key);
      continue;
    }
    const texts = [...state.texts].map(
      ([path, text]) => [path, applyEdits(text, edits.get(path) ?? [])] as const,
    );
    const next = await examine(new Map(texts));
    const [first, second] = mended;
    if (first && losesNotes(state.book, next.book)) {
      // One of them did it: half of them are tried, and half of these, until it is found.
      if (!second) refused.set(keyOf(first), seen.length);
      atMost = second ? Math.floor(mended.length / 2) : Infinity;
      tries++;
      continue;
    }
    state = next;
    seen.push(state.texts);
    fixes += mended.length;
    atMost = Infinity;
  }
  const files = changesOf(originals, state.texts);
  const { manuscript: current, book, problems } = state;
  return { manuscript: current, book, problems, files, fixes: files.length > 0 ? fixes : 0 };
}

type Texts = ReadonlyMap<string, string>;

/** A manuscript with certain texts, and what is wrong with it. */
interface State {
  texts: Texts;
  manuscript: Manuscript;
  book: Book;
  problems: Problem[];
}

/** Reads, parses and checks a manuscript as if its files had other texts. */
function examiner(
  { name, files, chapters, configurationFile }: Manuscript,
  originals: ReadonlyMap<string, SourceText>,
  { signal, ...options }: MendOptions,
): (texts: Texts) => Promise<State> {
  const isOneFile = chapters.some(({ file }) => file.path === configurationFile);
  return async (texts) => {
    signal?.throwIfAborted();
    const changed = new Map(changesOf(originals, texts).map(({ file, after }) => [file, after]));
    const folder = changedFiles(files, changed);
    const manuscript = await loadFrom(folder, name, isOneFile ? configurationFile : undefined);
    const book = await parse(manuscript);
    const configurationText = isOneFile ? undefined : texts.get(configurationFile);
    return { texts, manuscript, book, problems: check(book, { ...options, configurationText }) };
  };
}

/** The fixes of the rules first; new labels when no rule has anything left to mend, and the order last of all. */
function nextEdits(
  { book, problems, texts }: State,
  fixers: readonly Fixer[],
  refused: ReadonlyMap<string, number>,
  atMost: number,
): ChosenFixes {
  if (fixers.includes('rules')) {
    const open = refused.size === 0 ? problems : problems.filter((problem) => !refused.has(keyOf(problem)));
    const chosen = chooseFixes(open, texts, atMost);
    if (chosen.mended.length > 0) return chosen;
  }
  const renumbered = fixers.includes('renumber') ? renumberLabels(book) : [];
  const others = renumbered.length === 0 && fixers.includes('sort') ? sortNotes(book) : renumbered;
  return { edits: byFile(others), mended: [] };
}

/** A fix as it can be known again, as long as nothing before it changes. */
function keyOf({ fix }: Problem): string {
  return JSON.stringify(fix);
}

/**
 * True where a reader would miss something: a note, or a call that leads to one. A rule sees its place and not
 * what the rest of the file makes of it; so the last word is with the book as it is read again.
 */
function losesNotes({ numbered: before }: Book, { numbered: after }: Book): boolean {
  return after.notes.length < before.notes.length || after.callOf.size < before.callOf.size;
}

function byFile(edits: readonly TextEdit[]): EditsByFile {
  const files: EditsByFile = new Map();
  for (const edit of edits) {
    const list = files.get(edit.file) ?? [];
    files.set(edit.file, list);
    list.push(edit);
  }
  return files;
}

/** True where two fixes undo each other. It ends where the circle began, so that a second run ends there too. */
function isRepeated(seen: readonly Texts[]): boolean {
  const last = seen.at(-1);
  return seen.slice(0, -1).some((texts) => [...texts].every(([path, text]) => text === last?.get(path)));
}

function changesOf(originals: ReadonlyMap<string, SourceText>, texts: Texts): MendedFile[] {
  return [...originals].flatMap(([file, { text, head }]) => {
    const after = texts.get(file) ?? text;
    return after === text ? [] : [{ file, before: head + text, after: head + after }];
  });
}
