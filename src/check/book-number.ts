/** The numbers that books and documents go by: ISBN (ISO 2108) and DOI (ISO 26324). */

/** What is wrong with an ISBN. */
export type IsbnFault =
  | { kind: 'length'; digits: number }
  | { kind: 'prefix'; prefix: string }
  | { kind: 'check-digit'; expected: string; found: string };

/** The fault of an ISBN, with or without hyphens, spaces and the letters ISBN before it. */
export function faultOfIsbn(written: string): IsbnFault | undefined {
  const digits = written.replaceAll(/^(?:urn:isbn:|e?isbn(?:-1[03])?:?)|[\s‐‑–—-]/giu, '').toUpperCase();
  if (!/^(?:\d{9}[\dX]|\d{13})$/u.test(digits)) return { kind: 'length', digits: digits.length };
  if (digits.length === 13 && !/^97[89]/u.test(digits)) return { kind: 'prefix', prefix: digits.slice(0, 3) };
  const expected = digits.length === 13 ? checkDigit13(digits) : checkDigit10(digits);
  const found = digits.at(-1) ?? '';
  return expected === found ? undefined : { kind: 'check-digit', expected, found };
}

function checkDigit13(digits: string): string {
  return String((10 - (weighted(digits, 12, (at) => (at % 2 ? 3 : 1)) % 10)) % 10);
}

function checkDigit10(digits: string): string {
  const rest = (11 - (weighted(digits, 9, (at) => 10 - at) % 11)) % 11;
  return rest === 10 ? 'X' : String(rest);
}

/** The sum of the first digits, each times the weight of its place. */
function weighted(digits: string, count: number, weight: (at: number) => number): number {
  let sum = 0;
  for (let at = 0; at < count; at++) sum += Number(digits.charAt(at)) * weight(at);
  return sum;
}

/** An ISBN in a text, after the letters ISBN. */
export interface WrittenIsbn {
  from: number;
  to: number;
  isbn: string;
}

const ISBN =
  /(?<![\p{L}\p{N}])e?isbn(?:[-‐‑ ]?1[03](?=[:\s]))?:?\s*(?<number>\d[\d‐‑–\s-]*[\dXx])(?![\p{L}\p{N}])/giu;

/** The ISBNs of a text. A year or a price that follows one is none of its digits. */
export function isbnsIn(text: string): WrittenIsbn[] {
  return [...text.matchAll(ISBN)].flatMap((match) => {
    const { number = '' } = match.groups ?? {};
    const from = match.index + match[0].length - number.length;
    const isbn = firstIsbn(number);
    // Three digits after "ISBN" may be anything.
    return isbn.replaceAll(/\D/gu, '').length < 7 ? [] : [{ from, to: from + isbn.length, isbn }];
  });
}

/** So much of a row of figures as is an ISBN, or else would be one by its number of digits. */
function firstIsbn(row: string): string {
  const pieces = [13, 10].map((length) => beginning(row, length)).filter((piece) => piece !== '');
  const right = pieces.find((piece) => faultOfIsbn(piece) === undefined);
  if (right !== undefined) return right;
  // A mistyped one is what stands up to a space after ten or thirteen digits.
  const whole = pieces.find((piece) => row.length === piece.length || /\s/u.test(row.charAt(piece.length)));
  return whole ?? row;
}

function beginning(row: string, length: number): string {
  let count = 0;
  for (const [at, sign] of [...row].entries()) {
    if (/[\dXx]/u.test(sign)) count++;
    if (count === length) return row.slice(0, at + 1);
  }
  return '';
}

/** The fault of a DOI, with or without `doi:` or the address of its resolver before it. */
export function faultOfDoi(written: string): 'prefix' | 'suffix' | 'space' | undefined {
  const doi = written
    .trim()
    .replace(/^(?:(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\/|(?:urn:)?doi:\s*)+/iu, '');
  // What is shortened (`10/abc`) has no other digits than those.
  if (!/^10(?:(?:\.\d+)+)?(?:\/|$)/u.test(doi)) return 'prefix';
  if (/\s/u.test(doi)) return 'space';
  return /^10[.\d]*\/[^/]/u.test(doi) ? undefined : 'suffix';
}

/** A DOI in a text: what begins with a figure after `doi:` or `DOI`. */
const DOI =
  /(?<![\p{L}\p{N}./])doi(?::\s?|\s)(?<doi>\d[^\s"<>[\]()“”«»]*(?:\([^\s()]*\)[^\s"<>[\]()“”«»]*)*)/giu;

/** The DOIs of a text, without the stop or comma after them. */
export function doisIn(text: string): { from: number; to: number; doi: string }[] {
  return [...text.matchAll(DOI)].flatMap((match) => {
    const { doi: run = '' } = match.groups ?? {};
    const from = match.index + match[0].length - run.length;
    const doi = run.replace(/[.,;:!?…\uFFFC]+$/u, '');
    // "The DOI 2 system" has none.
    return /[./]/u.test(doi) ? [{ from, to: from + doi.length, doi }] : [];
  });
}
