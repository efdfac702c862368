/** The scripts whose name a message can give, with what their letters are. */
const SCRIPTS: readonly (readonly [name: string, letters: RegExp])[] = [
  ['emoji', /\p{Emoji_Presentation}|\p{Regional_Indicator}|\p{Emoji_Modifier}/u],
  ['Arabic', /\p{Script=Arabic}/u],
  ['Armenian', /\p{Script=Armenian}/u],
  ['Bengali', /\p{Script=Bengali}/u],
  ['Burmese', /\p{Script=Myanmar}/u],
  ['Chinese characters', /\p{Script=Han}|\p{Script=Bopomofo}|[\u3000-\u303F\uFF00-\uFFEF]/u],
  ['Devanagari', /\p{Script=Devanagari}/u],
  ['Ethiopic', /\p{Script=Ethiopic}/u],
  ['Georgian', /\p{Script=Georgian}/u],
  ['Hebrew', /\p{Script=Hebrew}/u],
  ['Japanese', /\p{Script=Hiragana}|\p{Script=Katakana}/u],
  ['Khmer', /\p{Script=Khmer}/u],
  ['Korean', /\p{Script=Hangul}/u],
  ['Lao', /\p{Script=Lao}/u],
  ['Mongolian', /\p{Script=Mongolian}/u],
  ['Sinhala', /\p{Script=Sinhala}/u],
  ['Tamil', /\p{Script=Tamil}/u],
  ['Thai', /\p{Script=Thai}/u],
  ['Tibetan', /\p{Script=Tibetan}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['phonetic and rarer Latin letters', /\p{Script=Latin}/u],
];

/**
 * The name of the script that a character belongs to.
 * @returns undefined for signs, which belong to none
 */
export function scriptOf(character: string): string | undefined {
  return SCRIPTS.find(([, letters]) => letters.test(character))?.[0];
}
