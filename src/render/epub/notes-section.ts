/**
 * The notes of an EPUB, in the three ways there are: `aside`s at the end of the chapter that reading systems open in
 * place, a list with a heading there, or a page of all notes. The way back stands first in each note, where Kindle
 * looks for it; ways back to further calls stand at the end.
 */
import type { Element, ElementContent } from 'hast';
import type { ComposedChapter, ComposedNote, Composition } from '../../book/composition.ts';
import { directionOf } from '../../book/direction.ts';
import { languageOfWord, withNumber, wordsOf, type OwnWords } from '../../book/words.ts';
import type { Note } from '../../notes/numbering.ts';
import { mapElements } from '../serialize.ts';
import { element, inOtherLanguage } from './element.ts';
import type { Page } from './page.ts';
import type { PictureShelf } from './picture-shelf.ts';
import { setContent } from './set-content.ts';
import { wordLanguage } from './word-language.ts';

/** The id of the heading of all notes; what begins with `note-` is no author's. */
export const NOTES_ID = 'note-list';
/** The name of the page of all notes. */
export const NOTES_FILE = 'notes.xhtml';

/**
 * The notes at the end of a chapter.
 * @returns nothing where the chapter has no notes, or they stand at the end of the book
 */
export function notesSection(
  chapter: ComposedChapter,
  { book }: Composition,
  shelf: PictureShelf,
): Element | undefined {
  const { epub, words: own } = book.configuration;
  const { notes, language, number } = chapter;
  if (notes.length === 0 || epub.notes === 'book') return undefined;
  const words = wordsOf(language, own);
  if (epub.notes === 'popup') {
    const plain = new Set(notes.flatMap(({ note }) => (isOnlyInNotes(note) ? [note.id] : [])));
    // No heading: Apple Books hides the notes it can open in place, and a heading would stand over nothing.
    return element(
      'section',
      { className: ['notes'], ariaLabel: words.notes },
      notes.map((note) => noteAside(note, language, own, shelf, plain)),
    );
  }
  const id = `${NOTES_ID}-${number}`;
  const heading = element('h2', { id, ...wordLanguage('notes', language, own) }, [words.notes]);
  return notesList(heading, id, [list(notes, language, own, shelf)]);
}

/** The page of all notes, chapter by chapter; nothing where there are none, or they stand elsewhere. */
export function notesPage({ book, chapters }: Composition, shelf: PictureShelf): Page | undefined {
  const { language, epub, words: own } = book.configuration;
  const withNotes = chapters.filter(({ notes }) => notes.length > 0);
  if (epub.notes !== 'book' || withNotes.length === 0) return undefined;
  const words = wordsOf(language, own);
  const lists = withNotes.map((chapter) => {
    const heading = withNotes.length === 1 ? undefined : notesHeading(chapter, chapters, own);
    return element('section', inOtherLanguage(chapter.language, language), [
      heading,
      list(chapter.notes, chapter.language, own, shelf),
    ]);
  });
  return {
    file: NOTES_FILE,
    title: words.notes,
    language,
    direction: directionOf(language),
    matter: 'backmatter',
    content: [
      notesList(
        element('h1', { id: NOTES_ID, ...wordLanguage('notes', language, own) }, [words.notes]),
        NOTES_ID,
        lists,
      ),
    ],
  };
}

/**
 * The heading over the notes of a chapter: its title, or its number where it has none, since notes may be numbered
 * anew in each chapter.
 */
function notesHeading(
  { title, number, language }: ComposedChapter,
  chapters: readonly ComposedChapter[],
  own: OwnWords,
): Element {
  const id = `${NOTES_ID}-${number}`;
  if (title !== '') return element('h2', { id }, [title]);
  // Parts do not count.
  const place = chapters.slice(0, number).filter(({ kind }) => kind !== 'part').length;
  const name = `${wordsOf(language, own).chapter} ${place}`;
  return element('h2', { id, ...wordLanguage('chapter', language, own) }, [name]);
}

function notesList(heading: Element, id: string, content: Element[]): Element {
  const properties = {
    className: ['notes', 'endnotes'],
    'epub:type': 'endnotes',
    role: 'doc-endnotes',
    ariaLabelledBy: [id],
  };
  return element('section', properties, [heading, ...content]);
}

/**
 * Each note has its number in its text, since few reading systems know the `value` of an item, and wrong numbers are
 * worse than none: so the list itself is one without numbers.
 */
function list(notes: readonly ComposedNote[], around: string, own: OwnWords, shelf: PictureShelf): Element {
  const items = notes.map(({ note, content }) =>
    element(
      'li',
      {
        id: note.id,
        className: ['note'],
        'epub:type': 'endnote',
        ...inOtherLanguage(languageOf(note), around),
      },
      withWaysBack(setContent(content, shelf), note, around, own),
    ),
  );
  return element('ul', { className: ['notes-list'] }, items);
}

/**
 * A note that opens in place. No window opens from a window, and reading systems hide what would open in one: so a note
 * that only notes call is a plain one, which is seen, and its calls are plain links.
 * @param plain the ids of such notes
 */
function noteAside(
  { note, content }: ComposedNote,
  around: string,
  own: OwnWords,
  shelf: PictureShelf,
  plain: ReadonlySet<string>,
): Element {
  const properties = {
    id: note.id,
    className: ['note'],
    ...(!plain.has(note.id) && { 'epub:type': 'footnote' }),
    role: 'doc-footnote',
    ...inOtherLanguage(languageOf(note), around),
  };
  const blocks = mapElements(setContent(content, shelf), (child) => {
    const { href, 'epub:type': type, role: _, ...others } = child.properties;
    const isPlain = type === 'noteref' && plain.has(String(href).slice(1));
    return isPlain ? { ...child, properties: { ...others, href: href! } } : child;
  });
  return element('aside', properties, withWaysBack(blocks, note, around, own));
}

/** True for a note that no call in the text leads to, but only calls in other notes. */
function isOnlyInNotes({ calls }: Note): boolean {
  return calls.length > 0 && calls.every(({ call }) => call.within !== undefined);
}

function languageOf({ definition }: Note): string {
  return definition.chapter.language;
}

/** @param around the language of the chapter that the note stands in: its words name the ways back */
function withWaysBack(blocks: ElementContent[], note: Note, around: string, own: OwnWords): ElementContent[] {
  const [first, ...others] = note.calls;
  if (!first) return blocks;
  const label = withNumber(wordsOf(around, own).backToText, note.number);
  const spoken = languageOfWord('backToText', around, own);
  // Of such a link only its name is heard, so the language of the name is that of the link.
  const language = spoken === languageOf(note) ? {} : { lang: spoken, xmlLang: spoken };
  const backLink = (call: string, number: string, name: string): Element =>
    element(
      'a',
      { href: `#${call}`, 'epub:type': 'backlink', role: 'doc-backlink', ariaLabel: name, ...language },
      [number],
    );
  const mark = [backLink(first.id, String(note.number), label), text('. ')];
  const further = others.flatMap(({ id }, index): ElementContent[] => [
    text(' '),
    backLink(id, `↑${index + 2}`, `${label} (${index + 2})`),
  ]);
  const [head, ...rest] = blocks;
  const marked = isParagraph(head)
    ? [{ ...head, children: [...mark, ...head.children] }, ...rest]
    : [element('p', { className: ['note-mark'] }, mark), ...blocks];
  if (further.length === 0) return marked;
  const last = marked.at(-1);
  return isParagraph(last)
    ? [...marked.slice(0, -1), { ...last, children: [...last.children, ...further] }]
    : [...marked, element('p', { className: ['further-calls'] }, further.slice(1))];
}

function isParagraph(node: ElementContent | undefined): node is Element {
  return node?.type === 'element' && node.tagName === 'p';
}

function text(value: string): ElementContent {
  return { type: 'text', value };
}
