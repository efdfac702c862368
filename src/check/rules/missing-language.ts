import type { Chapter } from '../../parse/chapter.ts';
import { evidentLanguage } from '../text-language.ts';
import type { Rule } from '../rule.ts';

/** What is assumed where a manuscript names no language. */
const ASSUMED = 'en';

/**
 * A manuscript or a chapter that does not say its language and is not in English, which is assumed then. Words are
 * divided in the wrong places, quotation marks are those of another country, and who hears it read does not understand
 * it. Write `language` in the metadata, or in the front matter of the chapter.
 *
 * The language is guessed from the script and from the commonest words, and nothing is said where that is not plain,
 * nor of short texts, nor where a language other than `en` is given.
 *
 * @example bad
 *   ---
 *   title: Handel der Region
 *   uuid: 123e4567-e89b-42d3-a456-426614174000
 *   ---
 *
 *   Die Ausfuhr der Region hat sich in einem Jahr verdoppelt, und die Steuern sind nicht mit ihr gestiegen. Das war von
 *   der Regierung nicht so gedacht, und die Minister haben es auch nicht vorhergesehen. Der Bericht, der in den Archiven
 *   liegt und den die Verwaltung nicht zeigen will, ist mit der Hand geschrieben und von dem Schreiber der Provinz
 *   gezeichnet; die Zahlen sind die des Amtes, und die Tabellen sind nicht die, die man auf der Messe sah.
 *
 * @example good
 *   ---
 *   title: Handel der Region
 *   uuid: 123e4567-e89b-42d3-a456-426614174000
 *   language: de
 *   ---
 *
 *   Die Ausfuhr der Region hat sich in einem Jahr verdoppelt, und die Steuern sind nicht mit ihr gestiegen. Das war von
 *   der Regierung nicht so gedacht, und die Minister haben es auch nicht vorhergesehen. Der Bericht, der in den Archiven
 *   liegt und den die Verwaltung nicht zeigen will, ist mit der Hand geschrieben und von dem Schreiber der Provinz
 *   gezeichnet; die Zahlen sind die des Amtes, und die Tabellen sind nicht die, die man auf der Messe sah.
 */
export const missingLanguage: Rule<{ guess: string; ofChapter: boolean }> = {
  id: 'missing-language',
  severity: 'warning',
  wording: ({ guess, ofChapter }) =>
    `expected \`language\` to name the language of the ${ofChapter ? 'chapter' : 'text'}, found \`${ASSUMED}\`, which is assumed where there is none, and a text that looks like \`${guess}\`; ` +
    `add \`language: ${guess}\`${ofChapter ? ' to its front matter' : ''}`,
  book({ chapters, configuration, configurationFile }, report) {
    const guesses = new Map<Chapter, string>();
    for (const chapter of chapters) {
      const guess = saysLanguage(chapter) ? undefined : evidentLanguage(String(chapter.source));
      if (guess !== undefined) guesses.set(chapter, guess);
    }
    const foreign = [...guesses].filter(([, guess]) => guess !== ASSUMED);
    const [first] = foreign;
    if (!first) return;
    const ofBook = configuration.language === ASSUMED && new Set(guesses.values()).size === 1;
    if (ofBook) {
      report({ facts: { guess: first[1], ofChapter: false }, file: configurationFile });
      return;
    }
    for (const [{ path }, guess] of foreign) report({ facts: { guess, ofChapter: true }, file: path });
  },
};

/** In a chain of someone else's, front matter is there and has not been read, and its keys may be other ones. */
function saysLanguage({ language, source }: Chapter): boolean {
  return (
    language !== ASSUMED ||
    /^(?:language|lang|locale)[ \t]*:(?!\s*en\s*$)/mu.test(source.data.frontMatter?.yaml ?? '')
  );
}
