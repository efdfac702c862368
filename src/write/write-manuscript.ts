/** Writes a new manuscript: all of its files or none, and no empty folder where it was not to be. */
import { mkdir, readdir, rmdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { writeEditions } from './write-editions.ts';

/**
 * @param folder is made if it is not there
 * @param files path within the folder, with forward slashes → content
 * @returns the paths written, in order
 * @throws the signal's reason if it is aborted before the files have their names
 */
export async function writeManuscript(
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
  signal?: AbortSignal,
): Promise<string[]> {
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
    throw error;
  }
}

/** Removes a folder and those in it, as long as no file is in them. */
async function removeEmpty(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) if (entry.isDirectory()) await removeEmpty(join(folder, entry.name));
  await rmdir(folder).catch(() => undefined);
}
