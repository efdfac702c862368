/** The notes of a page: each once, in a list that the style sheet and our script show where the reader wants them. */
import type { Element, ElementContent, Properties } from 'hast';
import { toString } from 'hast-util-to-string';
import type { ComposedChapter, Composition } from '../../book/composition.ts';
import { wordsOf } from '../../book/words.ts';
import { notesList } from '../notes-list.ts';
import { mapElements } from '../serialize.ts';
import { nameCalls, wordLanguage } from './name-calls.ts';

/**
 * The notes of some chapters as one list; where numbers begin anew in each chapter, as a list for each, under its
 * title.
 * @returns nothing where there are no notes
 */
export function notesOf(chapters: readonly ComposedChapter[], { book }: Composition): Element[] {
  const withNotes = chapters.filter(({ notes }) => notes.length > 0);
  if (withNotes.length === 0) return [];
  const { notes: setting, language } = book.configuration;
  if (setting.numbering === 'continuous' || withNotes.length === 1) {
    return [listOf(withNotes.flatMap((chapter) => itemsOf(chapter, language, book)))];
  }
  return withNotes.flatMap((chapter) => [
    ...(chapter.title === '' ? [] : [titleOf(chapter, language)]),
    listOf(itemsOf(chapter, language, book)),
  ]);
}

function itemsOf(chapter: ComposedChapter, around: string, book: Composition['book']): ElementContent[] {
  const words = wordsOf(chapter.language, book.configuration.words);
  const language = wordLanguage('backToText', chapter.language, book.configuration.words);
  const list = notesList(chapter.notes, { words, roles: true });
  const children = nameCalls(list.children, chapter.language, book.configuration.words).map((item) =>
    withWays(item, language),
  );
  if (chapter.language === around) return children;
  return children.map((item) =>
    item.type === 'element'
      ? { ...item, properties: { ...item.properties, lang: chapter.language, dir: chapter.direction } }
      : item,
  );
}

/**
 * The ways back in their language. Which call a second one leads to its name says; the small number is the style
 * sheet's, since what is printed of a link has to be in its name (WCAG 2.5.3).
 */
function withWays(item: ElementContent, language: Properties): ElementContent {
  const [made = item] = mapElements([item], (element) => {
    if (element.properties.role !== 'doc-backlink') return element;
    const [arrow, again] = element.children;
    return {
      ...element,
      properties: {
        ...element.properties,
        ...language,
        ...(again?.type === 'element' && { dataAgain: toString(again) }),
      },
      children: arrow ? [arrow] : [],
    };
  });
  return made;
}

function listOf(children: ElementContent[]): Element {
  return { type: 'element', tagName: 'ol', properties: { className: ['notes-list'] }, children };
}

function titleOf({ title, language, direction }: ComposedChapter, around: string): Element {
  return {
    type: 'element',
    // Below the heading of the notes, which is one of the page's second level.
    tagName: 'h2',
    properties: {
      className: ['notes-chapter'],
      ...(language !== around && { lang: language, dir: direction }),
    },
    children: [{ type: 'text', value: title }],
  };
}
