/** Which of the files that are to be written are there already. */
import { lstat, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The first that is there, be it a link that leads nowhere.
 * @param names paths within the folder
 */
export async function firstTaken(folder: string, names: Iterable<string>): Promise<string | undefined> {
  for (const name of names) if (await lstat(join(folder, name)).catch(() => undefined)) return name;
  return undefined;
}

/**
 * The first that is the same file as another one, under whatever name.
 * @param names paths within the folder
 */
export async function firstSame(
  file: string,
  folder: string,
  names: Iterable<string>,
): Promise<string | undefined> {
  const own = await stat(file);
  for (const name of names) {
    const there = await stat(join(folder, name)).catch(() => undefined);
    if (there?.ino === own.ino && there.dev === own.dev) return name;
  }
  return undefined;
}
