/**
 * Finds the notes of a text: runs of blocks that begin with `[12]`, `12.` or `¹²`, at its end or at the end of each
 * of its chapters. A run counts only with evidence: calls in the text before it, or a heading such as “Notes”.
 */
import type { Decision } from '../imported.ts';
import { lineOf, textOf, type Block, type Line } from './lines.ts';
import { noteMark, superscriptNumber, type MarkStyle } from './note-marks.ts';

/** A note as it stands in the text. */
export interface TextNote {
  number: number;
  mark: string;
  style: MarkStyle;
  line: number;
  /** Its paragraphs, without the mark. */
  paragraphs: { text: string; line: number }[];
}

/** A stretch of text with the notes that follow it. */
export interface Section {
  body: Block[];
  notes: TextNote[];
}

/** A text taken apart. */
export interface Sections {
  /** At least one; only the last can be without notes. */
  sections: Section[];
  /** What stands behind the last note. */
  tail: Block[];
  decisions: Decision[];
}

interface Run {
  style: MarkStyle;
  /** The blocks from `start` up to `end`. */
  start: number;
  end: number;
  notes: TextNote[];
}

/** More blocks than this without a mark, and the notes have ended. */
const LONGEST_CONTINUATION = 6;
/** So many numbers may be missing between two notes. */
const LARGEST_GAP = 40;
/** Two notes may have changed places. */
const DISORDER = 3;

const HEADING =
  /^(?:(?:foot|end)?notes?(?: (?:and|&) (?:references|sources))?|references|sources|anmerkungen|fu(?:ß|ss)noten|endnoten|notes de bas de page|références|notas(?: al pie)?|примечания|сноски|ссылки|ескертпелер)\s*:?$/iu;
const SEPARATOR = /^(?:[_=~–—-]{3,}|(?:\*\s?){3,})$/u;
const IN_BRACKETS = /\[\s?(\d{1,4}(?:\s?[,;–-]\s?\d{1,4})*)\s?\]/gu;
const RAISED = /(?<=[\p{L}\p{P}])[⁰¹²³⁴-⁹]{1,4}/gu;

/** Takes a text apart. */
export function findSections(blocks: readonly Block[]): Sections {
  const prepared = blocks.flatMap(withoutHeadingLine);
  const called = prepared.map(calledIn);
  const runs = acceptable(runsOf(prepared, called), prepared, called);
  const sections: Section[] = [];
  const decisions: Decision[] = [];
  let from = 0;
  for (const run of runs) {
    let end = run.start;
    while (end > from && isNotesHeading(prepared[end - 1]!)) {
      end--;
      const block = prepared[end]!;
      const message = 'the heading of the notes; editions make their own';
      decisions.push({
        kind: 'furniture',
        confidence: 'certain',
        message,
        line: lineOf(block),
        text: textOf(block),
      });
    }
    sections.push({ body: prepared.slice(from, end), notes: run.notes });
    from = run.end;
  }
  if (runs.length === 0) return { sections: [{ body: prepared, notes: [] }], tail: [], decisions };
  return { sections, tail: prepared.slice(from), decisions };
}

/** All runs of blocks with marks in rising order, whether they are notes or not. */
function runsOf(blocks: readonly Block[], called: readonly ReadonlySet<number>[]): Run[] {
  const runs: Run[] = [];
  let run: Run | undefined;
  for (const [index, block] of blocks.entries()) {
    const notes = notesIn(block);
    const first = notes[0];
    if (!first) {
      if (run && index - run.end >= LONGEST_CONTINUATION) run = undefined;
      continue;
    }
    const last = run?.notes.at(-1);
    // Text with calls between two notes that are both the first of theirs is the next chapter.
    const isAnew = first.number === 1 && run && called.slice(run.end, index).some(({ size }) => size > 0);
    if (run && last && !isAnew && follows(first, last)) {
      last.paragraphs.push(...blocks.slice(run.end, index).map(paragraphOf));
      run.notes.push(...notes);
      run.end = index + 1;
    } else {
      run = { style: first.style, start: index, end: index + 1, notes };
      runs.push(run);
    }
  }
  return runs;
}

function follows(next: TextNote, last: TextNote): boolean {
  if (next.style !== last.style || (next.number === 1 && last.number > 1)) return false;
  return next.number >= last.number - DISORDER && next.number <= last.number + LARGEST_GAP;
}

/** The notes of a block: one, or one on each line that begins with the next number. */
function notesIn(block: Block): TextNote[] {
  const notes: TextNote[] = [];
  for (const line of block.lines) {
    const note = noteOf(line);
    const last = notes.at(-1);
    const isNext =
      note &&
      (!last ||
        (note.style === last.style && note.number > last.number && note.number <= last.number + DISORDER));
    if (note && isNext) notes.push(note);
    else if (!last) return [];
    else last.paragraphs[0]!.text += `\n${line.text}`;
  }
  return notes;
}

function noteOf(line: Line): TextNote | undefined {
  const found = noteMark(line.text);
  if (!found) return undefined;
  const { number, mark, style, rest } = found;
  return { number, mark, style, line: line.number, paragraphs: [{ text: rest, line: line.number }] };
}

function paragraphOf(block: Block): TextNote['paragraphs'][number] {
  return { text: textOf(block), line: lineOf(block) };
}

/** The runs for which there is evidence, in order. */
function acceptable(
  runs: readonly Run[],
  blocks: readonly Block[],
  called: readonly ReadonlySet<number>[],
): Run[] {
  const accepted: Run[] = [];
  const all = new Set(called.flatMap((numbers) => [...numbers]));
  for (const [index, run] of [...runs.entries()].toReversed()) {
    const isLast = accepted.length === 0;
    const numbers = new Set(run.notes.map(({ number }) => number));
    // A paragraph that begins with a call is no note, where that number has one further on.
    if (
      numbers.size === 1 &&
      !numbers.has(1) &&
      accepted.some(({ notes }) => has(notes, run.notes[0]!.number))
    )
      continue;
    const from =
      runs.slice(0, index).findLast(({ notes }) => notes.length > 1 && notes[0]?.number === 1)?.end ?? 0;
    const before = new Set(called.slice(from, run.start).flatMap((found) => [...found]));
    const share = [...numbers].filter((number) => before.has(number)).length / numbers.size;
    const heading = run.start > 0 && isNotesHeading(blocks[run.start - 1]!);
    const isUncalled =
      isLast && all.size === 0 && run.notes.length > 1 && run.start * 2 > blocks.length - run.notes.length;
    const wanted = run.style === 'bracket' ? 0.3 : 0.5;
    if (heading || share >= wanted || (run.style === 'bracket' && isUncalled && run.start > 0))
      accepted.unshift(run);
  }
  return accepted;
}

function has(notes: readonly TextNote[], wanted: number): boolean {
  return notes.some(({ number }) => number === wanted);
}

/** The numbers that a block calls; a mark at its beginning may be that of a note. */
function calledIn(block: Block): ReadonlySet<number> {
  const text = block.lines.map((line) => line.text.replace(/^\[\s?\d{1,4}\s?\]/u, '')).join('\n');
  const numbers = new Set<number>();
  for (const [, inside = ''] of text.matchAll(IN_BRACKETS))
    for (const digits of inside.match(/\d+/gu) ?? []) numbers.add(Number(digits));
  for (const [digits] of text.matchAll(RAISED)) numbers.add(superscriptNumber(digits));
  return numbers;
}

/** True for “Notes” and for a line of dashes, which stand before notes. */
function isNotesHeading(block: Block): boolean {
  return (
    block.lines.length === 1 && block.lines.every(({ text }) => HEADING.test(text) || SEPARATOR.test(text))
  );
}

/** Where “Notes” stands right on top of the notes, it becomes a block of its own. */
function withoutHeadingLine(block: Block): Block[] {
  const [first, second, ...more] = block.lines;
  if (!first || !second || !HEADING.test(first.text) || !noteMark(second.text)) return [block];
  return [
    { lines: [first], gap: block.gap },
    { lines: [second, ...more], gap: 0 },
  ];
}
