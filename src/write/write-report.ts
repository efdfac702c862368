/** Writes a report where the user wants it. */
import { randomUUID } from 'node:crypto';
import { mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { writeThrough } from './write-through.ts';

/**
 * Writes a text into a file, whole or not at all. Its folder is made if it is not there. What is no file, such
 * as `/dev/stderr` or a pipe, is written to as it is.
 */
export async function writeReport(path: string, text: string): Promise<void> {
  const about = await stat(path).catch(() => undefined);
  if (about && !about.isFile()) return writeFile(path, text);
  // Through a link: the file that it leads to is the one that is meant.
  const target = about ? await realpath(path) : resolve(path);
  const staged = `${target}.${randomUUID()}.part`;
  await mkdir(dirname(target), { recursive: true });
  try {
    await writeThrough(staged, Buffer.from(text), about?.mode);
    await rename(staged, target);
  } finally {
    await rm(staged, { force: true });
  }
}
