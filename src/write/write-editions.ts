/**
 * Puts finished editions in their place, all or none: each is written beside its place under another name
 * first, and only when all are there are they renamed. A reader never sees half a file, and an interrupted
 * run leaves the old editions as they were.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeThrough } from './write-through.ts';

/** A file to be written. */
export interface EditionFile {
  /** Its name within the folder. */
  name: string;
  bytes: Uint8Array;
}

/**
 * @param folder is made if it is not there
 * @param stale names of files and folders of an earlier run that say nothing true any more; they go away
 * @returns the paths written, in order
 * @throws the signal's reason if it is aborted before the files have their names
 */
export async function writeEditions(
  folder: string,
  files: readonly EditionFile[],
  signal?: AbortSignal,
  stale: readonly string[] = [],
): Promise<string[]> {
  const staged: { from: string; to: string }[] = [];
  try {
    for (const { name, bytes } of files) {
      signal?.throwIfAborted();
      const to = join(folder, name);
      const from = `${to}.${randomUUID()}.part`;
      await mkdir(dirname(to), { recursive: true });
      staged.push({ from, to });
      await writeThrough(from, bytes);
    }
    // What would stop a rename is found before the first of them.
    for (const { to } of staged) await mustBeFree(to);
    signal?.throwIfAborted();
    for (const { from, to } of staged) await rename(from, to);
    for (const name of stale) await rm(join(folder, name), { recursive: true, force: true });
    return staged.map(({ to }) => to);
  } finally {
    // After a rename there is nothing left to remove.
    await Promise.all(staged.map(({ from }) => rm(from, { force: true })));
  }
}

/** A file may be replaced, a folder may not. */
async function mustBeFree(path: string): Promise<void> {
  const about = await stat(path).catch(() => undefined);
  if (about?.isDirectory())
    throw new Error(`expected a file or nothing at \`${path}\`, found a folder; move it away`);
}
