/**
 * Mends a manuscript, in memory: makes the edits that its problems carry, checks what came of it, and begins
 * again until there is nothing left to mend. So a fix that another one was in the way of gets its turn, and a
 * manuscript that was mended once is not changed a second time.
 */
import { parse, type Book } from '../book/book.ts';
import { check, type CheckOptions } from '../check/check.ts';
import { loadFrom } from '../manuscript/load.ts';
import type { Manuscript } from '../manuscript/manuscript.ts';
import type { Problem, TextEdit } from '../manuscript/problem.ts';
import { changedFiles, readTexts, type SourceText } from './changed-files.ts';
import { chooseFixes, type EditsByFile } from './choose-fixes.ts';
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

/** Mends a manuscript. Nothing is written. */
export async function mend(manuscript: Manuscript, options: MendOptions): Promise<Mended> {
  const { name, files, chapters, configurationFile } = manuscript;
  const originals = await readTexts(manuscript);
  const isOneFile = chapters.some(({ file }) => file.path === configurationFile);
  let texts: Texts = new Map([...originals].map(([path, { text }]) => [path, text]));
  const seen = [texts];
  let current = manuscript;
  let fixes = 0;
  for (;;) {
    options.signal?.throwIfAborted();
    const configurationText = isOneFile ? undefined : texts.get(configurationFile);
    const book = await parse(current);
    const problems = check(book, { ...options, configurationText });
    const { edits, count } = nextEdits(book, problems, texts, options.fixers);
    const isDone = edits.size === 0 || seen.length > MOST_ROUNDS || isRepeated(seen);
    if (isDone) {
      const mended = changesOf(originals, texts);
      return { manuscript: current, book, problems, files: mended, fixes: mended.length > 0 ? fixes : 0 };
    }
    fixes += count;
    texts = new Map([...texts].map(([path, text]) => [path, applyEdits(text, edits.get(path) ?? [])]));
    seen.push(texts);
    const changed = new Map(changesOf(originals, texts).map(({ file, after }) => [file, after]));
    current = await loadFrom(changedFiles(files, changed), name, isOneFile ? configurationFile : undefined);
  }
}

type Texts = ReadonlyMap<string, string>;

/** The fixes of the rules first; new labels when no rule has anything left to mend, and the order last of all. */
function nextEdits(
  book: Book,
  problems: readonly Problem[],
  texts: Texts,
  fixers: readonly Fixer[],
): { edits: EditsByFile; count: number } {
  if (fixers.includes('rules')) {
    const chosen = chooseFixes(problems, texts);
    if (chosen.count > 0) return chosen;
  }
  const renumbered = fixers.includes('renumber') ? renumberLabels(book) : [];
  const others = renumbered.length === 0 && fixers.includes('sort') ? sortNotes(book) : renumbered;
  return { edits: byFile(others), count: 0 };
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
