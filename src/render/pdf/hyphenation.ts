/**
 * Dividing words by the patterns of their language (Liang's, as TeX has them; package `hyphen`). Chromium on
 * Linux has no dictionaries of its own, so `hyphens: auto` does nothing there, and would differ elsewhere.
 */

/** Divides one word with soft hyphens. */
export type Hyphenator = (word: string) => string;

/** What the package gives for a language; it has no types of its own. */
interface Patterns {
  hyphenateSync(text: string, options: { hyphenChar: string; minWordLength: number }): string;
}

/** Our tags for the patterns that the package has under another name. */
const NAMES: Readonly<Record<string, string>> = {
  en: 'en-us',
  'en-US': 'en-us',
  de: 'de-1996',
  'de-CH': 'de-ch-1901',
  mn: 'mn-cyrl',
  no: 'nb',
  'sr-Latn': 'sh-latn',
};
const NAMED_ALIKE = new Set(
  'af be bg ca cs cu cy da el eo es et eu fi fr ga gl hr hu hy id is it ka la lt lv mr nb nl nn pl pt ro ru sa sk sl sq sr sv ta te th tk tr uk'.split(
    ' ',
  ),
);

const SHORTEST = 6;
const SOFT_HYPHEN = '\u00AD';
/** Two letters alone at the end or the beginning of a line look like a mistake. */
const TOO_NEAR_THE_EDGE = /(?<=^\p{L}{1,2})\u00AD|\u00AD(?=\p{L}{1,2}$)/gu;
const nothing: Hyphenator = (word) => word;

/** Loads the patterns of some languages. Languages without patterns are not divided. */
export async function loadHyphenators(
  languages: Iterable<string>,
): Promise<(language: string) => Hyphenator> {
  const loaded = new Map<string, Hyphenator>();
  for (const language of new Set(languages)) loaded.set(language, await load(language));
  return (language) => loaded.get(language) ?? nothing;
}

async function load(language: string): Promise<Hyphenator> {
  const [primary = ''] = language.split('-');
  // British English divides by other rules than American; so do all Englishes that follow it.
  const english = primary === 'en' && !/^en(?:-US|$)/u.test(language) ? 'en-gb' : undefined;
  const name =
    english ?? NAMES[language] ?? NAMES[primary] ?? (NAMED_ALIKE.has(primary) ? primary : undefined);
  if (name === undefined) return nothing;
  const patterns = (await import(`hyphen/${name}/index.js`)) as Patterns & { default?: Patterns };
  const { hyphenateSync } = patterns.default ?? patterns;
  const known = new Map<string, string>();
  // German writes all nouns with a capital; elsewhere a capital means a name, and names are not divided.
  const dividesCapitals = primary === 'de';
  return (word) => {
    if (word.length < SHORTEST || (!dividesCapitals && /^\p{Lu}/u.test(word))) return word;
    let divided = known.get(word);
    if (divided === undefined) {
      divided = hyphenateSync(word, { hyphenChar: SOFT_HYPHEN, minWordLength: SHORTEST }).replaceAll(
        TOO_NEAR_THE_EDGE,
        '',
      );
      known.set(word, divided);
    }
    return divided;
  };
}
