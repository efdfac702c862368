/** The books that changed since a Git reference. */
import { join, relative, sep } from 'node:path';
import { locate, realFolder } from '../manuscript/disk.ts';
import { changedFiles, repositoryOf } from './git.ts';
import type { NamedBook } from './named-books.ts';

/** What changed in a repository, made for asking about many folders. Paths are from its top, with forward slashes. */
export interface Changes {
  /** Changed files, and whole folders that Git tells as one: a submodule, a repository within. */
  paths: ReadonlySet<string>;
  /** All folders above them; the top is ''. */
  folders: ReadonlySet<string>;
  /** The folders above those that are not Markdown. */
  foldersOfOthers: ReadonlySet<string>;
}

/**
 * Those of the books of which a file changed. A book is its folder with everything in it, a `./template` included; a
 * book that is a single file is that file and all beside and below it that is not Markdown, such as its pictures.
 * A book that cannot be found is kept, so that building it tells why.
 * @throws {CatalogueError} where there is no repository, or no such commit in it
 */
export async function changedBooks<T extends NamedBook>(
  books: readonly T[],
  reference: string,
  signal?: AbortSignal,
): Promise<T[]> {
  const repositories = new Map<string, Changes>();
  const changed: T[] = [];
  for (const book of books) {
    signal?.throwIfAborted();
    const location = await locate(book.path);
    if (!location) {
      changed.push(book);
      continue;
    }
    const folder = await realFolder(location.folder);
    let top = [...repositories.keys()].find((known) => isWithin(folder, known));
    if (top === undefined) {
      top = await repositoryOf(folder, signal);
      repositories.set(top, changesOf(await changedFiles(top, reference, signal)));
    }
    const changes = repositories.get(top);
    const path = relative(top, folder).split(sep).join('/');
    if (changes && hasChanged(changes, path, location.file)) changed.push(book);
  }
  return changed;
}

/** @param paths as Git lists them */
export function changesOf(paths: readonly string[]): Changes {
  const listed = paths.map((path) => path.replace(/\/$/u, ''));
  return {
    paths: new Set(listed),
    folders: new Set(listed.flatMap(foldersAbove)),
    foldersOfOthers: new Set(listed.filter((path) => !/\.md$/iu.test(path)).flatMap(foldersAbove)),
  };
}

/**
 * @param folder the folder of a book, from the top of the repository; '' is the top
 * @param file the one file of a book that is a single file
 */
export function hasChanged(
  { paths, folders, foldersOfOthers }: Changes,
  folder: string,
  file?: string,
): boolean {
  // Told as one with a folder that it is in.
  if ([folder, ...foldersAbove(folder)].some((path) => path !== '' && paths.has(path))) return true;
  if (file === undefined) return folders.has(folder);
  return paths.has(folder === '' ? file : `${folder}/${file}`) || foldersOfOthers.has(folder);
}

/** `a/b/c` → `a/b`, `a`, ''. */
function foldersAbove(path: string): string[] {
  if (path === '') return [];
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, parts.length - 1 - index).join('/'));
}

function isWithin(folder: string, top: string): boolean {
  return folder === top || folder.startsWith(top.endsWith(sep) ? top : join(top, sep));
}
