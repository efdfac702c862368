/** The disk behind `Files`: the only place of the loader that touches `node:fs`. */
import { constants } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { FilesError, pathWithin, type Files, type Sight } from './files.ts';

/**
 * A folder on disk. Links are followed only as long as they end within it.
 * @param folder the path of the folder, absolute or relative to the working folder.
 */
export function diskFiles(folder: string): Files {
  const top = resolve(folder);
  let realTop: Promise<string> | undefined;

  /** Finds what a path really leads to; the answer's `path` is safe to open. */
  async function find(path: string): Promise<{ sight: Sight; path: string }> {
    const inside = pathWithin(path);
    if (inside === undefined) return { sight: 'outside', path };
    const wanted = join(top, inside);
    try {
      // Awaited at once: a promise that fails with nobody waiting ends the process.
      realTop ??= realpath(top);
      const topPath = await realTop;
      const real = await realpath(wanted);
      if (leaves(topPath, real)) return { sight: 'outside', path: real };
      const about = await stat(real);
      return { sight: about.isFile() ? 'file' : about.isDirectory() ? 'folder' : 'outside', path: real };
    } catch {
      return { sight: 'missing', path: wanted };
    }
  }

  return {
    look: async (path) => (await find(path)).sight,
    async read(path) {
      const found = await find(path);
      if (found.sight !== 'file') throw new FilesError(path, found.sight);
      // The path is already resolved; a link put in its place since then is not followed.
      const handle = await open(found.path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
      try {
        return await handle.readFile();
      } finally {
        await handle.close();
      }
    },
    async list(path) {
      const found = await find(path);
      if (found.sight !== 'folder') return [];
      const entries = await readdir(found.path, { withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile() || entry.isSymbolicLink())
        .map((entry) => entry.name)
        .toSorted();
    },
  };
}

/** True where `path` is not `folder` and not below it. Between two drives of Windows the way is absolute. */
function leaves(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
}

/** What the user named on the command line: a folder, or one Markdown file with its folder. */
export interface Location {
  /** The absolute path of the manuscript's folder. */
  folder: string;
  /** The one file, where the manuscript is a single one. */
  file?: string;
}

/**
 * Finds out what a path given by the user is.
 * @returns undefined where nothing is there.
 */
export async function locate(path: string): Promise<Location | undefined> {
  try {
    const about = await stat(path);
    if (about.isDirectory()) return { folder: resolve(path) };
    return { folder: resolve(dirname(path)), file: basename(path) };
  } catch {
    return undefined;
  }
}

/** The path of a folder with no links in it; as it is where that cannot be told. */
export function realFolder(folder: string): Promise<string> {
  return realpath(folder).catch(() => folder);
}

/** A file outside any manuscript, or why it was not read. */
export type NamedFile =
  | { bytes: Uint8Array; folder: string }
  | { refused: 'missing' | 'folder' | 'special' }
  /** In bytes. */
  | { refused: 'large'; size: number };

/**
 * Reads a file that the user named, through links too.
 * @param largest in bytes; what is larger is not read
 */
export async function readNamed(path: string, largest: number): Promise<NamedFile> {
  const about = await stat(path).catch(() => undefined);
  if (!about) return { refused: 'missing' };
  if (about.isDirectory()) return { refused: 'folder' };
  if (!about.isFile()) return { refused: 'special' };
  if (about.size > largest) return { refused: 'large', size: about.size };
  const handle = await open(path, constants.O_RDONLY);
  try {
    return { bytes: await handle.readFile(), folder: resolve(dirname(path)) };
  } finally {
    await handle.close();
  }
}

/** The folder of the templates that come with the package. */
export function packagedTemplates(): string {
  // From dist/manuscript/disk.js and from src/manuscript/disk.ts alike.
  return join(import.meta.dirname, '..', '..', 'templates');
}
