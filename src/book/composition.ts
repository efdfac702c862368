/**
 * The composition: a book as hast, made once and shared by all renderers. It knows no output format; what an
 * edition adds (roles, `epub:type`, file names, pictures' bytes) its renderer adds to a copy.
 *
 * Conventions of the tree, by which renderers find things:
 * - a call is `sup.call > a#call-N[href="#note-N"]`, the number its only text
 * - links within the book are `a[href="#id"]`; ids are unique in the book
 * - `img[src]` is a path relative to the manuscript
 * - a page reference is `span.page-reference[data-target="id"]` with the target's title in it
 */
import type { ElementContent, Root as HastRoot } from 'hast';
import type { Author } from '../manuscript/configuration/schema.ts';
import type { Note } from '../notes/numbering.ts';
import type { Book } from './book.ts';
import { composeChapter } from './compose-chapter.ts';
import { contentsOf, type ContentsEntry } from './contents.ts';

/** A note with its content. */
export interface ComposedNote {
  note: Note;
  /** Blocks. */
  content: ElementContent[];
}

/** A chapter with its content. */
export interface ComposedChapter {
  /** The place in the book, from 1. */
  number: number;
  id: string;
  kind: 'front' | 'body' | 'back' | 'part';
  /** As plain text. */
  title: string;
  /** The content of its heading, calls and all; empty where the chapter has no title. */
  heading: ElementContent[];
  subtitle?: string;
  authors: Author[];
  /** A BCP 47 tag. */
  language: string;
  direction: 'ltr' | 'rtl';
  runningHead: string;
  body: ElementContent[];
  /** The notes that this chapter is the first to call, in order. */
  notes: ComposedNote[];
}

/** A book set as hast. */
export interface Composition {
  book: Book;
  chapters: ComposedChapter[];
  /** The table of contents, nested as the headings are. */
  contents: ContentsEntry[];
}

/** Sets a book. Pure. */
export function compose(book: Book): Composition {
  const chapters = book.chapters.map((chapter) => composeChapter(chapter, book));
  return { book, chapters, contents: contentsOf(book, chapters) };
}

/** A root around some content, for functions that want one. */
export function rootOf(children: ElementContent[]): HastRoot {
  return { type: 'root', children };
}
