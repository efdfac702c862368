/** What the shells of the HTML edition may print. */
import type { ElementContent } from 'hast';
import type { ComposedChapter, Composition } from '../../book/composition.ts';
import { directionOf } from '../../book/direction.ts';
import { languageOfWord, wordsOf, type Words } from '../../book/words.ts';
import { WORDS } from '../../manuscript/configuration/words.ts';
import type { Template } from '../../template/template.ts';
import { metadataValues } from '../metadata-line.ts';
import { linkTo } from './link-headings.ts';
import { setContent, type PageSetting } from './set-content.ts';

/** What every page of a book has. */
export function bookValues({ book }: Composition, { options }: Pick<Template, 'options'>) {
  const { configuration } = book;
  const { language, words } = configuration;
  return {
    ...metadataValues(configuration),
    language,
    direction: directionOf(language),
    words: { ...wordsOf(language, words) },
    // In which language each of them is, where that is another than the book's.
    word_language: wordLanguages(language, words),
    note_stand: configuration.html.notes,
    options: options.values,
  };
}

function wordLanguages(language: string, own: Parameters<typeof wordsOf>[1]): Record<keyof Words, string> {
  const names = Object.keys(WORDS) as (keyof Words)[];
  return Object.fromEntries(
    names.map((name) => {
      const found = languageOfWord(name, language, own);
      return [name, found === language ? '' : found];
    }),
  ) as Record<keyof Words, string>;
}

/**
 * A chapter.
 * @param serialize makes a value of content; the shell prints it with the filter `raw`
 */
export function chapterValues(
  chapter: ComposedChapter,
  { book }: Composition,
  setting: PageSetting,
  serialize: (content: ElementContent[]) => string,
) {
  const { configuration } = book;
  const set = (content: readonly ElementContent[]): string =>
    serialize(setContent(content, chapter, configuration.words, setting));
  return {
    id: chapter.id,
    kind: chapter.kind,
    title: chapter.title,
    language: chapter.language,
    direction: chapter.direction,
    heading: set(linkTo(chapter.id, chapter.heading)),
    subtitle: chapter.subtitle ?? '',
    authors: metadataValues({ ...configuration, authors: chapter.authors }).authors,
    body: set(chapter.body),
  };
}
