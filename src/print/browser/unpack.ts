import { createReadStream, createWriteStream } from 'node:fs';
import { lstat, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { isTrusted, prepareCacheFolder } from './cache-folder.ts';
import { extractTar, type WrittenFile } from './extract-tar.ts';

/** A browser that lies packed in a package. */
export interface PackedBrowser {
  /** The folder with `chromium.br`, `al2023.tar.br` and `fonts.tar.br`. */
  readonly folder: string;
  readonly version: string;
  /** As Node names it: `x64`, `arm64`. */
  readonly arch: string;
}

/** A browser that was unpacked, with what it may need beside it. */
export interface UnpackedBrowser {
  readonly folder: string;
  readonly executablePath: string;
  /** Shared libraries that a bare machine lacks: NSS, NSPR, Expat. */
  readonly libraries: string;
  /** A few fonts for a machine that has none. */
  readonly fonts: string;
}

/** Written last, so that a folder with it is complete. */
const MANIFEST = 'unpacked.json';
const EXECUTABLE = 'chromium';
/** No unpacking takes this long: what is older was left behind by a process that died. */
const STALE_AFTER_MS = 24 * 60 * 60 * 1000;

/**
 * Unpacks the browser into the cache folder, once for each version; later calls only check that what is
 * there is complete, ours, and writable by nobody else.
 *
 * It is unpacked into a folder of its own and renamed at the end. So two processes at once do not disturb
 * each other (the second rename fails, and its process uses the first one's), and one that is
 * interrupted leaves nothing that another could take for a browser. The software renderer in
 * `swiftshader.tar.br` stays packed: printing and screenshots work without it.
 *
 * @param cache - see `cacheFolder`
 */
export async function unpackBrowser(
  packed: PackedBrowser,
  cache: string,
  signal?: AbortSignal,
): Promise<UnpackedBrowser> {
  const folder = join(cache, `chromium-${packed.version}-${packed.arch}`);
  const unpacked: UnpackedBrowser = {
    folder,
    executablePath: join(folder, EXECUTABLE),
    libraries: join(folder, 'al2023', 'lib'),
    fonts: join(folder, 'fonts'),
  };
  await prepareCacheFolder(cache);
  if (await isComplete(folder)) return unpacked;

  await removeStale(cache, basename(folder));
  // mkdtemp makes folders with mode 0700.
  const temporary = await mkdtemp(`${folder}.part-`);
  try {
    await fill(temporary, packed.folder, signal);
    await moveIntoPlace(temporary, folder);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return unpacked;
}

async function fill(folder: string, packed: string, signal?: AbortSignal): Promise<void> {
  const work = [
    decompress(join(packed, 'chromium.br'), join(folder, EXECUTABLE), signal),
    extractTar(join(packed, 'al2023.tar.br'), join(folder, 'al2023'), signal),
    extractTar(join(packed, 'fonts.tar.br'), folder, signal),
  ] as const;
  // When one fails, the others are waited for: nothing may be writing when the folder is removed.
  await Promise.allSettled(work);
  const [executable, libraries, fonts] = await Promise.all(work);
  const files = [
    { path: EXECUTABLE, size: executable },
    ...libraries.map(({ path, size }) => ({ path: `al2023/${path}`, size })),
    ...fonts,
  ].filter(({ path }) => path !== 'fonts.conf'); // theirs names folders of another machine; ours may replace it
  signal?.throwIfAborted();
  await writeFile(join(folder, MANIFEST), JSON.stringify({ files }), { flag: 'wx', mode: 0o600 });
}

async function decompress(from: string, to: string, signal?: AbortSignal): Promise<number> {
  const sink = createWriteStream(to, { flags: 'wx', mode: 0o700 });
  await pipeline(
    createReadStream(from, { highWaterMark: 1 << 20 }),
    // Large pieces: 196 MB in pieces of 16 KB is slower by a third.
    createBrotliDecompress({ chunkSize: 1 << 20 }),
    sink,
    signal === undefined ? {} : { signal },
  );
  return sink.bytesWritten;
}

async function moveIntoPlace(temporary: string, folder: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await rename(temporary, folder);
      return;
    } catch (error) {
      if (!isTaken(error) || attempt === 3) throw error;
    }
    // Another process was first, and its work is as good as ours.
    if (await isComplete(folder)) return;
    // A folder that lost files since: aside with it, in one step, before it is removed.
    const damaged = `${temporary}.damaged`;
    await rename(folder, damaged).catch(() => undefined);
    await rm(damaged, { recursive: true, force: true });
  }
}

/** Whether the folder holds everything that its manifest lists. What others could have changed is an error. */
async function isComplete(folder: string): Promise<boolean> {
  if (!(await isTrusted(folder))) return false;
  const files = await readManifest(join(folder, MANIFEST));
  if (files === undefined) return false;
  const complete = await Promise.all(
    files.map(async ({ path, size }) => {
      const file = join(folder, path);
      return (await isTrusted(file)) && (await lstat(file)).size === size;
    }),
  );
  return complete.length > 0 && complete.every(Boolean);
}

async function readManifest(file: string): Promise<WrittenFile[] | undefined> {
  try {
    const { files } = JSON.parse(await readFile(file, 'utf8')) as { files: WrittenFile[] };
    return files;
  } catch {
    return undefined; // missing or cut short: unpacked afresh
  }
}

/** Gives the room back that a dead process left taken: harmless, but 200 MB. */
async function removeStale(cache: string, name: string): Promise<void> {
  const entries = await readdir(cache);
  const parts = entries.filter((entry) => entry.startsWith(`${name}.part-`));
  await Promise.all(
    parts.map(async (entry) => {
      const path = join(cache, entry);
      const found = await lstat(path).catch(() => undefined);
      if (found === undefined || Date.now() - found.mtimeMs < STALE_AFTER_MS) return;
      await rm(path, { recursive: true, force: true });
    }),
  );
}

function isTaken(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOTEMPTY' || code === 'EEXIST' || code === 'EPERM' || code === 'ENOTDIR';
}
