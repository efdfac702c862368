/**
 * Thousands of faults, one at a time, in manuscripts that are clean but for it: what is reported must be exactly
 * what the table says, no more and no less.
 */
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { parse, type Book } from '../../../src/book/book.ts';
import { check } from '../../../src/check/check.ts';
import { noteGraph } from '../../../src/notes/graph.ts';
import { numberNotes } from '../../../src/notes/numbering.ts';
import { loadFrom } from '../../../src/manuscript/load.ts';
import type { Manuscript } from '../../../src/manuscript/manuscript.ts';
import { memoryFiles } from '../../../src/manuscript/memory.ts';
import { cleanManuscript, diceOf, type CleanChapter } from './clean-manuscript.ts';
import { KINDS, type Faulty } from './kinds.ts';

/** Faults of each kind; a few more than 5,000 together. */
const EACH = 175;
const SEED = Number(process.env.IMPRIMATUR_SEED ?? 1);
const YAML = 'title: Faults\nlanguage: en\nuuid: 123e4567-e89b-42d3-a456-426614174000\n';

interface Clean {
  chapters: CleanChapter[];
  manuscript: Manuscript;
  book: Book;
}

/** Each manuscript is parsed once; of a faulty copy, only the chapters that differ. */
const parsed = new Map<number, Promise<Clean>>();

async function clean(seed: number): Promise<Clean> {
  const chapters = cleanManuscript(seed);
  const files = chapters.map(({ path, lines }): [string, string] => [path, lines.join('\n')]);
  const folder = memoryFiles({ 'manuscript.yaml': YAML, ...Object.fromEntries(files) });
  const manuscript = await loadFrom(folder, 'clean');
  return { chapters, manuscript, book: await parse(manuscript) };
}

async function withFault({ chapters, manuscript, book }: Clean, { lines }: Faulty): Promise<Book> {
  const now = [...book.chapters];
  for (const [index, own] of lines.entries()) {
    const value = own.join('\n');
    if (value === chapters[index]!.lines.join('\n')) continue;
    const source = manuscript.chapters[index]!;
    const file = new VFile({ path: source.file.path, value });
    const anew = await parse({ ...manuscript, chapters: [{ ...source, file }] });
    now[index] = { ...anew.chapters[0]!, number: index + 1 };
  }
  const graph = noteGraph(now);
  return { ...book, chapters: now, graph, numbered: numberNotes(graph, book.configuration.notes.numbering) };
}

function problemsOf(book: Book): string[] {
  return check(book)
    .map(({ ruleId, file, line }) => `${ruleId} ${file}:${line}`)
    .toSorted();
}

function manuscriptOf(seed: number): Promise<Clean> {
  const known = parsed.get(seed) ?? clean(seed);
  parsed.set(seed, known);
  return known;
}

it('says nothing of the clean manuscripts', async () => {
  for (let seed = SEED; seed < SEED + 40; seed++) {
    expect({ seed, problems: problemsOf((await manuscriptOf(seed)).book) }).toEqual({ seed, problems: [] });
  }
});

describe(`finds every fault, and nothing else (seed ${SEED})`, () => {
  it.each(Object.entries(KINDS))('%s', async (kind, inject) => {
    const roll = diceOf(SEED + [...kind].reduce((sum, letter) => sum * 31 + letter.codePointAt(0)!, 7));
    let done = 0;
    for (let tried = 0; done < EACH; tried++) {
      expect(tried, 'places for this kind of fault').toBeLessThan(EACH * 60);
      const seed = SEED + roll(40);
      const { chapters, ...rest } = await manuscriptOf(seed);
      const chapter = roll(chapters.length);
      const note = roll(chapters[chapter]!.notes.length);
      const faulty = inject(chapters, { chapter, note }, roll);
      if (!faulty) continue;
      done++;
      const expected = faulty.expected.map(([rule, at, line]) => `${rule} ${chapters[at]!.path}:${line + 1}`);
      const book = await withFault({ chapters, ...rest }, faulty);
      expect({ seed, chapter, note, problems: problemsOf(book) }).toEqual({
        seed,
        chapter,
        note,
        problems: expected.toSorted(),
      });
    }
  });
});

it('is more than 5,000 faults', () => {
  expect(Object.keys(KINDS).length * EACH).toBeGreaterThan(5_000);
});
