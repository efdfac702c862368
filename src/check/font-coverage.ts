/** Which characters the fonts of the default template lack, without the fonts. */
import { CODE_RANGES, TEXT_RANGES } from './covered-characters.ts';

/**
 * Finds what is in none of the ranges. Spaces and what has no form need no font; line ends and the like are no text.
 */
function outside(ranges: string): RegExp {
  const covered = ranges
    .split(' ')
    .map((range) =>
      range
        .split('-')
        .map((point) => `\\u{${point}}`)
        .join('-'),
    )
    .join('');
  return new RegExp(`[^${covered}\\p{Default_Ignorable_Code_Point}\\p{Cc}\\p{Z}]`, 'gu');
}

const IN_TEXT = outside(TEXT_RANGES);
const IN_CODE = outside(CODE_RANGES);

/** The characters of a text that a text font lacks, in order. */
export function uncoveredInText(text: string): Generator<string> {
  return find(text, IN_TEXT);
}

/** The characters of a text that the font for code lacks, in order. */
export function uncoveredInCode(text: string): Generator<string> {
  return find(text, IN_CODE);
}

function* find(text: string, pattern: RegExp): Generator<string> {
  // An accent that follows its letter is set with it, as one character where there is one.
  for (const [character] of text.normalize('NFC').matchAll(pattern)) yield character;
}
