/** Raised numbers in a text: calls, or exponents such as those of `km²` and `x²`. */
import { superscriptNumber } from './note-marks.ts';

/** A raised number behind a word or a point. */
export interface RaisedNumber {
  number: number;
  /** Where it stands in the text. */
  index: number;
  /** As it is written: `²`. */
  mark: string;
  /** True behind a unit or a single letter. */
  isExponent: boolean;
  /** True behind a point or the like, where calls stand and exponents hardly do. */
  isBehindPoint: boolean;
}

/** Behind a bullet it may begin a note. */
const RAISED = /(?<=[\p{L}\p{P}])(?<![•‣⁃·])[⁰¹²³⁴-⁹]{1,4}/gu;
/** A single letter that is no end of a word: neither `o’s¹` nor `U.S¹`. */
const LETTER = /(?<![\p{L}\p{M}'’.])\p{L}\p{M}*$/u;
const UNIT = /(?<![\p{L}\p{M}])(?:[kcdmhnµμ]m|км|[сдм]м|мкм)$/u;
/** Units that are words too, or parts of them: only with a number before them. */
const COUNTED_UNIT =
  /\d\s?(?:in|ft|yd|mi|sec|inch(?:es)?|f(?:oo|ee)t|yards?|miles?|met(?:er|re)s?|kilomet(?:er|re)s?|Mm|Gm)$/u;
const LONGEST_UNIT = 16;

/** All raised numbers of a text, in order. */
export function raisedNumbers(text: string): RaisedNumber[] {
  return [...text.matchAll(RAISED)].map(({ 0: digits, index }) => {
    const before = text.slice(Math.max(0, index - LONGEST_UNIT), index);
    const isExponent = LETTER.test(before) || UNIT.test(before) || COUNTED_UNIT.test(before);
    const isBehindPoint = /[.,;:!?…'"’”»]$/u.test(before);
    return { number: superscriptNumber(digits), index, mark: digits, isExponent, isBehindPoint };
  });
}

/**
 * Which raised numbers count on, as calls do: the longest row of rising numbers. The same number comes twice only
 * behind a point.
 * @returns for each of the numbers whether it is of the row
 */
export function countingOn(raised: readonly Pick<RaisedNumber, 'number' | 'isBehindPoint'>[]): boolean[] {
  const rows = new BestRows(Math.max(0, ...new Set(raised.map(({ number }) => number))));
  const lengths: number[] = [];
  const previous: number[] = [];
  for (const [index, { number, isBehindPoint }] of raised.entries()) {
    const before = rows.best(isBehindPoint ? number : number - 1);
    previous.push(before ?? -1);
    // Of two rows of the same length the one with more calls behind points is the better one.
    lengths.push((before === undefined ? 0 : lengths[before]!) + (isBehindPoint ? 1 : 0.9));
    rows.add(number, index, lengths);
  }
  const isCounted = raised.map(() => false);
  for (let at = rows.best(Infinity) ?? -1; at >= 0; at = previous[at]!) isCounted[at] = true;
  return isCounted;
}

/** The best row that ends with a number up to a given one: a Fenwick tree, since a text may hold a million of them. */
class BestRows {
  readonly #rows: (number | undefined)[];
  #lengths: readonly number[] = [];

  constructor(highest: number) {
    this.#rows = Array.from({ length: highest + 2 });
  }

  add(number: number, row: number, lengths: readonly number[]): void {
    this.#lengths = lengths;
    for (let at = number + 1; at < this.#rows.length; at += at & -at)
      this.#rows[at] = this.#better(this.#rows[at], row);
  }

  best(number: number): number | undefined {
    let best: number | undefined;
    for (let at = Math.min(number + 1, this.#rows.length - 1); at > 0; at -= at & -at)
      best = this.#better(best, this.#rows[at]);
    return best;
  }

  #better(one: number | undefined, other: number | undefined): number | undefined {
    if (one === undefined || other === undefined) return one ?? other;
    return this.#lengths[other]! > this.#lengths[one]! ? other : one;
  }
}
