/** When a text of an edition is that of the manuscript, and how like two texts are that are not the same. */
import { FOLIO } from '../words.ts';

const ANY_FOLIO = '(\\d+|[ivxlcdm]+)';

/**
 * True where a found key says what an expected one says: page references have some folio, and in print small letters
 * may be drawn as capitals.
 */
export function isSameText(expected: string, found: string, isPrint: boolean): boolean {
  if (expected === found) return true;
  if (!isPrint) return false;
  if (expected.includes(FOLIO)) return foliosIn(expected, found) !== undefined;
  if (FROM_RIGHT.test(expected) && FROM_LEFT.test(expected))
    return inAnyOrder(expected) === inAnyOrder(found);
  return isSetInCapitals(expected, found);
}

/** Letters that run from right to left. */
const FROM_RIGHT = /[\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u;

/** Letters and digits that run from left to right, among others. */
const FROM_LEFT = /[\p{N}\p{sc=Latin}]/u;

/**
 * Where directions mix, a page does not tell in which order its words are read: `1991–2021` may stand as it does
 * because it is `2021–1991` within words from right to left. So much is compared: that every character is there.
 */
function inAnyOrder(key: string): string {
  return [...key].toSorted().join('');
}

/** The folios that a found key has where the expected one leaves them open; nothing where the texts differ. */
export function foliosIn(expected: string, found: string): string[] | undefined {
  const pattern = expected.split(FOLIO).map(literal).join(ANY_FOLIO);
  return new RegExp(`^${pattern}$`, 'iu').exec(found)?.slice(1);
}

function isSetInCapitals(expected: string, found: string): boolean {
  if (expected.toLowerCase() !== found.toLowerCase() || expected.length !== found.length) return false;
  for (let index = 0; index < expected.length; index++) {
    const [wanted = '', drawn = ''] = [expected[index], found[index]];
    if (wanted !== drawn && wanted.toUpperCase() !== drawn) return false;
  }
  return true;
}

/** The short strings that a key is made of, as numbers. */
export type Grams = ReadonlySet<number>;

/** How many characters a short string has, where the key itself is long enough. */
const GRAM = 4;

/** Takes a key apart: into strings of four characters, of two where it is so short that a changed word is half of it. */
export function gramsOf(key: string): Grams {
  const length = key.length < 3 * GRAM ? 2 : GRAM;
  const grams = new Set<number>();
  for (let at = 0; at + length <= key.length; at++) {
    let gram = length;
    for (let step = 0; step < length; step++)
      gram = (Math.imul(gram, 0x01000193) + key.charCodeAt(at + step)) | 0;
    grams.add(gram);
  }
  return grams;
}

/** How much of two keys is the same, from 0 to 1: the share of their short strings that both have (Dice). */
export function likeness(first: Grams, second: Grams): number {
  const [less, more] = first.size < second.size ? [first, second] : [second, first];
  if (less.size === 0) return 0;
  let shared = 0;
  for (const gram of less) if (more.has(gram)) shared++;
  return (2 * shared) / (less.size + more.size);
}

function literal(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}/-]/gu, String.raw`\$&`);
}
