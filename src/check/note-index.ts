/** Ways to the printed notes of a book, for rules that ask for one after another. */
import type { FootnoteDefinition, Nodes } from 'mdast';
import type { Book } from '../book/book.ts';
import type { Note } from '../notes/numbering.ts';

/** The printed notes of a book. */
export interface NoteIndex {
  /** By the definition's node. */
  ofNode: ReadonlyMap<Nodes, Note>;
  /** The place of each in the order of the book, from 0. */
  rank: ReadonlyMap<Note, number>;
  /** By the number of the chapter, where numbers begin anew in each, or 0; then by their own number. */
  byNumber: ReadonlyMap<number, ReadonlyMap<number, Note>>;
}

const indexes = new WeakMap<Book, NoteIndex>();

/** The index of a book, made when it is first asked for. */
export function noteIndexOf(book: Book): NoteIndex {
  const known = indexes.get(book);
  if (known) return known;
  const ofNode = new Map<FootnoteDefinition, Note>();
  const rank = new Map<Note, number>();
  const byNumber = new Map<number, Map<number, Note>>();
  const isPerChapter = book.configuration.notes.numbering === 'per-chapter';
  for (const [place, note] of book.numbered.notes.entries()) {
    ofNode.set(note.definition.node, note);
    rank.set(note, place);
    const home = isPerChapter ? note.chapter : 0;
    const numbers = byNumber.get(home) ?? new Map<number, Note>();
    byNumber.set(home, numbers.set(note.number, note));
  }
  const index = { ofNode, rank, byNumber };
  indexes.set(book, index);
  return index;
}
