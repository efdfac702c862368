/** Finds the calls of notes in a text: `[12]`, also glued to words, `[12, 13]`, `[12–14]`, `¹²`. */
import type { PhrasingContent } from 'mdast';
import type { Confidence, Decision } from '../imported.ts';
import type { Block } from './lines.ts';
import { countingOn, raisedNumbers } from './raised-numbers.ts';

/** What is known of the notes of a section. */
export interface KnownNotes {
  /** The numbers that have a note. */
  numbers: ReadonlySet<number>;
  /** How sure it is that they are notes. */
  confidence: Confidence;
  /** The text, where its superscripts are calls; they are exponents otherwise. */
  raisedIn?: readonly Block[] | undefined;
  /** The label of the note with a number. */
  labelOf(number: number): string;
}

/** Reads text, and remembers what it called so far. */
export interface CallReader {
  /** @param line the line that the text begins on */
  read(text: string, line: number): PhrasingContent[];
  /** What it decided, in order. */
  readonly decisions: Decision[];
  /** The numbers that were called. */
  readonly called: ReadonlySet<number>;
}

const IN_BRACKETS = /\[\s?(\d{1,4}(?:\s?[,;–-]\s?\d{1,4})*)\s?\]/gu;
const LONGEST_RANGE = 20;
const NO_NOTE = 'no note has that number';

/** Something in a text that looks like a call. */
interface Mark {
  mark: string;
  index: number;
  inside: number[];
  /** Why it is none. */
  refused?: string | undefined;
}

/** A reader for the text of a section. */
export function callReader(known: KnownNotes): CallReader {
  const { numbers, confidence, raisedIn, labelOf } = known;
  const raised = raisedIn && raisedCalls(raisedIn, numbers);
  const seen = new Map<number, number>();
  const highest = Math.max(0, ...numbers);
  const decisions: Decision[] = [];
  const called = new Set<number>();
  let last = 0;

  /** What a number in brackets is, without a note of its own. */
  function withoutNote(number: number): 'call' | 'text' {
    if (number > 0 && number < highest) return 'call';
    // Beyond the notes: only where the calls count on. `[1991]` in a quotation is a year.
    return number === last + 1 ? 'call' : 'text';
  }

  function whyNone({ inside, refused }: Mark): string | undefined {
    if (refused !== undefined || inside.every((number) => numbers.has(number))) return refused;
    if (inside.length === 1 && withoutNote(inside[0]!) === 'call') return undefined;
    return NO_NOTE;
  }

  /** What looks like a call, in order, each on its line. */
  function marksIn(text: string, line: number): (Mark & { line: number })[] {
    const marks: Mark[] = [...text.matchAll(IN_BRACKETS)]
      .map(({ 0: mark, 1: inside = '', index }) => ({ mark, index, inside: numbersOf(inside) }))
      .map((mark) => (mark.inside.length === 0 ? { ...mark, refused: NO_NOTE } : mark));
    if (raised)
      marks.push(
        ...raisedNumbers(text).map(({ mark, index, number }) => ({ mark, index, inside: [number] })),
      );
    let at = line;
    let counted = 0;
    return marks
      .toSorted((a, b) => a.index - b.index)
      .map((mark) => {
        at += lineEnds(text, counted, mark.index);
        counted = mark.index;
        if (!raised || mark.mark.startsWith('[')) return { ...mark, line: at };
        const before = seen.get(at) ?? 0;
        seen.set(at, before + 1);
        return { ...mark, line: at, refused: raised.get(at)?.[before] };
      });
  }

  function tell(mark: string, inside: readonly number[], line: number): void {
    for (const number of inside) {
      called.add(number);
      last = number;
      if (numbers.has(number)) {
        const message = `${mark} is a call of note ${number}`;
        const isPlain = inside.length === 1 || confidence !== 'certain';
        decisions.push({ kind: 'call', confidence: isPlain ? confidence : 'likely', message, line });
      } else {
        const message = `expected a note that begins with ${mark}, found none; the mark is kept as a call, so that \`check\` reports it`;
        decisions.push({ kind: 'fault', confidence: 'certain', message, line, text: mark });
      }
    }
  }

  function read(text: string, line: number): PhrasingContent[] {
    const nodes: PhrasingContent[] = [];
    let from = 0;
    for (const found of marksIn(text, line)) {
      const { mark, index, inside } = found;
      const reason = whyNone(found);
      if (reason !== undefined) {
        const message = `${mark} was kept as text: ${reason}`;
        decisions.push({ kind: 'call', confidence: 'unsure', message, line: found.line, text: mark });
        continue;
      }
      tell(mark, inside, found.line);
      if (index > from) nodes.push({ type: 'text', value: text.slice(from, index) });
      for (const number of inside) {
        const label = labelOf(number);
        nodes.push({ type: 'footnoteReference', identifier: label.toLowerCase(), label });
      }
      from = index + mark.length;
    }
    if (from < text.length) nodes.push({ type: 'text', value: text.slice(from) });
    return nodes;
  }
  return { read, decisions, called };
}

/** For each line the reasons why its raised numbers are no calls; undefined for those that are. */
function raisedCalls(
  blocks: readonly Block[],
  numbers: ReadonlySet<number>,
): ReadonlyMap<number, (string | undefined)[]> {
  const reasons = new Map<number, (string | undefined)[]>();
  const possible = blocks
    .flatMap(({ lines }) => lines)
    .flatMap((line) => raisedNumbers(line.text).map((raised) => ({ ...raised, line: line.number })));
  const named = possible.filter(({ number, isExponent }) => numbers.has(number) && !isExponent);
  const counted = countingOn(named);
  const calls = new Set(named.filter((_, index) => counted[index]));
  for (const raised of possible) {
    const { number, isExponent, line } = raised;
    const reason = !numbers.has(number)
      ? NO_NOTE
      : isExponent
        ? 'behind a unit or a single letter it reads like an exponent'
        : 'it stands out of the order of the notes';
    const ofLine = reasons.get(line) ?? [];
    ofLine.push(calls.has(raised) ? undefined : reason);
    reasons.set(line, ofLine);
  }
  return reasons;
}

/** `12, 14–16` → 12, 14, 15, 16; nothing where a range is none. */
function numbersOf(inside: string): number[] {
  const numbers: number[] = [];
  for (const part of inside.split(/[,;]/u)) {
    const [first = 0, second = first] = part.split(/[–-]/u).map(Number);
    if (second < first || second - first > LONGEST_RANGE) return [];
    for (let number = first; number <= second; number++) numbers.push(number);
  }
  return numbers;
}

function lineEnds(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
