/** The words that the press itself puts into an edition: in the language of the book, or as the manuscript says. */
import type { OwnWords, Words } from '../manuscript/configuration/words.ts';
import { english } from './words/english.ts';
import { french } from './words/french.ts';
import { german } from './words/german.ts';
import { kazakh } from './words/kazakh.ts';
import { russian } from './words/russian.ts';
import { spanish } from './words/spanish.ts';

export type { OwnWords, Words } from '../manuscript/configuration/words.ts';

/** The tables there are, by primary language. To add a language: a file beside the others, and a line here. */
const TABLES: Readonly<Record<string, Words>> = {
  en: english,
  fr: french,
  de: german,
  es: spanish,
  ru: russian,
  kk: kazakh,
};

/**
 * The words of a language; English ones where it has no table, and no words of the manuscript's own.
 * @param language a BCP 47 tag
 * @param own the manuscript's key `words`; what it says for `de-AT` goes before what it says for `de`
 */
export function wordsOf(language: string, own: OwnWords = {}): Words {
  const primary = primaryOf(language);
  return { ...(TABLES[primary] ?? english), ...present(own[primary]), ...present(own[language]) };
}

/** The language that a word comes out in: the one asked for, or English. For `lang` beside words that are read aloud. */
export function languageOfWord(name: keyof Words, language: string, own: OwnWords = {}): string {
  const primary = primaryOf(language);
  const isKnown =
    TABLES[primary] !== undefined ||
    own[language]?.[name] !== undefined ||
    own[primary]?.[name] !== undefined;
  return isKnown ? language : 'en';
}

/** Puts a number where a phrase says `{number}`. */
export function withNumber(phrase: string, number: number): string {
  return phrase.replace('{number}', String(number));
}

function primaryOf(language: string): string {
  return language.split('-')[0]?.toLowerCase() ?? '';
}

/** A word that is undefined is not said, and must not hide the one of the table. */
function present(words: OwnWords[string] | undefined): Partial<Words> {
  return Object.fromEntries(Object.entries(words ?? {}).filter(([, word]) => word !== undefined));
}
