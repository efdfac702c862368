/** Writes a new manuscript: all of its files or none, and no empty folder where it was not to be. */
import { lstat, mkdir, readdir, realpath, rmdir } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { writeEditions } from './write-editions.ts';

/** The system does not let the manuscript be written there. */
export class UnwritableFolderError extends Error {
  override name = 'UnwritableFolderError';
  readonly exitCode = 2;
}

/**
 * @param folder is made if it is not there
 * @param files path within the folder, with forward slashes → content
 * @returns the paths written, in order
 * @throws {UnwritableFolderError} where a link leads out of the folder, or the system refuses
 * @throws the signal's reason if it is aborted before the files have their names
 */
export async function writeManuscript(
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
  signal?: AbortSignal,
): Promise<string[]> {
  await mustStayInside(folder, files.keys());
  const made: string[] = [];
  try {
    for (const name of files.keys()) {
      const first = await mkdir(dirname(join(folder, name)), { recursive: true });
      if (first !== undefined) made.push(first);
    }
    return await writeEditions(
      folder,
      [...files].map(([name, bytes]) => ({ name, bytes })),
      signal,
    );
  } catch (error) {
    for (const path of made) await removeEmpty(resolve(path));
    throw explained(error, folder) ?? error;
  }
}

/** Follows the links on the way to each file, before anything is made. */
async function mustStayInside(folder: string, names: Iterable<string>): Promise<void> {
  const top = await realpath(folder).catch(() => undefined);
  if (top === undefined) return;
  for (const parent of new Set([...names].map((name) => dirname(name)))) {
    let path = top;
    for (const part of parent.split('/').filter((name) => name !== '.')) {
      path = join(path, part);
      if (!(await lstat(path).catch(() => undefined))) break;
      const real = await realpath(path).catch(() => undefined);
      if (real !== undefined && !leaves(top, real)) continue;
      throw new UnwritableFolderError(
        `expected a folder within \`${folder}\` at \`${join(folder, parent)}\`, found a link that leads ${real === undefined ? 'nowhere' : `to \`${real}\``}; remove the link`,
      );
    }
  }
}

/** True where `path` is not `folder` and not below it. Between two drives of Windows the way is absolute. */
function leaves(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOTDIR: 'a file where a folder is needed',
  EEXIST: 'a file where a folder is needed',
  ENOENT: 'a link that leads nowhere, or a folder that vanished',
  ELOOP: 'links that lead in a circle',
  EACCES: 'that it may not be written to',
  EPERM: 'that it may not be written to',
  EROFS: 'a disk that can only be read',
  ENOSPC: 'a disk that is full',
  EDQUOT: 'that no more may be written to this disk',
  ENAMETOOLONG: 'that a name is longer than the system allows',
};

/** What the system said, as a sentence; undefined where it was not the system. */
function explained(error: unknown, folder: string): UnwritableFolderError | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return undefined;
  const code = String(error.code);
  const path = 'path' in error && typeof error.path === 'string' ? ` (at \`${error.path}\`)` : '';
  return new UnwritableFolderError(
    `expected a folder that can be written to at \`${folder}\`, found ${REASONS[code] ?? `the error ${code}`}${path}; name another folder`,
    { cause: error },
  );
}

/** Removes a folder and those in it, as long as no file is in them. */
async function removeEmpty(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) if (entry.isDirectory()) await removeEmpty(join(folder, entry.name));
  await rmdir(folder).catch(() => undefined);
}
