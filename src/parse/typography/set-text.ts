/**
 * Sets typewriter characters as a typesetter would: quotation marks and apostrophes by language, dashes,
 * ellipses, and the spaces that French wants. A pure function of characters; `steps/typography.ts` applies it.
 */
import { quotationMarks, type QuotationMarks } from './quotation-marks.ts';

const OPENS_AFTER = /[\s([{«“‘„‚‹—–/-]/u;
const WORD = /[\p{L}\p{N}]/u;
/** A figure left out: the ’80s. */
const SHORTENED_YEAR = /^\d\ds?(?![\p{L}\p{N}])/u;
/** English words that begin with an apostrophe, and are not the beginning of a quotation. */
const SHORTENED_WORD = /^(?:tis|twas|twere|em|til|n(?='))(?![\p{L}\p{N}])/iu;

/** What one run of text (a paragraph, say) knows of its quotation marks. */
export interface Quotes {
  /** The marks that are open, outermost first. */
  open: ('"' | "'")[];
  /** How many `'` were set before this. */
  seen: number;
  /** The place among all `'` of the run of the last one that can close a quotation, from 1; 0 where none can. */
  lastClosing: number;
}

/** The quotation marks of a run, of which nothing is set yet. */
export function quotesOf(run: string): Quotes {
  let count = 0;
  let lastClosing = 0;
  for (const { index } of run.matchAll(/'/gu)) {
    count++;
    const [before, after] = [characterBefore(run, index), characterAt(run, index + 1)];
    if (before !== '' && !OPENS_AFTER.test(before) && !WORD.test(after)) lastClosing = count;
  }
  return { open: [], seen: 0, lastClosing };
}

/**
 * @param text the characters of one text node
 * @param language the BCP 47 tag of the passage
 * @param before the last character before the text (empty at the start of a block)
 * @param after the first character after it (empty at the end of a block)
 * @param quotes the quotation marks of the run; changed by this call
 */
export function setText(
  text: string,
  language: string,
  before: string,
  after: string,
  quotes: Quotes = quotesOf(text),
): string {
  const marks = quotationMarks(language);
  const isEnglish = language.split('-')[0] === 'en';
  const set = text
    .replaceAll(/(?<!-)---(?!-)/gu, '—')
    .replaceAll(/(?<!-)--(?!-)/gu, '–')
    .replaceAll(/(?<!\.)\.\.\.(?!\.)/gu, '…')
    .replaceAll(/["']/gu, (mark, at: number, whole: string) => {
      const previous = at > 0 ? characterBefore(whole, at) : before;
      const next = at + 1 < whole.length ? characterAt(whole, at + 1) : after;
      if (mark === '"') return pair(mark, opens(previous, next), previous, marks.double, quotes);
      quotes.seen++;
      const rest = whole.slice(at + 1, at + 8);
      return isApostrophe(previous, next, rest, isEnglish, quotes)
        ? '’'
        : pair("'", opens(previous, next), previous, marks.single, quotes);
    });
  return language.split('-')[0] === 'fr' && language !== 'fr-CH' ? frenchSpaces(set) : set;
}

function opens(previous: string, next: string): boolean {
  const mayFollow = previous === '' || OPENS_AFTER.test(previous) || previous === '"' || previous === "'";
  return mayFollow && !/^\s?$/u.test(next);
}

/** Within a word, for what was left out at its beginning, or where there is no quotation it could belong to. */
function isApostrophe(
  previous: string,
  next: string,
  rest: string,
  isEnglish: boolean,
  quotes: Quotes,
): boolean {
  if (WORD.test(previous) && WORD.test(next)) return true;
  if (!opens(previous, next)) return !quotes.open.includes("'");
  if (quotes.open.at(-1) === "'" && previous !== '' && !/\s/u.test(previous)) return false;
  if (SHORTENED_YEAR.test(rest) || (isEnglish && SHORTENED_WORD.test(rest))) return true;
  return WORD.test(next) && quotes.seen >= quotes.lastClosing;
}

function pair(
  mark: '"' | "'",
  mayOpen: boolean,
  previous: string,
  [opening, closing]: QuotationMarks['double'],
  { open }: Quotes,
): string {
  if (mayOpen && !(open.at(-1) === mark && previous !== '' && !/\s/u.test(previous))) {
    open.push(mark);
    return opening;
  }
  const at = open.lastIndexOf(mark);
  if (at >= 0) open.length = at;
  return closing;
}

function characterBefore(text: string, at: number): string {
  return /.$/su.exec(text.slice(Math.max(0, at - 2), at))?.[0] ?? '';
}

function characterAt(text: string, at: number): string {
  return /^./su.exec(text.slice(at, at + 2))?.[0] ?? '';
}

/** A narrow no-break space before `; ! ? »` and after `«`, a no-break space before `:`, where a space was typed. */
function frenchSpaces(text: string): string {
  return text
    .replaceAll(/ (?=[;!?»])/gu, '\u202F')
    .replaceAll(/(?<=«) /gu, '\u202F')
    .replaceAll(/ (?=:(?:\s|$))/gu, '\u00A0');
}
