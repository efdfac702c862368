/**
 * References to notes by a number that an author typed: "see note 12", "n. 12 above", "supra note 12",
 * "siehe Anm. 12", "voir note 12", "véase nota 12", "см. прим. 12".
 *
 * A citation may name a note of the work it cites ("p. 45, n. 12"), so a number counts only with a word that
 * sends the reader somewhere in this book: "see" right before it, or "above" and "below" beside it.
 */

/** One reference, by its places in the text. */
export interface NoteReference {
  /** From the word for a note to the end of the number. */
  from: number;
  to: number;
  /** The whole, with "see" and "above". */
  text: string;
  /** The numbers; more than one in "notes 3 and 5". */
  numbers: number[];
  direction: 'above' | 'below' | undefined;
}

const UP = 'above|supra|ci-dessus|plus haut|oben|más arriba|arriba|выше';
const DOWN = 'below|infra|ci-dessous|plus bas|unten|más abajo|abajo|ниже';
const SEE =
  'see|cf\\.?|compare|voir|v\\.|siehe|s\\.|vgl\\.?|vergleiche|véase|véanse|ver|cfr\\.?|см\\.|смотри|ср\\.';
const ALSO = 'also|aussi|auch|también|также';
const ARTICLE = 'the|la|les|die|dazu|in|en';
const NOTE =
  '(?:foot|end)?notes?|fnn?\\.?|nn?\\.?|anm(?:\\.|erkung(?:en)?)|fu(?:ß|ss)noten?|notas?|прим(?:\\.|ечани\\p{L}{1,3})|сноск\\p{L}{1,3}';
const NUMBERS = '\\d{1,4}(?!\\p{N})(?:\\s?(?:,|–|-|&|and|et|und|y|и)\\s?\\d{1,4}(?!\\p{N}))*';
/** `note 12 to the accounts`, `note 12 of the report`: a note of something else. */
const OF_SOMETHING_ELSE =
  '(?!\\s(?:of|to|on|in|by|from|under|de|du|des|dans|à|von|vom|zu|zum|zur|im|der|del|en|к|в|из|на)(?!\\p{L}))';

const numbered = (noun: string): string => `(?<noun>(?<!\\p{L})(?:${noun}))\\s?(?<numbers>${NUMBERS})`;
const way = `(?<way>${UP}|${DOWN})(?!\\p{L})`;

/** "See note 12", "see also above, note 12", "text accompanying note 12". */
const AFTER_SEE = new RegExp(
  `(?<!\\p{L})(?:(?:${SEE})(?:\\s(?:${ALSO}))?|accompanying),?\\s(?:(?<before>${UP}|${DOWN})(?!\\p{L})[,:]?\\s)?(?:(?:${ARTICLE})\\s)?${numbered(NOTE)}(?:,?\\s\\(?${way})?${OF_SOMETHING_ELSE}`,
  'giu',
);
/** "Supra note 12". */
const AFTER_WAY = new RegExp(
  `(?<!\\p{L})(?<before>${UP}|${DOWN})[,:]?\\s${numbered(NOTE)}${OF_SOMETHING_ELSE}`,
  'giu',
);
/** "Note 12 above". */
const BEFORE_WAY = new RegExp(`${numbered(NOTE)},?\\s${way}`, 'giu');
/** "Smith (n 12) 45", as English lawyers write. */
const IN_BRACKETS = /(?<=[\p{L}’)”*]\s)\((?<noun>nn?\.?)\s(?<numbers>\d{1,4})\)/gu;

const IS_UP = new RegExp(`^(?:${UP})$`, 'iu');

/** A figure after a word for a note. Figures are rarer than letters, so they are looked for first. */
const AFTER_NOUN =
  /\d(?<=(?:notes?|notas?|noten?|(?<!\p{L})f?nn?|anm|merkung(?:en)?|прим|примечани\S{1,3}|сноск\S{1,3})\.?[\s>]{0,12}\d)/iu;

/** True where a source may hold such a reference: a quick look before the thorough one. */
export function mayReferToNotes(source: string): boolean {
  return AFTER_NOUN.test(source);
}

/** Only after these is `3, 5` two notes; in "above n 3, 5" the 5 is a page. */
const SEVERAL = /(?:notes|nn\.?|noten|erkungen|notas|примечания\p{L}?|примечаний|сносок|сноски)$/iu;

/**
 * The references in a text, each once.
 * @param isNote whether it is the text of a note; only there is `(n 12)` one
 */
export function referencesIn(text: string, isNote: boolean): NoteReference[] {
  const found = new Map<number, NoteReference>();
  for (const pattern of [AFTER_SEE, AFTER_WAY, BEFORE_WAY, ...(isNote ? [IN_BRACKETS] : [])]) {
    for (const match of text.matchAll(pattern)) {
      const { noun = '', numbers: list = '', before, way: after } = match.groups ?? {};
      const listStart = match[0].lastIndexOf(list);
      // The noun is the last of its like before the numbers: "n" is a letter of "infra" as well.
      const from = match.index + match[0].lastIndexOf(noun, listStart - 1);
      if (found.has(from)) continue;
      const numbers = SEVERAL.test(noun) ? [...new Set(numbersIn(list))] : [Number.parseInt(list, 10)];
      const direction = before ?? after;
      found.set(from, {
        from,
        to: match.index + listStart + (SEVERAL.test(noun) ? list.length : String(numbers[0]).length),
        text: match[0].replaceAll(/\s+/gu, ' '),
        numbers,
        direction: direction === undefined ? undefined : IS_UP.test(direction) ? 'above' : 'below',
      });
    }
  }
  return [...found.values()].toSorted((a, b) => a.from - b.from);
}

/** `3–5` are three notes. A row that goes back is two numbers and no row. */
function numbersIn(list: string): number[] {
  return list.split(/\s?(?:,|&|and|et|und|y|и)\s?/iu).flatMap((part) => {
    const [first = 0, last = first] = part.split(/\s?[–-]\s?/u).map(Number);
    if (last <= first || last - first > 50) return last === first ? [first] : [first, last];
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}
