/**
 * The navigation document (EPUB 3.3, §7): the contents as a page of the book, below them the lists of figures and of
 * tables, and the landmarks, hidden.
 */
import type { Element, ElementContent, Properties } from 'hast';
import type { Composition } from '../../book/composition.ts';
import { directionOf } from '../../book/direction.ts';
import { wordsOf, type Words } from '../../book/words.ts';
import { COVER_FILE } from './cover-page.ts';
import { element, inOtherLanguage, textElement } from './element.ts';
import { illustrationsOf, type Illustration } from './illustrations.ts';
import { NOTES_FILE, NOTES_ID } from './notes-section.ts';
import { outlineOf, type OutlineEntry } from './outline.ts';
import type { Page } from './page.ts';
import type { PictureShelf } from './picture-shelf.ts';
import { addressOf, type Places } from './places.ts';
import { setContent } from './set-content.ts';
import { TITLE_PAGE_FILE } from './title-page.ts';
import { wordLanguage } from './word-language.ts';

/** The name of the navigation document. */
export const NAVIGATION_FILE = 'nav.xhtml';

const LIST_NAMES = { loi: 'figures', lot: 'tables' } as const;

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
  const { title, language, words: own } = composition.book.configuration;
  const words = wordsOf(language, own);
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
    [
      element('h1', { id: 'toc-title', ...wordLanguage('contents', language, own) }, [words.contents]),
      element('ol', {}, items),
    ],
  );
  const { figures, tables } = illustrationsOf(composition);
  const list = (entries: readonly Illustration[], type: 'loi' | 'lot'): Element[] => {
    const lines = entries.flatMap((entry) => illustrationLine(entry, language, places, shelf) ?? []);
    const name = LIST_NAMES[type];
    const marks = wordLanguage(name, language, own);
    return lines.length === 0
      ? []
      : [listOf(type, element('h2', { id: `${type}-title`, ...marks }, [words[name]]), lines)];
  };
  const lists = [...list(figures, 'loi'), ...list(tables, 'lot')];
  return {
    file: NAVIGATION_FILE,
    title: words.contents,
    language,
    direction: directionOf(language),
    matter: 'frontmatter',
    content: [contents, ...lists, landmarks(composition, pages, start, lists)],
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
  const below = children.map((child) => line(child, around, shelf));
  return element('li', { className: [`contents-${entry.kind}`] }, [
    element('a', { href, ...inOtherLanguage(entry.language, around) }, text),
    below.length === 0 ? undefined : element('ol', {}, below),
  ]);
}

/** A list of figures (`loi`) or of tables (`lot`), as a printed book has it behind its contents. */
function listOf(type: 'loi' | 'lot', heading: Element, lines: readonly Element[]): Element {
  const properties = { id: type, 'epub:type': type, ariaLabelledBy: [`${type}-title`] };
  return element('nav', properties, [heading, element('ol', {}, lines)]);
}

function illustrationLine(
  { id, caption, language }: Illustration,
  around: string,
  places: Places,
  shelf: PictureShelf,
): Element | undefined {
  const href = addressOf(id, NAVIGATION_FILE, places);
  if (href === undefined) return undefined;
  const properties = inOtherLanguage(language, around);
  return element('li', {}, [element('a', { href, ...properties }, setContent(caption, shelf))]);
}

/** The main places of the book, for the menu of a reading system (EPUB 3.3, §7, `landmarks`). */
function landmarks(
  { book }: Composition,
  pages: readonly Page[],
  start: Page | undefined,
  lists: readonly Element[],
): Element {
  const { language, words: own } = book.configuration;
  const words = wordsOf(language, own);
  const named = (href: string, name: keyof Words, type: string): Element =>
    link(href, words[name], { 'epub:type': type, ...wordLanguage(name, language, own) });
  const find = (file: string): boolean => pages.some((page) => page.file === file);
  const items = [
    find(COVER_FILE) ? named(COVER_FILE, 'cover', 'cover') : undefined,
    find(TITLE_PAGE_FILE) ? named(TITLE_PAGE_FILE, 'titlePage', 'titlepage') : undefined,
    named('#toc', 'contents', 'toc'),
    ...lists.map(({ properties: { id } }) =>
      id === 'loi' ? named('#loi', 'figures', 'loi') : named('#lot', 'tables', 'lot'),
    ),
    start && link(start.file, start.title, { 'epub:type': 'bodymatter' }),
    find(NOTES_FILE) ? named(`${NOTES_FILE}#${NOTES_ID}`, 'notes', 'endnotes') : undefined,
  ];
  return element('nav', { 'epub:type': 'landmarks', hidden: true }, [element('ol', {}, items)]);
}

function link(href: string, text: string, properties: Properties = {}): Element {
  return element('li', {}, [element('a', { href, ...properties }, [text])]);
}
