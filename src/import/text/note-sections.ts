/**
 * Finds the notes of a text: runs of blocks that begin with `[12]`, `12.` or `¹²`, at its end or at the end of each
 * of its chapters. A run counts only with evidence: calls in the text before it, or a heading such as “Notes”.
 */
import type { Confidence, Decision } from '../imported.ts';
import { lineOf, textOf, type Block, type Line } from './lines.ts';
import { noteMark, type MarkStyle } from './note-marks.ts';
import { raisedNumbers } from './raised-numbers.ts';

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
  /** How sure it is that they are notes. */
  confidence: Confidence;
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

interface JudgedRun extends Run {
  confidence: Confidence;
}

/** More blocks than this without a mark, and the notes have ended. */
const LONGEST_CONTINUATION = 6;
/** So many numbers may be missing between two notes. */
const LARGEST_GAP = 40;
/** Two notes may have changed places. */
const DISORDER = 3;
/** The part of notes of the form `[1]` that must be called. */
const LEAST_BRACKETS = 0.3;
/** The part of others. */
const LEAST_OTHERS = 0.5;
/** A heading is no longer. */
const LONGEST_HEADING = 80;

const HEADING =
  /^(?:(?:foot|end)?notes?(?: (?:and|&) (?:references|sources))?|references|sources|anmerkungen|fu(?:ß|ss)noten|endnoten|notes de bas de page|références|notas(?: al pie)?|примечания|сноски|ссылки|ескертпелер)\s*:?$/iu;
const SEPARATOR = /^(?:[_=~–—-]{3,}|(?:\*\s?){3,})$/u;
const IN_BRACKETS = /\[\s?(\d{1,4}(?:\s?[,;–-]\s?\d{1,4})*)\s?\]/gu;

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
    sections.push({ body: prepared.slice(from, end), notes: run.notes, confidence: run.confidence });
    from = run.end;
  }
  if (runs.length === 0)
    return { sections: [{ body: prepared, notes: [], confidence: 'certain' }], tail: [], decisions };
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
): JudgedRun[] {
  const accepted: JudgedRun[] = [];
  for (const [index, run] of [...runs.entries()].toReversed()) {
    const numbers = new Set(run.notes.map(({ number }) => number));
    // A paragraph that begins with a call is no note, where that number has one further on.
    if (
      numbers.size === 1 &&
      !numbers.has(1) &&
      accepted.some(({ notes }) => has(notes, run.notes[0]!.number))
    )
      continue;
    const from = runs.slice(0, index).findLast((before) => endsStretch(before, blocks))?.end ?? 0;
    const before = inOrder(called.slice(from, run.start));
    const evidence = { run, blocks, called, before, next: accepted[0] };
    const confidence = run.style === 'point' ? judgePoints(evidence) : judgeMarks(evidence);
    if (confidence) accepted.unshift({ ...run, confidence });
  }
  return accepted;
}

interface Evidence {
  run: Run;
  blocks: readonly Block[];
  /** What each block calls. */
  called: readonly ReadonlySet<number>[];
  /** What the stretch before the run calls. */
  before: readonly number[];
  /** The notes of the next stretch. */
  next: JudgedRun | undefined;
}

/** `[1]` and `¹` begin notes and hardly anything else. */
function judgeMarks({ run, blocks, called, before, next }: Evidence): Confidence | undefined {
  const isUncalled =
    !next &&
    called.every(({ size }) => size === 0) &&
    run.notes.length > 1 &&
    run.start > 0 &&
    run.start * 2 > blocks.length - run.notes.length;
  const top = blocks[run.start - 1];
  const isBracket = run.style === 'bracket';
  const isNotes =
    (top && isNotesHeading(top)) ||
    shareOf(run, before) >= (isBracket ? LEAST_BRACKETS : LEAST_OTHERS) ||
    (isBracket && isUncalled);
  if (!isNotes) return undefined;
  return isBracket || (top && isTitleOfNotes(top)) ? 'certain' : 'likely';
}

/** `1.` begins an item of a list just as well: it must stand where notes stand, and must be called. */
function judgePoints({ run, blocks, called, before, next }: Evidence): Confidence | undefined {
  const top = blocks[run.start - 1];
  if (top && isTitleOfNotes(top)) return 'certain';
  if (shareOf(run, before) < LEAST_OTHERS) return undefined;
  const isApart = top !== undefined && isNotesHeading(top);
  if (top && !isApart && beginsList(top)) return undefined;
  // An item may call notes of its own; a note refers at most to another.
  if (inOrder(called.slice(run.start, run.end)).some((number) => !before.includes(number))) return undefined;
  const after = inOrder(called.slice(run.end, next?.start));
  if (next) {
    if (next.confidence !== 'unsure') return undefined;
    // What counts on is the same text; the next chapter begins with 1 again, and calls its own notes.
    if (after[0] !== 1 || shareOf(next, after) < LEAST_OTHERS) return undefined;
  } else if (after.length > 0) return undefined;
  return 'unsure';
}

/** Which part of the notes is called. */
function shareOf({ notes }: Run, called: readonly number[]): number {
  const numbers = new Set(notes.map(({ number }) => number));
  const found = new Set(called);
  return [...numbers].filter((number) => found.has(number)).length / numbers.size;
}

function inOrder(called: readonly ReadonlySet<number>[]): number[] {
  return called.flatMap((numbers) => [...numbers]);
}

/** True for notes behind which the calls of another stretch begin; what may be a list ends none. */
function endsStretch({ notes, style, start }: Run, blocks: readonly Block[]): boolean {
  if (notes.length < 2 || notes[0]?.number !== 1) return false;
  return style !== 'point' || (start > 0 && isTitleOfNotes(blocks[start - 1]!));
}

/** True for “… the following:” and for a heading such as “Recommendations”. */
function beginsList(block: Block): boolean {
  const text = textOf(block);
  if (/:$/u.test(text)) return true;
  return block.lines.length === 1 && text.length <= LONGEST_HEADING && /[\p{L}\p{N}]$/u.test(text);
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
  for (const { number, isExponent } of raisedNumbers(text)) if (!isExponent) numbers.add(number);
  return numbers;
}

/** True for “Notes” and for a line of dashes, which stand before notes. */
function isNotesHeading(block: Block): boolean {
  return isTitleOfNotes(block) || (block.lines.length === 1 && SEPARATOR.test(block.lines[0]!.text));
}

/** True for “Notes”. */
function isTitleOfNotes({ lines }: Block): boolean {
  return lines.length === 1 && HEADING.test(lines[0]!.text);
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
