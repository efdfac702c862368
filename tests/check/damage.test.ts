/**
 * Every note of the sample report is damaged in every way that notes are damaged, one at a time, and the
 * complete list of problems must be what the damage is, and nothing else.
 */
import { fileURLToPath } from 'node:url';
import { VFile } from 'vfile';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse, type Book } from '../../src/book/book.ts';
import { check } from '../../src/check/check.ts';
import { loadManuscript } from '../../src/manuscript/load.ts';
import type { Manuscript } from '../../src/manuscript/manuscript.ts';
import { noteGraph } from '../../src/notes/graph.ts';
import { numberNotes } from '../../src/notes/numbering.ts';
import * as damage from './damage.ts';
import type { WrittenNote } from './damage.ts';

const NOTES = 138;

let manuscript: Manuscript;
let book: Book;
let sources: string[];
let notes: WrittenNote[];

beforeAll(async () => {
  manuscript = await loadManuscript(fileURLToPath(new URL('../../manuscript', import.meta.url)));
  book = await parse(manuscript);
  sources = manuscript.chapters.map(({ file }) => String(file));
  notes = damage.writtenNotes(sources);
});

/** Chapter → its new source. */
type Changes = Readonly<Record<number, string>>;
/** The rule, the chapter, and the line from 0. */
type Expected = readonly [rule: string, chapter: number, line: number];

/** The book with some chapters parsed anew; the others are as they were. */
async function damaged(changes: Changes): Promise<Book> {
  const chapters = [...book.chapters];
  for (const [key, value] of Object.entries(changes)) {
    const index = Number(key);
    const chapter = manuscript.chapters[index]!;
    const file = new VFile({ path: chapter.file.path, value });
    const anew = await parse({ ...manuscript, chapters: [{ ...chapter, file }] });
    chapters[index] = { ...anew.chapters[0]!, number: index + 1 };
  }
  const graph = noteGraph(chapters);
  return { ...book, chapters, graph, numbered: numberNotes(graph, book.configuration.notes.numbering) };
}

/** What is found beyond information, which the sample may have without any damage. */
function problemsOf(of: Book): string[] {
  return check(of)
    .filter(({ severity }) => severity !== 'info')
    .map(({ ruleId, file, line }) => `${ruleId} ${file}:${line}`);
}

async function expectProblems(changes: Changes, expected: readonly Expected[]): Promise<void> {
  for (const [chapter, source] of Object.entries(changes)) expect(source).not.toBe(sources[Number(chapter)]);
  const wanted = expected.map(
    ([rule, chapter, line]) => `${rule} ${manuscript.chapters[chapter]!.file.path}:${line + 1}`,
  );
  expect(problemsOf(await damaged(changes)).toSorted()).toEqual(wanted.toSorted());
}

interface Damage {
  kind: string;
  /** What is done to a note, and what is then wrong; undefined where the damage cannot be done to it. */
  apply(note: WrittenNote, index: number): [Changes, Expected[]] | undefined;
  /** How many notes it can be done to. */
  times(): number;
}

const table: Damage[] = [
  {
    kind: 'its definition is deleted',
    apply: (note) => [
      { [note.chapter]: damage.deleteDefinition(sources[note.chapter]!, note) },
      [['undefined-note', note.chapter, note.callLine]],
    ],
    times: () => NOTES,
  },
  {
    kind: 'its call is deleted',
    apply: (note) => [
      { [note.chapter]: damage.deleteCall(sources[note.chapter]!, note) },
      [['unused-note', note.chapter, note.definitionLine]],
    ],
    times: () => NOTES,
  },
  {
    kind: 'its definition is doubled',
    apply: (note) => [
      { [note.chapter]: damage.doubleDefinition(sources[note.chapter]!, note) },
      // The copy begins after the original and an empty line.
      [['duplicate-note', note.chapter, note.definitionEnd + 1]],
    ],
    times: () => NOTES,
  },
  {
    kind: 'the labels of its call and of the next (or else the last) one in the file are exchanged',
    apply(note, index) {
      const following = notes[index + 1];
      const [first, second] =
        following?.chapter === note.chapter ? [note, following] : [notes[index - 1], note];
      if (first?.chapter !== note.chapter || !second) return undefined;
      return [
        { [note.chapter]: damage.swapCalls(sources[note.chapter]!, first, second) },
        // The lower label now stands where the higher one stood.
        [['numbering-order', note.chapter, second.callLine]],
      ];
    },
    times: () => NOTES,
  },
  {
    kind: 'the labels of its call and of the first one in the next file are exchanged',
    apply(note, index) {
      const next = notes[index + 1];
      if (!next || next.chapter === note.chapter) return undefined;
      return [
        {
          [note.chapter]: damage.relabelCall(sources[note.chapter]!, note, next.label),
          [next.chapter]: damage.relabelCall(sources[next.chapter]!, next, note.label),
        },
        // Each names the definition that it has in the other file, which is therefore not told of as unused.
        [
          ['label-across-files', note.chapter, note.callLine],
          ['label-across-files', next.chapter, next.callLine],
        ],
      ];
    },
    times: () => new Set(notes.map(({ chapter }) => chapter)).size - 1,
  },
];

describe('the sample report', () => {
  it(`has ${NOTES} notes in order, and nothing is wrong with it`, () => {
    expect(notes.map(({ label }) => label)).toEqual(
      Array.from({ length: NOTES }, (_, index) => String(index + 1)),
    );
    expect(book.graph.definitions).toHaveLength(NOTES);
    expect(book.graph.calls).toHaveLength(NOTES);
    expect(
      book.numbered.notes.map(({ number, definition }) => `${number}` === definition.label),
    ).not.toContain(false);
    expect(problemsOf(book)).toEqual([]);
  });

  it.each(table)('loses no note unseen where $kind', async ({ apply, times }) => {
    let done = 0;
    for (const [index, note] of notes.entries()) {
      const result = apply(note, index);
      if (!result) continue;
      await expectProblems(...result);
      done++;
    }
    expect(done).toBe(times());
  });
});
