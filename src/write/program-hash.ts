import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A hash of all files of a program in a folder: who keeps what it made asks whether it would make the same again. */
export async function programHash(folder: string): Promise<string> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.[jt]s$/u.test(name));
  const hash = createHash('sha256');
  const texts = await Promise.all(names.toSorted().map((name) => readFile(join(folder, name))));
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('hex');
}
