/** The marks that a note begins with. */

/** `[12] text`, `12. text`, `¹² text`. */
export type MarkStyle = 'bracket' | 'point' | 'superscript';

/** The beginning of a note. */
export interface NoteMark {
  number: number;
  style: MarkStyle;
  /** As it is written: `[12]`. */
  mark: string;
  /** What follows on the line. */
  rest: string;
}

const MARKS: readonly (readonly [MarkStyle, RegExp])[] = [
  ['bracket', /^(\[\s?(\d{1,4})\s?\][.:]?)\s*(?!\()/u],
  ['point', /^((\d{1,4})[.)])(?:\s+|$)/u],
  ['superscript', /^(([⁰¹²³⁴-⁹]{1,4}))\s*(?=\S)/u],
];

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The mark that a line begins with, if it begins with one. */
export function noteMark(line: string): NoteMark | undefined {
  for (const [style, pattern] of MARKS) {
    const found = pattern.exec(line);
    if (found) {
      const [whole, mark = '', digits = ''] = found;
      return { number: superscriptNumber(digits), style, mark, rest: line.slice(whole.length) };
    }
  }
  return undefined;
}

/** `¹²` and `12` are 12. */
export function superscriptNumber(digits: string): number {
  return Number([...digits].map((digit) => digitOf(digit)).join(''));
}

function digitOf(character: string): string {
  const at = SUPERSCRIPTS.indexOf(character);
  return at < 0 ? character : String(at);
}
