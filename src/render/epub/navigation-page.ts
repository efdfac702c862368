/** The navigation document (EPUB 3.3, §7): the contents as a page of the book, and the landmarks, hidden. */
import type { Element, ElementContent } from 'hast';
import type { Composition } from '../../book/composition.ts';
import { directionOf } from '../../book/direction.ts';
import { wordsOf } from '../../book/words.ts';
import { element, inLanguage, textElement } from './element.ts';
import { outlineOf, type OutlineEntry } from './outline.ts';
import type { Page } from './page.ts';
import type { PictureShelf } from './picture-shelf.ts';
import type { Places } from './places.ts';
import { setContent } from './set-content.ts';

/** The name of the navigation document. */
export const NAVIGATION_FILE = 'nav.xhtml';

/**
 * Makes the navigation document.
 * @param pages the other pages, in the order of the book
 */
export function navigationPage(
  composition: Composition,
  pages: readonly Page[],
  places: Places,
  shelf: PictureShelf,
): Page {
  const { title, language } = composition.book.configuration;
  const words = wordsOf(language);
  const outline = outlineOf(composition, places, NAVIGATION_FILE);
  const start = pages.find((page) => page.matter === 'bodymatter') ?? pages.at(-1);
  // A list may not be empty; a book without any heading has one line, its own title.
  const items =
    outline.length > 0
      ? outline.map((item) => line(item, language, shelf))
      : [link(start?.file ?? '', title)];
  const contents = element(
    'nav',
    { id: 'toc', 'epub:type': 'toc', role: 'doc-toc', ariaLabelledBy: ['toc-title'] },
    [element('h1', { id: 'toc-title' }, [words.contents]), element('ol', {}, items)],
  );
  return {
    file: NAVIGATION_FILE,
    title: words.contents,
    language,
    direction: directionOf(language),
    matter: 'frontmatter',
    content: [contents, landmarks(composition, pages, start)],
  };
}

function line({ entry, href, children }: OutlineEntry, around: string, shelf: PictureShelf): Element {
  const names = entry.authors.map(({ name }) => name).join(', ');
  const text: (ElementContent | undefined)[] = [
    ...setContent(entry.heading, shelf),
    ...(names === ''
      ? []
      : [{ type: 'text', value: ' ' } as const, textElement('span', 'contents-authors', `· ${names}`)]),
  ];
  const language = entry.language === around ? {} : inLanguage(entry.language, directionOf(entry.language));
  const below = children.map((child) => line(child, around, shelf));
  return element('li', { className: [`contents-${entry.kind}`] }, [
    element('a', { href, ...language }, text),
    below.length === 0 ? undefined : element('ol', {}, below),
  ]);
}

/** The main places of the book, for the menu of a reading system (EPUB 3.3, §7, `landmarks`). */
function landmarks({ book }: Composition, pages: readonly Page[], start: Page | undefined): Element {
  const { language } = book.configuration;
  const words = wordsOf(language);
  const find = (file: string): boolean => pages.some((page) => page.file === file);
  const items = [
    find('cover.xhtml') ? link('cover.xhtml', words.cover, 'cover') : undefined,
    find('title-page.xhtml') ? link('title-page.xhtml', words.titlePage, 'titlepage') : undefined,
    link('#toc', words.contents, 'toc'),
    start && link(start.file, start.title, 'bodymatter'),
  ];
  return element('nav', { 'epub:type': 'landmarks', hidden: true }, [element('ol', {}, items)]);
}

function link(href: string, text: string, type?: string): Element {
  return element('li', {}, [
    element('a', { href, ...(type !== undefined && { 'epub:type': type }) }, [text]),
  ]);
}
