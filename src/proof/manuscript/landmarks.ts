import type { Book } from '../../book/book.ts';
import type { Landmarks } from '../reading.ts';

/** The ids by which every edition of a book can be read. */
export function landmarksOf(book: Book): Landmarks {
  return {
    chapters: book.chapters.map((chapter) => book.targets.of.get(chapter)?.id ?? ''),
    notes: book.numbered.notes.map(({ id }) => id),
  };
}
