/**
 * Puts new texts into files that are there: each is written beside its file first, and only when all are
 * there do they take its name. Who interrupts in between has the old file or the new one, whole.
 */
import { randomUUID } from 'node:crypto';
import { readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { writeThrough } from './write-through.ts';

/** A new text for a file. */
export interface Replacement {
  /** Its path within the folder. */
  path: string;
  /** What stands in it, from the first byte; where it is something else, nothing is replaced. */
  before: string;
  after: string;
}

/**
 * Replaces the texts of files. A link keeps being one: what it leads to is replaced, if that is in the folder.
 * @throws where a file is no longer what it was, or the signal's reason if it is aborted in time
 */
export async function replaceFiles(
  folder: string,
  replacements: readonly Replacement[],
  signal?: AbortSignal,
): Promise<void> {
  const top = await realpath(folder);
  const staged: { from: string; to: string; before: Buffer }[] = [];
  try {
    for (const { path, before, after } of replacements) {
      signal?.throwIfAborted();
      const to = await realpath(join(top, path));
      const way = relative(top, to);
      if (way.split(sep)[0] === '..' || isAbsolute(way))
        throw new Error(`expected a file within \`${folder}\`, found \`${path}\`, which leads out of it`);
      const from = `${to}.${randomUUID()}.part`;
      staged.push({ from, to, before: Buffer.from(before) });
      await writeThrough(from, Buffer.from(after), (await stat(to)).mode);
    }
    for (const { to, before } of staged) {
      if (before.equals(await readFile(to))) continue;
      throw new Error(`expected \`${to}\` as it was a moment ago, found another text; run the command again`);
    }
    signal?.throwIfAborted();
    for (const { from, to } of staged) await rename(from, to);
  } finally {
    // After a rename there is nothing left to remove.
    await Promise.all(staged.map(({ from }) => rm(from, { force: true })));
  }
}
