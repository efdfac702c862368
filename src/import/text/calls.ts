/** Finds the calls of notes in a text: `[12]`, also glued to words, `[12, 13]`, `[12–14]`, `¹²`. */
import type { PhrasingContent } from 'mdast';
import type { Decision } from '../imported.ts';
import { superscriptNumber } from './note-marks.ts';

/** What is known of the notes of a section. */
export interface KnownNotes {
  /** The numbers that have a note. */
  numbers: ReadonlySet<number>;
  /** Whether superscripts are calls; they are exponents otherwise. */
  raised: boolean;
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
const ALSO_RAISED = /\[\s?(\d{1,4}(?:\s?[,;–-]\s?\d{1,4})*)\s?\]|(?<=[\p{L}\p{P}])([⁰¹²³⁴-⁹]{1,4})/gu;
const LONGEST_RANGE = 20;

/** A reader for the text of a section. */
export function callReader(known: KnownNotes): CallReader {
  const { numbers, raised, labelOf } = known;
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

  function isCall(inside: readonly number[], isRaised: boolean): boolean {
    if (inside.every((number) => numbers.has(number))) return true;
    if (isRaised || inside.length > 1) return false;
    return inside.every((number) => withoutNote(number) === 'call');
  }

  function tell(mark: string, inside: readonly number[], line: number): void {
    for (const number of inside) {
      called.add(number);
      last = number;
      if (numbers.has(number)) {
        const message = `${mark} is a call of note ${number}`;
        decisions.push({ kind: 'call', confidence: inside.length > 1 ? 'likely' : 'certain', message, line });
      } else {
        const message = `expected a note that begins with ${mark}, found none; the mark is kept as a call, so that \`check\` reports it`;
        decisions.push({ kind: 'fault', confidence: 'certain', message, line, text: mark });
      }
    }
  }

  function read(text: string, line: number): PhrasingContent[] {
    const nodes: PhrasingContent[] = [];
    let from = 0;
    let at = line;
    let counted = 0;
    for (const found of text.matchAll(raised ? ALSO_RAISED : IN_BRACKETS)) {
      const [mark, inBrackets, above] = found;
      const inside = above === undefined ? numbersOf(inBrackets ?? '') : [superscriptNumber(above)];
      at += lineEnds(text, counted, found.index);
      counted = found.index;
      if (inside.length === 0 || !isCall(inside, above !== undefined)) {
        const message = `${mark} was kept as text: no note has that number`;
        decisions.push({ kind: 'call', confidence: 'unsure', message, line: at, text: mark });
        continue;
      }
      tell(mark, inside, at);
      if (found.index > from) nodes.push({ type: 'text', value: text.slice(from, found.index) });
      for (const number of inside) {
        const label = labelOf(number);
        nodes.push({ type: 'footnoteReference', identifier: label.toLowerCase(), label });
      }
      from = found.index + mark.length;
    }
    if (from < text.length) nodes.push({ type: 'text', value: text.slice(from) });
    return nodes;
  }
  return { read, decisions, called };
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
