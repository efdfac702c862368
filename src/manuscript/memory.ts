/** A folder in memory, for tests and for whoever has a manuscript that is not on disk. */
import { FilesError, type Files } from './files.ts';

/**
 * A folder made of a table of paths and contents.
 * @param contents path → text or bytes
 */
export function memoryFiles(contents: Readonly<Record<string, string | Uint8Array>>): Files {
  const table = new Map(Object.entries(contents));
  const look: Files['look'] = async (path) => {
    if (path.startsWith('/') || path.split('/').includes('..')) return 'outside';
    if (table.has(path)) return 'file';
    return [...table.keys()].some((key) => key.startsWith(`${path}/`)) ? 'folder' : 'missing';
  };
  return {
    look,
    async read(path) {
      const found = table.get(path);
      if (found === undefined) throw new FilesError(path, await look(path));
      return typeof found === 'string' ? new TextEncoder().encode(found) : found;
    },
    async list(folder) {
      const prefix = folder === '' || folder === '.' ? '' : `${folder}/`;
      return [...table.keys()]
        .filter((key) => key.startsWith(prefix) && !key.slice(prefix.length).includes('/'))
        .map((key) => key.slice(prefix.length))
        .toSorted();
    },
  };
}
