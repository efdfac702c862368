/**
 * The note graph and the numbers, for chapters of any shape: an oracle that knows only what was to be written
 * says what is lost and what is printed, and the program must say the same of the Markdown.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import type { Problem, RelatedPlace } from '../../src/manuscript/problem.ts';
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

const RULES = new Set(['undefined-note', 'label-across-files', 'unused-note', 'duplicate-note']);

/** An undefined call may be told of together with the note of another file that it is perhaps meant for. */
function problemsOf(problems: readonly Problem[]): string[] {
  return problems
    .filter(({ ruleId }) => RULES.has(ruleId))
    .map(({ ruleId, file, line, label: name }) => {
      const rule = ruleId === 'label-across-files' ? 'undefined-note' : ruleId;
      return `${rule} ${file}:${line} ${name}`;
    });
}

/** The notes, as `file:line`, that were told of with an undefined call of another file, and those they call. */
function toldWithTheirCalls(problems: readonly Problem[], expected: readonly Expected[]): Set<string> {
  const told = new Set<string>();
  const follow = (at: number, entry: Entry): void => {
    const place = `${at + 1}.md:${entry.line}`;
    if (told.has(place)) return;
    told.add(place);
    for (const name of entry.calls) {
      const target = expected[at]!.entries.find((other) => same(other.label, name));
      if (target) follow(at, target);
    }
  };
  for (const { file, label: name = '', related } of problems.filter(
    ({ ruleId }) => ruleId === 'label-across-files',
  )) {
    expect(related).toHaveLength(1);
    const [{ file: other, place }] = related as [RelatedPlace];
    expect(other).not.toBe(file);
    const at = Number.parseInt(other, 10) - 1;
    const line = place && 'start' in place ? place.start.line : undefined;
    const entry = expected[at]!.entries.find((one) => one.line === line && one.label !== undefined);
    expect(same(entry?.label, name)).toBe(true);
    follow(at, entry!);
  }
  return told;
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
      const problems = check(book);
      const told = toldWithTheirCalls(problems, expected);
      const wanted = expected
        .flatMap((one) => one.problems)
        .filter((problem) => !(problem.startsWith('unused-note') && told.has(problem.split(' ')[1]!)));
      expect(problemsOf(problems).toSorted()).toEqual(wanted.toSorted());

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
