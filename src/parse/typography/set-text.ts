/**
 * Sets typewriter characters as a typesetter would: quotation marks and apostrophes by language, dashes,
 * ellipses, and the spaces that French wants. A pure function of characters; `steps/typography.ts` applies it.
 */
import { quotationMarks } from './quotation-marks.ts';

const OPENS_AFTER = /[\s([{«“‘„‚‹—–/-]/u;
const WORD = /[\p{L}\p{N}]/u;

/** What one run of text has open: the quotation marks, outermost first. */
export type OpenQuotes = ('"' | "'")[];

/**
 * @param text the characters of one text node
 * @param language the BCP 47 tag of the passage
 * @param before the last character before the text (empty at the start of a block)
 * @param after the first character after it (empty at the end of a block)
 * @param open quotation marks opened by text before this; changed by this call
 */
export function setText(
  text: string,
  language: string,
  before: string,
  after: string,
  open: OpenQuotes,
): string {
  const marks = quotationMarks(language);
  const set = text
    .replaceAll(/(?<!-)---(?!-)/gu, '—')
    .replaceAll(/(?<!-)--(?!-)/gu, '–')
    .replaceAll(/(?<!\.)\.\.\.(?!\.)/gu, '…')
    .replaceAll(/["']/gu, (mark, at: number, whole: string) => {
      const previous = at > 0 ? whole[at - 1]! : before;
      const next = at + 1 < whole.length ? whole[at + 1]! : after;
      return quote(mark as '"' | "'", previous, next, whole.slice(at + 1), marks, open);
    });
  return language.split('-')[0] === 'fr' && language !== 'fr-CH' ? frenchSpaces(set) : set;
}

function quote(
  mark: '"' | "'",
  previous: string,
  next: string,
  rest: string,
  marks: ReturnType<typeof quotationMarks>,
  open: OpenQuotes,
): string {
  const [opening, closing] = mark === '"' ? marks.double : marks.single;
  const mayOpen =
    (previous === '' || OPENS_AFTER.test(previous) || previous === '"' || previous === "'") &&
    !/^\s?$/u.test(next);
  if (mark === "'") {
    // Within a word, or for a figure left out (the ’80s), it is an apostrophe.
    if (WORD.test(previous) && WORD.test(next)) return '’';
    if (mayOpen && /^\d\ds?\b/u.test(rest)) return '’';
    if (!mayOpen && !open.includes("'")) return '’';
  }
  if (mayOpen && !(open.at(-1) === mark && previous !== '' && !/\s/u.test(previous))) {
    open.push(mark);
    return opening;
  }
  const at = open.lastIndexOf(mark);
  if (at >= 0) open.length = at;
  return closing;
}

/** A narrow no-break space before `; ! ? »` and after `«`, a no-break space before `:`, where a space was typed. */
function frenchSpaces(text: string): string {
  return text
    .replaceAll(/ (?=[;!?»])/gu, '\u202F')
    .replaceAll(/(?<=«) /gu, '\u202F')
    .replaceAll(/ (?=:(?:\s|$))/gu, '\u00A0');
}
