/** The file in which answers are kept from run to run. */
import { readFile } from 'node:fs/promises';
import { writeReport } from '../write/write-report.ts';
import { formatCache, parseCache, type LinkCache } from './cached-verdicts.ts';

/** Thrown where answers cannot be kept. It is told before anybody is asked. */
export class LinkCacheError extends Error {
  override name = 'LinkCacheError';
  readonly exitCode = 2;
  constructor(file: string, cause: unknown) {
    const { code, message } = cause as NodeJS.ErrnoException;
    super(
      `expected a file for the answers about links at \`${file}\`, found ${code ?? message}; name another one`,
      { cause },
    );
  }
}

/**
 * What the file holds; nothing where there is none.
 * @throws LinkCacheError where something is there that cannot be read
 */
export async function readCache(file: string): Promise<LinkCache> {
  try {
    return parseCache(await readFile(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map();
    throw new LinkCacheError(file, error);
  }
}

/**
 * Writes the file, whole or not at all, and makes its folder if it is not there.
 * @param maxAge days; what is older is left out
 * @throws LinkCacheError where nothing can be written
 */
export async function writeCache(file: string, cache: LinkCache, maxAge: number): Promise<void> {
  try {
    await writeReport(file, formatCache(cache, maxAge, Date.now()));
  } catch (error) {
    throw new LinkCacheError(file, error);
  }
}
