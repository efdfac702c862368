/**
 * What is kept from build to build, in files that are named by what they were made of. Any file may go at any time, and
 * several builds may use one folder at once: a file is there whole or not at all, and one that is damaged counts as none.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** How long things are kept, and how much of them. */
export interface StoreLimits {
  /** What was not used for so many days goes. */
  days: number;
  /** When there is more, in bytes, what was not used for longest goes. */
  bytes: number;
}

const LIMITS: StoreLimits = { days: 30, bytes: 1024 ** 3 };
const DAY_MS = 86_400_000;
/** What was begun and never finished is left alone so long. */
const UNFINISHED_MS = 3_600_000;
const PART = '.part';
/** Its date says when the folder was last looked through. */
const LOOKED_THROUGH = 'looked-through';
const HASH_LENGTH = 32;

/** A folder of kept things. */
export class DiskStore {
  readonly #folder: string;
  readonly #version: string;
  readonly #limits: StoreLimits;

  /** @param version of the program that keeps them: another one may make something else of the same */
  constructor(folder: string, version: string, limits: StoreLimits = LIMITS) {
    this.#folder = folder;
    this.#version = version;
    this.#limits = limits;
  }

  /** @returns nothing where nothing is kept, or what was kept is damaged */
  async find(kind: string, key: string): Promise<Uint8Array | undefined> {
    const path = this.#pathOf(kind, key);
    try {
      const bytes = await readFile(path);
      const value = bytes.subarray(HASH_LENGTH);
      if (!bytes.subarray(0, HASH_LENGTH).equals(hashOf(value))) return undefined;
      await this.#touch(path);
      return value;
    } catch {
      return undefined;
    }
  }

  /** Keeps something if that can be done: a build without it is only slower. */
  async keep(kind: string, key: string, value: Uint8Array): Promise<void> {
    const path = this.#pathOf(kind, key);
    const staged = `${path}.${randomUUID()}${PART}`;
    try {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(staged, Buffer.concat([hashOf(value), value]), { flag: 'wx' });
      await rename(staged, path);
    } catch {
      await rm(staged, { force: true }).catch(() => undefined);
    }
  }

  /** Removes what is old, and what is too much; once a day is enough. @param now ms since 1970 */
  async tidy(now = Date.now()): Promise<void> {
    const mark = join(this.#folder, LOOKED_THROUGH);
    const last = await stat(mark).catch(() => undefined);
    if (last && now - last.mtimeMs < DAY_MS) return;
    try {
      await mkdir(this.#folder, { recursive: true });
      await writeFile(mark, '');
      let size = 0;
      for (const { path, bytes, used } of await this.#entries()) {
        const isOld = now - used > (path.endsWith(PART) ? UNFINISHED_MS : this.#limits.days * DAY_MS);
        if (isOld || size + bytes > this.#limits.bytes) await rm(path, { force: true });
        else size += bytes;
      }
    } catch {
      // Next time, then.
    }
  }

  /** All files, those that were used last first. */
  async #entries(): Promise<{ path: string; bytes: number; used: number }[]> {
    const names = await readdir(this.#folder, { recursive: true });
    const found = await Promise.all(
      names.map(async (name) => {
        const path = join(this.#folder, name);
        const about = await stat(path).catch(() => undefined);
        const isEntry = about?.isFile() === true && name !== LOOKED_THROUGH;
        return isEntry ? [{ path, bytes: about.size, used: about.mtimeMs }] : [];
      }),
    );
    return found.flat().toSorted((one, other) => other.used - one.used);
  }

  async #touch(path: string): Promise<void> {
    const { mtimeMs } = await stat(path);
    const now = new Date();
    if (now.getTime() - mtimeMs > DAY_MS) await utimes(path, now, now);
  }

  #pathOf(kind: string, key: string): string {
    const name = hashOf(Buffer.from(`${this.#version} ${key}`)).toString('hex');
    return join(this.#folder, kind, name.slice(0, 2), name);
  }
}

function hashOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
