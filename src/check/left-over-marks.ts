/**
 * Finds the marks of notes that are only text. It reads the source rather than the values of text nodes,
 * which typography has changed, so that the places are exact.
 */

/** A mark, by its offsets in the source. */
export interface LeftOverMark {
  start: number;
  end: number;
}

/** `[12]`, or `[12, 14–16]`. Four digits are a year. */
const BRACKETS = /(?<!\\)\[\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\]/gu;
/** `¹²`; next to a sign or more digits it is an exponent. */
const SUPERSCRIPT = /(?<![⁺⁻¹²³⁰⁴-⁹])[¹²³⁰⁴-⁹]{1,3}(?![⁺⁻¹²³⁰⁴-⁹ⁿ])/gu;
/** `<sup>12</sup>`, from the start tag on. */
const SUP_ELEMENT = /<sup[^<>]*>\s*\d{1,3}\s*<\/sup\s*>/iuy;

/**
 * The end of a sentence, clause or quotation, or other marks behind one. A quotation mark after a space opens one,
 * and a bracket around less than a word or a year is one of mathematics.
 */
const CLAUSE_BEFORE =
  /(?:[.,;:!?…%]|(?:\p{L}{2}|\d{4}|[.!?…"'”’»])[)\]]|\S["'”’“»›])(?:\[\d{1,3}\])*[*_~]*$/u;
/** A word too long for a unit or a formula. */
const WORD_BEFORE = /\p{L}{4}[*_~]*$/u;
/** What goes on like this is no text: `anaconda[23]-5.3`, `rows[1][2]`. */
const GOES_ON = /^[\p{L}\p{N}_[-]/u;

/** The marks in a stretch of source that holds nothing but text. */
export function leftOverMarks(source: string, start: number, end: number): LeftOverMark[] {
  const text = source.slice(start, end);
  return [...text.matchAll(BRACKETS), ...text.matchAll(SUPERSCRIPT)]
    .map(({ 0: mark, index }) => ({ start: start + index, end: start + index + mark.length }))
    .filter(({ start: from, end: to }) => belongsToText(source, from, to));
}

/** The mark that a `<sup>` element is, if it is one: digits alone, after text. */
export function leftOverElement(source: string, start: number): LeftOverMark | undefined {
  SUP_ELEMENT.lastIndex = start;
  const length = SUP_ELEMENT.exec(source)?.[0].length;
  if (length === undefined || !belongsToText(source, start, start + length)) return undefined;
  return { start, end: start + length };
}

function belongsToText(source: string, start: number, end: number): boolean {
  const before = source.slice(Math.max(0, start - 20), start);
  return (
    CLAUSE_BEFORE.test(before) || (WORD_BEFORE.test(before) && !GOES_ON.test(source.slice(end, end + 2)))
  );
}
