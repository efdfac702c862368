/** Files that remember what was read of them: so the proof can name all that an edition was made of. */
import type { Files } from './files.ts';

/** A folder, and what has been read of it so far. */
export interface RecordedFiles {
  files: Files;
  /** Sorted by path, each once. */
  read(): { path: string; bytes: Uint8Array }[];
}

/** Wraps a folder. */
export function recordFiles(files: Files): RecordedFiles {
  const seen = new Map<string, Uint8Array>();
  return {
    files: {
      look: (path) => files.look(path),
      list: (folder) => files.list(folder),
      async read(path) {
        const bytes = await files.read(path);
        seen.set(path, bytes);
        return bytes;
      },
    },
    read: () =>
      [...seen]
        .map(([path, bytes]) => ({ path, bytes }))
        .toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
  };
}
