import { lstat, mkdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { EnvironmentError } from './environment-error.ts';

const OTHER_FOLDER = 'Set IMPRIMATUR_CACHE to a folder that you own and that nobody else may write to.';

/**
 * The folder that holds everything we unpack for this user: `IMPRIMATUR_CACHE`, else
 * `$XDG_CACHE_HOME/imprimatur`, else `~/.cache/imprimatur`. Never the shared temporary folder, where
 * another user could have planted a browser under the name that we look for.
 */
export function cacheFolder(env: NodeJS.ProcessEnv, home: string = homedir()): string {
  const own = env['IMPRIMATUR_CACHE'];
  if (own !== undefined && own !== '') {
    if (isAbsolute(own)) return own;
    throw new EnvironmentError(`IMPRIMATUR_CACHE: expected an absolute path, found "${own}".`, [
      OTHER_FOLDER,
    ]);
  }
  const xdg = env['XDG_CACHE_HOME'];
  // The XDG specification says that a relative path there is to be ignored.
  const base = xdg !== undefined && isAbsolute(xdg) ? xdg : join(home, '.cache');
  return join(base, 'imprimatur');
}

/** Makes the cache folder, private to its user, and checks that one made earlier can be trusted. */
export async function prepareCacheFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new EnvironmentError(
      `${folder}: expected a folder that can be written to, to unpack the browser into; found ${reason(error)}.`,
      [OTHER_FOLDER],
      { cause: error },
    );
  }
  // A cache folder that is a link to another disk is the user's own business; what it leads to must be theirs.
  assertTrusted(folder, await stat(folder), process.getuid?.());
}

/** What {@link assertTrusted} needs to know of a file or folder. */
export interface Ownership {
  readonly uid: number;
  readonly mode: number;
}

/**
 * Refuses a file or folder that belongs to somebody else or that others may write to: what lies in it
 * would be run as a program.
 *
 * @param uid - our own user id; `undefined` where the system has none (Windows), and then nothing is checked
 */
export function assertTrusted(path: string, found: Ownership, uid: number | undefined): void {
  if (uid === undefined) return;
  if (found.uid !== uid) {
    throw new EnvironmentError(
      `${path}: expected it to belong to the user who runs this (uid ${uid}), found uid ${found.uid}; it is not used.`,
      [`Look at who made it, then remove it: ${path}`, OTHER_FOLDER],
    );
  }
  if ((found.mode & 0o022) !== 0) {
    const mode = (found.mode & 0o777).toString(8);
    throw new EnvironmentError(
      `${path}: expected that only its owner may write to it, found mode ${mode}; it is not used.`,
      [`Remove it, and it is unpacked afresh: ${path}`, OTHER_FOLDER],
    );
  }
}

/** {@link assertTrusted} for a path, links not followed; false where nothing is there. */
export async function isTrusted(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) return false;
  if (found.isSymbolicLink()) {
    throw new EnvironmentError(
      `${path}: expected a file or folder of our own, found a symbolic link; it is not used.`,
      [`Look at who made it, then remove it: ${path}`],
    );
  }
  assertTrusted(path, found, process.getuid?.());
  return true;
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
