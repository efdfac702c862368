import type { Properties } from 'hast';
import { languageOfWord, type OwnWords, type Words } from '../../book/words.ts';

/** Marks a word of the press that is English for want of one in the language around it, or it is read aloud wrongly. */
export function wordLanguage(name: keyof Words, around: string, own: OwnWords): Properties {
  const language = languageOfWord(name, around, own);
  return language === around ? {} : { lang: language, xmlLang: language };
}
