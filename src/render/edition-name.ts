/** What the files of a book's editions are called. */
import { slug } from 'github-slugger';
import type { Book } from '../book/book.ts';

/** The name without ending: the one that the manuscript gives, else made of the title. */
export function editionSlug({ configuration }: Pick<Book, 'configuration'>): string {
  return slugOf(configuration);
}

/** The same, of no more than it is made of. */
export function slugOf({ title, slug: given }: { title: string; slug?: string | undefined }): string {
  return given ?? (slug(title) || 'book');
}

/** The name of one edition's file. @param ending such as `pdf` */
export function editionName(book: Pick<Book, 'configuration'>, ending: string): string {
  return `${editionSlug(book)}.${ending}`;
}
