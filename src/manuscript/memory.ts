/** A folder in memory, for tests and for whoever has a manuscript that is not on disk. */
import { FilesError, pathWithin, type Files, type Sight } from './files.ts';

/**
 * A folder made of a table of paths and contents. It answers as the same folder on disk would.
 * @param contents path → text or bytes
 */
export function memoryFiles(contents: Readonly<Record<string, string | Uint8Array>>): Files {
  const table = new Map(Object.entries(contents));
  const sightOf = (path: string | undefined): Sight => {
    if (path === undefined) return 'outside';
    if (table.has(path)) return 'file';
    const isFolder = path === '' || [...table.keys()].some((key) => key.startsWith(`${path}/`));
    return isFolder ? 'folder' : 'missing';
  };
  return {
    look: async (path) => sightOf(pathWithin(path)),
    async read(path) {
      const inside = pathWithin(path);
      const found = inside === undefined ? undefined : table.get(inside);
      if (found === undefined) throw new FilesError(path, sightOf(inside));
      return typeof found === 'string' ? new TextEncoder().encode(found) : found;
    },
    async list(folder) {
      const inside = pathWithin(folder);
      if (inside === undefined) return [];
      const prefix = inside === '' ? '' : `${inside}/`;
      return [...table.keys()]
        .filter((key) => key.startsWith(prefix) && !key.slice(prefix.length).includes('/'))
        .map((key) => key.slice(prefix.length))
        .toSorted();
    },
  };
}
