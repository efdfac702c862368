/** The roles and names by which a reading aid knows a call. */
import type { ElementContent, Properties } from 'hast';
import { isCall } from '../../book/contents.ts';
import { languageOfWord, withNumber, wordsOf, type OwnWords, type Words } from '../../book/words.ts';
import { mapElements } from '../serialize.ts';

/**
 * A copy of some content with its calls named.
 * @param language of the content
 * @param own the words of the manuscript's own
 */
export function nameCalls(
  content: readonly ElementContent[],
  language: string,
  own: OwnWords,
): ElementContent[] {
  const words = wordsOf(language, own);
  return mapElements(content, (element) => {
    const link = isCall(element) ? element.children[0] : undefined;
    if (link?.type !== 'element') return element;
    const number = Number(link.children[0]?.type === 'text' ? link.children[0].value : 0);
    const properties = {
      ...link.properties,
      role: 'doc-noteref',
      ariaLabel: withNumber(words.callOfNote, number),
      ...wordLanguage('callOfNote', language, own),
    };
    return { ...element, children: [{ ...link, properties }] };
  });
}

/** Marks a word of the press that is English for want of one in the language around it, or it is read aloud wrongly. */
export function wordLanguage(name: keyof Words, around: string, own: OwnWords): Properties {
  const language = languageOfWord(name, around, own);
  return language === around ? {} : { lang: language };
}
