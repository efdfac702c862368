/**
 * The note graph and the numbers, for chapters of any shape: an oracle that knows only what was to be written
 * says what is lost and what is printed, and the program must say the same of the Markdown.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Book } from '../../src/book/book.ts';
import { check } from '../../src/check/check.ts';
import { bookOf } from '../check/in-memory.ts';

type Block = { kind: 'text'; marks: Mark[] } | { kind: 'note'; label: string; calls: string[] };
/** A call by label, or an inline note with the calls in it. */
type Mark = string | { calls: string[] };

const label = fc.constantFrom('a', 'A', 'b', 'c', 'd', 'e', '1', '2', 'see-1', 'constructor');
const calls = fc.array(label, { maxLength: 3 });
const text = fc.array(fc.oneof({ weight: 4, arbitrary: label }, fc.record({ calls })), { maxLength: 5 });
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), marks: text }),
  fc.record({ kind: fc.constant('note' as const), label, calls }),
);
const chapter = fc.array(block, { minLength: 1, maxLength: 12 });

function marks(labels: readonly string[]): string {
  return labels.map((name) => `x[^${name}]`).join(' ');
}

/** Each block is one line, with an empty line after it: block i stands at line 2i + 1. */
function render(blocks: readonly Block[]): string {
  return blocks
    .map((item) =>
      item.kind === 'note'
        ? `[^${item.label}]: Note ${marks(item.calls)}\n`
        : `Text ${item.marks.map((mark) => (typeof mark === 'string' ? `x[^${mark}]` : `x^[In ${marks(mark.calls)}]`)).join(' ')}\n`,
    )
    .join('\n');
}

/** A note of the oracle: an inline note has no label and is called once, from the text. */
interface Entry {
  label?: string;
  line: number;
  calls: string[];
  duplicate: boolean;
}

interface Expected {
  /** In the order of the source, inline notes last: as the graph has them. */
  entries: Entry[];
  /** Indices into `entries`, in order of their numbers. */
  printed: number[];
  problems: string[];
}

function oracle(blocks: readonly Block[], file: string): Expected {
  const entries: Entry[] = [];
  const inline: Entry[] = [];
  const body: (string | Entry)[] = [];
  const called: { label: string; line: number }[] = [];
  for (const [index, item] of blocks.entries()) {
    const line = 2 * index + 1;
    const labels =
      item.kind === 'note' ? item.calls : item.marks.flatMap((m) => (typeof m === 'string' ? [m] : m.calls));
    called.push(...labels.map((name) => ({ label: name, line })));
    if (item.kind === 'note') {
      const duplicate = entries.some((entry) => same(entry.label, item.label));
      entries.push({ label: item.label, line, calls: item.calls, duplicate });
      continue;
    }
    for (const mark of item.marks) {
      const entry = typeof mark === 'string' ? mark : { line, calls: mark.calls, duplicate: false };
      if (typeof entry !== 'string') inline.push(entry);
      body.push(entry);
    }
  }
  const all = [...entries, ...inline];
  const target = (name: string): number => entries.findIndex((entry) => same(entry.label, name));
  const printed: number[] = [];
  // A note that a note calls stands right behind it.
  const print = (index: number): void => {
    if (index < 0 || printed.includes(index)) return;
    printed.push(index);
    all[index]!.calls.forEach((name) => print(target(name)));
  };
  for (const mark of body) print(typeof mark === 'string' ? target(mark) : all.indexOf(mark));

  const problems = [
    ...called
      .filter((call) => target(call.label) < 0)
      .map((call) => `undefined-note ${file}:${call.line} ${call.label}`),
    ...entries.flatMap((entry, index) => {
      if (entry.duplicate) return [`duplicate-note ${file}:${entry.line} ${entry.label}`];
      return printed.includes(index) ? [] : [`unused-note ${file}:${entry.line} ${entry.label}`];
    }),
  ];
  return { entries: all, printed, problems };
}

function same(a: string | undefined, b: string): boolean {
  return a?.toLowerCase() === b.toLowerCase();
}

const RULES = new Set(['undefined-note', 'unused-note', 'duplicate-note']);

function problemsOf(book: Book): string[] {
  return check(book)
    .filter(({ ruleId }) => RULES.has(ruleId))
    .map(({ ruleId, file, line, label: name }) => `${ruleId} ${file}:${line} ${name}`);
}

it.each(['continuous', 'per-chapter'] as const)('agrees with the oracle, numbering %s', async (numbering) => {
  await fc.assert(
    fc.asyncProperty(fc.array(chapter, { minLength: 1, maxLength: 3 }), async (chapters) => {
      const files = Object.fromEntries(chapters.map((blocks, index) => [`${index + 1}.md`, render(blocks)]));
      const book = await bookOf({
        'manuscript.yaml': `title: T\nnotes: {numbering: ${numbering}}\n`,
        ...files,
      });
      const expected = chapters.map((blocks, index) => oracle(blocks, `${index + 1}.md`));
      const { graph, numbered } = book;

      // Every definition is exactly one of printed, duplicate, unused.
      for (const definition of graph.definitions) {
        const states = [
          numbered.noteOf.has(definition),
          definition.duplicateOf !== undefined,
          !definition.reached && definition.duplicateOf === undefined,
        ];
        expect(states.filter(Boolean)).toHaveLength(1);
      }
      expect(problemsOf(book).toSorted()).toEqual(expected.flatMap(({ problems }) => problems).toSorted());

      // The right notes are printed, in the right order, with the numbers 1 to n.
      const printed = book.chapters.map(({ path }) => {
        const own = graph.definitions.filter((definition) => definition.chapter.path === path);
        return numbered.notes
          .filter(({ definition }) => own.includes(definition))
          .map((note) => own.indexOf(note.definition));
      });
      expect(printed).toEqual(expected.map((one) => one.printed));
      const numbers = numbered.notes.map(({ number }) => number);
      const counts =
        numbering === 'continuous' ? [numbers.length] : expected.map((one) => one.printed.length);
      expect(numbers).toEqual(
        counts.flatMap((count) => Array.from({ length: count }, (_, index) => index + 1)),
      );

      // No id twice; every call that is printed is listed with the note it calls.
      const ids = numbered.notes.flatMap(({ id, calls: own }) => [id, ...own.map((call) => call.id)]);
      expect(new Set(ids).size).toBe(ids.length);
      for (const note of numbered.notes) {
        expect(note.calls.length).toBeGreaterThan(0);
        for (const numberedCall of note.calls) expect(numberedCall.call.target).toBe(note.definition);
      }
    }),
    { numRuns: 250 },
  );
});
