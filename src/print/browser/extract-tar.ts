import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar-stream';

/** A file that was written, and its length. */
export interface WrittenFile {
  /** Relative to the folder, with forward slashes. */
  readonly path: string;
  readonly size: number;
}

/**
 * Unpacks a brotli-compressed tar file. Only plain files and folders are taken, and no name may lead out
 * of the folder: without links in it, there is no other way out. Owner and mode in the archive are
 * ignored; everything becomes private to the user who unpacks.
 */
export async function extractTar(
  archive: string,
  folder: string,
  signal?: AbortSignal,
): Promise<WrittenFile[]> {
  const tar = extract();
  const written: WrittenFile[] = [];
  const feeding = pipeline(
    createReadStream(archive),
    createBrotliDecompress(),
    tar as unknown as NodeJS.WritableStream,
    signal === undefined ? {} : { signal },
  );
  const taking = (async () => {
    for await (const entry of tar) {
      const { name, type } = entry.header;
      const path = safePath(archive, name);
      if (type === 'directory') {
        await mkdir(join(folder, path), { recursive: true, mode: 0o700 });
        entry.resume();
      } else if (type === 'file') {
        const target = join(folder, path);
        await mkdir(dirname(target), { recursive: true, mode: 0o700 });
        // "wx": two entries of the same name are an error, not an overwriting.
        const sink = createWriteStream(target, { flags: 'wx', mode: 0o600 });
        await pipeline(entry as unknown as NodeJS.ReadableStream, sink);
        written.push({ path, size: sink.bytesWritten });
      } else {
        throw new Error(`${archive}: expected only files and folders, found the ${type} "${name}".`);
      }
    }
  })();
  await Promise.all([feeding, taking]);
  return written;
}

function safePath(archive: string, name: string): string {
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  const leavesFolder = name.startsWith('/') || parts.includes('..');
  // A backslash or a drive letter would mean something on Windows only.
  if (leavesFolder || /[\\:\0]/u.test(name)) {
    throw new Error(`${archive}: expected names inside the folder, found "${name}".`);
  }
  return parts.join('/');
}
