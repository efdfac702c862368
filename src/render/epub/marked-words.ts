/**
 * Words of the press within the text: the labels of figures and tables, and links that print the name of what they lead
 * to. Where they are English for want of one in the language around them, they are marked so, or they are read aloud
 * wrongly. Pure.
 */
import type { Element, ElementContent } from 'hast';
import { toString } from 'hast-util-to-string';
import type { Composition } from '../../book/composition.ts';
import { languageOfWord, wordsOf, type Words } from '../../book/words.ts';
import { hasClass } from './element.ts';

/** A copy of the composition with a language at each such word. */
export function withMarkedWords(composition: Composition): Composition {
  const { targets, configuration, chapters: written } = composition.book;
  const own = configuration.words;

  /** Marks the words in content of a chapter; `around` is the language that content stands in. */
  const walk = (nodes: readonly ElementContent[], chapter: string, around: string): ElementContent[] =>
    nodes.map((node) => {
      if (node.type !== 'element') return node;
      const spoken = languageOf(node, chapter);
      const language = spoken ?? String(node.properties.lang ?? around);
      return {
        ...node,
        properties:
          spoken === undefined || spoken === around ? node.properties : { ...node.properties, lang: spoken },
        children: walk(node.children, chapter, language),
      };
    });

  /** The language of an element whose whole content is of the press; nothing where it is of the author. */
  const languageOf = (node: Element, chapter: string): string | undefined => {
    if (hasClass(node, 'caption-label')) return labelLanguage(toString(node), chapter);
    const id =
      node.tagName === 'a' ? String(node.properties.href).slice(1) : String(node.properties.dataTarget ?? '');
    const note = /^note-(?:\d+-)?(\d+)$/u.exec(id)?.[1];
    if (note !== undefined && node.tagName === 'a')
      return toString(node) === `${wordsOf(chapter, own).note} ${note}`
        ? languageOfWord('note', chapter, own)
        : undefined;
    const target = targets.byId.get(id);
    if ((target?.kind !== 'figure' && target?.kind !== 'table') || toString(node) !== target.name)
      return undefined;
    return labelLanguage(target.name, written[target.chapter - 1]?.language ?? chapter);
  };

  /** A label is in the language of the chapter that the figure or table is in. */
  const labelLanguage = (label: string, chapter: string): string => {
    const words = wordsOf(chapter, own);
    const name: keyof Words = label.startsWith(`${words.figure} `) ? 'figure' : 'table';
    return languageOfWord(name, chapter, own);
  };

  return {
    ...composition,
    chapters: composition.chapters.map((chapter) => ({
      ...chapter,
      body: walk(chapter.body, chapter.language, chapter.language),
      notes: chapter.notes.map(({ note, content }) => {
        const { language } = note.definition.chapter;
        return { note, content: walk(content, language, language) };
      }),
    })),
  };
}
