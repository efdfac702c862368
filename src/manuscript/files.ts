/**
 * The one door to whatever is read: a folder that nothing gets out of. Every path is relative to it, with
 * forward slashes. There is a disk behind it (`disk.ts`), or a table in memory (`memory.ts`).
 */

/** What a path leads to. `outside`: it exists or not, but not within the folder, after resolving links. */
export type Sight = 'file' | 'folder' | 'missing' | 'outside';

/** A folder that can be read from and not be left. */
export interface Files {
  /** Looks what a path leads to, without reading it. */
  look(path: string): Promise<Sight>;
  /**
   * Reads a whole file.
   * @throws {FilesError} where `look` would not say `file`.
   */
  read(path: string): Promise<Uint8Array>;
  /** The names of the files in a folder (not of its folders), sorted by code unit. */
  list(folder: string): Promise<string[]>;
}

/** Thrown on reading what is not there, or not within the folder. */
export class FilesError extends Error {
  override name = 'FilesError';
  readonly path: string;
  readonly sight: Sight;
  constructor(path: string, sight: Sight) {
    super(
      sight === 'outside'
        ? `expected a path within the folder, found \`${path}\`, which leads out of it`
        : `expected a file, found ${sight === 'folder' ? 'a folder' : 'nothing'} at \`${path}\``,
    );
    this.path = path;
    this.sight = sight;
  }
}

/**
 * A path in its shortest form: `./text//one.md` and `text/images/../one.md` are `text/one.md`; the folder itself
 * is the empty path.
 * @returns undefined where it leads out of the folder, or is no relative path with forward slashes
 */
export function pathWithin(path: string, from = ''): string | undefined {
  if (path.startsWith('/') || path.includes('\\') || path.includes('\0') || /^[a-z]:/iu.test(path)) return undefined;
  const resolved = from.split('/').slice(0, -1);
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') resolved.push(segment);
    else if (resolved.pop() === undefined) return undefined;
  }
  return resolved.join('/');
}

/**
 * Resolves a reference, as links, images and style sheets make it, against the folder of the file that makes
 * it: `../images/a.svg` in `text/one.md` gives `images/a.svg`. Percent-encoding is decoded, a query or
 * fragment dropped.
 * @returns the path from the top of the folder, or undefined where it leads out of it.
 */
export function resolvePath(from: string, reference: string): string | undefined {
  let path = reference.replace(/[?#].*$/su, '');
  try {
    path = decodeURIComponent(path);
  } catch {
    // A stray per cent sign is part of the name.
  }
  return /^[a-z][a-z\d+.-]*:/iu.test(path) ? undefined : pathWithin(path, from);
}
