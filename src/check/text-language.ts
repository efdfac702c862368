/** Guesses the language of a text, where it is plain. */

/** The commonest words, without those that several of these languages share. */
const WORDS: Readonly<Record<string, string>> = {
  en: 'the of and that was with for from this which are were have not by it',
  de: 'der die das und nicht ist mit von den dem ein eine auch auf sich des für',
  fr: 'les des et est dans une que pour qui sur pas au du par ne ce cette',
  es: 'los las que una por con para del como más pero sus ha muy sobre',
  it: 'che della di il per gli sono non una nel dei con alla più anche',
  pt: 'não uma para dos com os da do ao como mais foi pela são em',
  nl: 'het een van niet dat zijn voor op met worden ook aan bij deze',
  pl: 'się nie na jest że do przez oraz był które dla jak po od',
  tr: 'bir ve bu için ile olarak daha çok gibi olan sonra kadar',
  cs: 'se na je že být jako pro který byl jsou také nebo podle',
  sv: 'och att det som är på för med inte av den till har',
  uz: 'va bu bilan uchun bir ham edi esa keyin boʻlgan bo‘lgan lekin',
};
/** Scripts that tell the language by themselves, or nearly. */
const SCRIPTS: readonly (readonly [language: string, letter: RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['ka', /\p{Script=Georgian}/gu],
  ['hy', /\p{Script=Armenian}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
];

/** So much of a text is looked at. */
const SAMPLE = 20_000;
const FEWEST_LETTERS = 200;
/** A language of the Latin script shows by so many of its common words, and so many times more than any other. */
const FEWEST_WORDS = 20;
const MARGIN = 3;

/** What is no prose of the text's language: code, addresses, tags, comments, metadata. */
const NO_PROSE =
  /^---\r?\n[\s\S]*?\r?\n---\r?$|^(`{3,}|~{3,})[\s\S]*?^\1|`[^`\n]*`|<[^<>]*>|https?:\/\/\S+|:lang\[[^\]]*\]/gmu;

/**
 * The language of a text.
 * @returns a BCP 47 tag; undefined where it is not plain, or the text is short
 */
export function evidentLanguage(source: string): string | undefined {
  if (isPlainlyEnglish(source)) return 'en';
  const text = source.slice(0, SAMPLE).replaceAll(NO_PROSE, ' ');
  const letters = count(text, /\p{L}/gu);
  if (letters < FEWEST_LETTERS) return undefined;
  if (count(text, /\p{Script=Latin}/gu) > letters * 0.9) return latinLanguage(text);
  if (count(text, /\p{Script=Cyrillic}/gu) > letters * 0.7) return cyrillicLanguage(text, letters);
  if (count(text, /\p{Script=Arabic}/gu) > letters * 0.7) return /[پچژگ]/u.test(text) ? 'fa' : 'ar';
  return SCRIPTS.find(([, letter]) => {
    const own = count(text, letter);
    // Japanese has few letters of its own between the Chinese ones.
    return own > letters * (letter.source.includes('Hiragana') ? 0.2 : 0.7);
  })?.[0];
}

/** A quick look, since most texts that name no language are in English. */
function isPlainlyEnglish(source: string): boolean {
  return count(source.slice(0, SAMPLE / 5), /\b(?:the|of|and|that|was)\b/gu) >= 2 * FEWEST_WORDS;
}

function latinLanguage(text: string): string | undefined {
  const counts = new Map(Object.keys(WORDS).map((language) => [language, 0]));
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{M}ʻ‘’']+/gu)) {
    for (const language of LANGUAGES_OF.get(word) ?? [])
      counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const [best, second] = [...counts].toSorted(([, a], [, b]) => b - a);
  if (!best || best[1] < FEWEST_WORDS || best[1] < MARGIN * (second?.[1] ?? 0)) return undefined;
  return best[0];
}

const LANGUAGES_OF = new Map<string, string[]>();
for (const [language, words] of Object.entries(WORDS)) {
  for (const word of words.split(' ')) LANGUAGES_OF.set(word, [...(LANGUAGES_OF.get(word) ?? []), language]);
}

/** By letters that only one of them has. */
function cyrillicLanguage(text: string, letters: number): string | undefined {
  const isCommon = (letter: RegExp): boolean => count(text, letter) > letters / 200;
  if (isCommon(/[әғқңұү]/giu)) return 'kk';
  if (isCommon(/[їєґ]/giu)) return 'uk';
  if (isCommon(/ў/giu)) return 'be';
  return isCommon(/[ыэ]/giu) ? 'ru' : undefined;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
