/**
 * Finds the notes at the foot of pages, word by word. What is looked for on a page is all that must stand
 * there: the rest of the note that the page before broke off, and the notes that begin here. The lines that say
 * just that, down to the last one above the folio, are the notes; every other word of the page is text.
 */
import { plainText } from '../end-to-end/sample/plain-text.ts';
import type { WordBox } from './poppler.ts';

/** A note that is looked for. */
export interface WantedNote {
  number: number;
  words: readonly string[];
  /** The page that it begins on, from 1. */
  page: number;
}

/** Where a word of a note was found: on a page, in one box or, where a line ends within it, in several. */
export interface FoundWord {
  page: number;
  boxes: WordBox[];
}

/** What was found. */
export interface Foot {
  /** By the number of the note: its words in order, the number itself first. */
  found: Map<number, FoundWord[]>;
  /** How far down the words of the text reach, by page from 0; in points. */
  textEnds: number[];
  faults: string[];
}

/** A word that is still to come. */
interface Wanted {
  note: number;
  word: string;
}

/** @param folios as printed, by page */
export function readFeet(
  pages: readonly (readonly WordBox[])[],
  notes: readonly WantedNote[],
  folios: readonly string[],
): Foot {
  const foot: Foot = { found: new Map(), textEnds: [], faults: [] };
  let rest: Wanted[] = [];
  for (const [index, boxes] of pages.entries()) {
    const page = index + 1;
    const wanted = [...rest, ...notes.filter((note) => note.page === page).flatMap(wordsOf)];
    const lines = withoutFolio(linesOf(boxes), folios[index] ?? '');
    let begin = lines.length;
    let matched: FoundWord[] = [];
    for (let from = 0; wanted.length > 0 && from < lines.length; from++) {
      const words = match(wanted, lines.slice(from), page);
      if (!words) continue;
      begin = from;
      matched = words;
      break;
    }
    foot.textEnds.push(
      Math.max(0, ...lines.slice(0, begin).flatMap((line) => line.map((box) => box.bottom))),
    );
    for (const [at, word] of matched.entries()) {
      const { note } = wanted[at]!;
      foot.found.set(note, [...(foot.found.get(note) ?? []), word]);
    }
    const after = wanted.slice(matched.length);
    // Only the last note of a page may go on overleaf, and only once it has begun.
    const last = wanted.findIndex(({ note }) => note === wanted.at(-1)!.note);
    if (wanted.length > 0 && matched.length <= last)
      foot.faults.push(`the foot of page ${page} says “${sayLast(lines)}”, expected “${sayFirst(wanted)}”`);
    rest = matched.length > last ? after : [];
  }
  if (rest.length > 0) foot.faults.push(`note ${rest[0]!.note} is broken off before “${sayFirst(rest)}”`);
  return foot;
}

function wordsOf({ number, words }: WantedNote): Wanted[] {
  return [String(number), ...words].map((word) => ({ note: number, word }));
}

/** The words on these lines, all boxes used; undefined where they say anything else. */
function match(
  wanted: readonly Wanted[],
  lines: readonly (readonly WordBox[])[],
  page: number,
): FoundWord[] | undefined {
  const boxes = lines.flatMap((line, row) =>
    line.map((box, at) => ({ box, row, isLast: at === line.length - 1 })),
  );
  const found: FoundWord[] = [];
  let at = 0;
  while (at < boxes.length) {
    const want = wanted[found.length]?.word;
    if (want === undefined) return undefined;
    let said = plainText(boxes[at]!.box.text);
    const word: FoundWord = { page, boxes: [boxes[at]!.box] };
    while (said !== want) {
      const before = boxes[at]!;
      const next = boxes[++at];
      // A word goes on where its line ends, or where another style begins within it: then nothing is between.
      if (!next || !(before.isLast || next.box.left - before.box.right < 0.8)) return undefined;
      const more = plainText(next.box.text);
      const whole = said + more;
      const joined = before.isLast ? said.replace(/-$/u, '') + more : whole;
      if (want.startsWith(whole)) said = whole;
      else if (want.startsWith(joined)) said = joined;
      else return undefined;
      word.boxes.push(next.box);
    }
    found.push(word);
    at++;
  }
  return found;
}

/** The words of a page in lines from the top, each from left to right. */
function linesOf(boxes: readonly WordBox[]): WordBox[][] {
  const lines: WordBox[][] = [];
  for (const box of boxes.toSorted((a, b) => middle(a) - middle(b))) {
    const line = lines.at(-1);
    // Small figures and other typefaces stand a little higher or lower on the same line.
    if (line && middle(box) - Math.max(...line.map(middle)) < 3) line.push(box);
    else lines.push([box]);
  }
  return lines.map((line) => line.toSorted((a, b) => a.left - b.left));
}

function middle({ top, bottom }: WordBox): number {
  return (top + bottom) / 2;
}

function withoutFolio(lines: WordBox[][], folio: string): WordBox[][] {
  const last = lines.at(-1);
  return folio !== '' && last?.length === 1 && last[0]!.text === folio ? lines.slice(0, -1) : lines;
}

function sayLast(lines: readonly (readonly WordBox[])[]): string {
  return lines
    .slice(-3)
    .map((line) => line.map(({ text }) => text).join(' '))
    .join(' / ');
}

function sayFirst(wanted: readonly Wanted[]): string {
  return wanted
    .slice(0, 20)
    .map(({ word }) => word)
    .join(' ');
}
