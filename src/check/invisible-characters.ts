/** Characters that nobody sees, and which of them do something where they stand. */

/** One of them. */
export interface Invisible {
  at: number;
  /** In UTF-16 units. */
  length: number;
  codePoint: number;
  name: string;
  /** True where the text on the page is the same without it. */
  isSafe: boolean;
}

const NAMES: ReadonlyMap<number, string> = new Map([
  [0x00ad, 'soft hyphen'],
  [0x061c, 'mark of direction'],
  [0x180e, 'vowel separator'],
  [0x200b, 'space without width'],
  [0x200c, 'non-joiner without width'],
  [0x200d, 'joiner without width'],
  [0x200e, 'mark of direction, left to right,'],
  [0x200f, 'mark of direction, right to left,'],
  [0x202a, 'beginning of a direction'],
  [0x202b, 'beginning of a direction'],
  [0x202c, 'end of a direction'],
  [0x202d, 'mark that overrides the direction'],
  [0x202e, 'mark that overrides the direction'],
  [0x2028, 'line separator'],
  [0x2029, 'paragraph separator'],
  [0x2066, 'beginning of a direction'],
  [0x2067, 'beginning of a direction'],
  [0x2068, 'beginning of a direction'],
  [0x2069, 'end of a direction'],
  [0x3164, 'filler'],
  [0xfeff, 'byte order mark'],
]);

/** Not among them: spaces, the word joiner, the signs that choose between forms of a letter or an emoji. */
const INVISIBLE =
  /[\u0001-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u061C\u115F\u1160\u180E\u200B-\u200F\u2028-\u202E\u2061-\u2069\u3164\uFEFF\uFFA0\uFFF9-\uFFFB]/gu;
const SOFT_HYPHEN = 0x00ad;
const ZERO_WIDTH_SPACE = 0x200b;
const NON_JOINER = 0x200c;
const JOINER = 0x200d;
const BYTE_ORDER_MARK = 0xfeff;

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/** Scripts without spaces between words. */
const UNSPACED =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Javanese}]/u;
/** Letters that never join. */
const UNJOINED = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}\s\p{P}]/u;
const EMOJI = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]/u;

/** All that do nothing, or nothing good, where they stand in a source. */
export function invisiblesIn(source: string): Invisible[] {
  const found: Invisible[] = [];
  for (const { index: at, 0: character } of source.matchAll(INVISIBLE)) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (isNeeded(codePoint, at, source)) continue;
    const isControl = codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0);
    const name = NAMES.get(codePoint) ?? (isControl ? 'control character' : 'character without a form');
    const last = found.at(-1);
    const safe = isSafe(codePoint, at, source);
    // Where one is there are often several: they are told of together.
    if (last?.codePoint === codePoint && last.at + last.length === at && last.isSafe === safe)
      last.length += character.length;
    else found.push({ at, length: character.length, codePoint, name, isSafe: safe });
  }
  return found;
}

function isNeeded(codePoint: number, at: number, source: string): boolean {
  const before = characterBefore(source, at);
  const after = characterAt(source, at + 1);
  switch (codePoint) {
    case BYTE_ORDER_MARK:
      return at === 0;
    case ZERO_WIDTH_SPACE:
      return UNSPACED.test(before) || UNSPACED.test(after);
    case JOINER:
      return (EMOJI.test(before) && EMOJI.test(after)) || (before !== '' && !UNJOINED.test(before));
    case NON_JOINER:
      return (before !== '' && !UNJOINED.test(before)) || (after !== '' && !UNJOINED.test(after));
    case 0x202d:
    case 0x202e:
      return false;
  }
  const isDirection =
    codePoint === 0x061c ||
    codePoint === 0x200e ||
    codePoint === 0x200f ||
    (codePoint >= 0x202a && codePoint <= 0x202c) ||
    (codePoint >= 0x2066 && codePoint <= 0x2069);
  return isDirection && RIGHT_TO_LEFT.test(lineAround(source, at));
}

/** Of control characters and overrides nobody knows what stood there, and what the order of the words should be. */
function isSafe(codePoint: number, at: number, source: string): boolean {
  if ([SOFT_HYPHEN, ZERO_WIDTH_SPACE, JOINER, BYTE_ORDER_MARK, 0x200e, 0x200f, 0x061c].includes(codePoint))
    return true;
  if (codePoint === NON_JOINER) {
    // Between two letters it may keep a ligature apart, in German on purpose.
    return !(/\p{L}/u.test(characterBefore(source, at)) && /\p{L}/u.test(characterAt(source, at + 1)));
  }
  return (
    codePoint === 0x202a ||
    codePoint === 0x202b ||
    (codePoint >= 0x2066 && codePoint <= 0x2068) ||
    // An end that may be that of an override is taken away with it, by who knows why it is there.
    ((codePoint === 0x202c || codePoint === 0x2069) && !/[\u202D\u202E]/u.test(lineAround(source, at)))
  );
}

const LONGEST_LINE = 500;

/** The line, or so much of it as is near. */
function lineAround(source: string, at: number): string {
  const before = source.slice(Math.max(0, at - LONGEST_LINE), at);
  const after = source.slice(at, at + LONGEST_LINE);
  return before.slice(before.lastIndexOf('\n') + 1) + (/^[^\n]*/u.exec(after)?.[0] ?? '');
}

function characterBefore(source: string, at: number): string {
  return /.$/su.exec(source.slice(Math.max(0, at - 2), at))?.[0] ?? '';
}

function characterAt(source: string, at: number): string {
  return /^./su.exec(source.slice(at, at + 2))?.[0] ?? '';
}
