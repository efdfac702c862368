/** Where the editions of many books go, and that none is written over another. */
import { basename, resolve } from 'node:path';
import { parse } from 'yaml';
import { diskFiles, locate } from '../manuscript/disk.ts';
import { loadFrom } from '../manuscript/load.ts';
import { slugOf } from '../render/edition-name.ts';
import type { NamedBook } from './named-books.ts';

/** The folder and the name, without ending, of a book's editions. */
export interface EditionPlace {
  book: NamedBook;
  folder: string;
  slug: string;
}

/** Two books whose editions would have the same name. */
export interface NameClash {
  books: readonly [NamedBook, NamedBook];
  folder: string;
  slug: string;
}

const DEFAULT_OUTPUT = 'dist/editions';
/** What stands between the name of a book and the ending of a file that belongs to it. */
const OWN_ENDINGS = /\.(?:unproved\.proof|unproved|proof)$/u;

/**
 * Where a book's editions would go. Of its configuration no more is read than that takes: fifty thousand books are
 * looked at before the first is built.
 * @param out the folder for all, if the user named one
 * @returns undefined where that cannot be told; building the book will tell why
 */
export async function editionPlace(
  book: NamedBook,
  out: string | undefined,
): Promise<EditionPlace | undefined> {
  try {
    const location = await locate(book.path);
    if (!location) return undefined;
    const files = diskFiles(location.folder);
    const { title, slug, output } = location.file
      ? (await loadFrom(files, book.path, basename(location.file))).configuration
      : textsOf(parse(new TextDecoder().decode(await files.read('manuscript.yaml'))));
    if (title === undefined) return undefined;
    return { book, folder: resolve(out ?? output ?? DEFAULT_OUTPUT), slug: slugOf({ title, slug }) };
  } catch {
    return undefined;
  }
}

function textsOf(configuration: unknown): Partial<Record<'title' | 'slug' | 'output', string>> {
  if (typeof configuration !== 'object' || configuration === null) return {};
  const texts = Object.entries(configuration).flatMap(([key, value]) =>
    typeof value === 'string' ? [[key, value.trim()]] : [],
  );
  return Object.fromEntries(texts) as ReturnType<typeof textsOf>;
}

/** The first two books that would write over each other. Names that differ in case alone are one on many disks. */
export function findClash(places: readonly EditionPlace[]): NameClash | undefined {
  const taken = new Map<string, NamedBook>();
  for (const { book, folder, slug } of places) {
    const other = taken.get(keyOf(folder, slug));
    if (other) return { books: [other, book], folder, slug };
    taken.set(keyOf(folder, slug), book);
  }
  for (const { book, folder, slug } of places) {
    // A book called `a.proof` would have its page where the proof sheet of `a` is.
    const other = taken.get(keyOf(folder, slug.replace(OWN_ENDINGS, '')));
    if (other && other !== book) return { books: [other, book], folder, slug };
  }
  return undefined;
}

function keyOf(folder: string, slug: string): string {
  return `${folder}\0${slug}`.normalize('NFC').toLowerCase();
}
