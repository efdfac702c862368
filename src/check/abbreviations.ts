/** Words that end with a point in the languages that set a call before the point of a sentence. */
const WORDS: ReadonlySet<string> = new Set(
  [
    // French
    'etc cf ex art al pp vol chap éd éds ed op cit ibid id dir trad no mm mme dr st av apr hab env fig vs tél sq sqq',
    // Polish
    'nr np itd itp tzw ks prof dr str ul wg red tj ok godz wyd poz',
    // Russian
    'гг вв др пр см им руб тыс млн млрд стр ст ул обл экз ред изд гл табл рис соч коп чел',
  ]
    .join(' ')
    .split(' '),
);

/**
 * True where a point may belong to an abbreviation rather than end a sentence: after a known one or a single
 * letter, or where the sentence goes on behind it.
 * @param before the text before the point
 * @param after what follows the point, or the call behind it
 */
export function isAbbreviation(before: string, after: string): boolean {
  const word = /[\p{L}\p{M}]+$/u.exec(before)?.[0] ?? '';
  if (/^[\s\u00A0]*[\p{Ll}\p{Nd}]/u.test(after)) return true;
  return word.length === 1 || WORDS.has(word.toLowerCase());
}
