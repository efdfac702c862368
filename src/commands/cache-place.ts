/** Where a build keeps what it may need again. */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from '../print/browser/cache-folder.ts';
import { DiskStore } from '../write/disk-store.ts';
import { programHash } from '../write/program-hash.ts';
import { packageCache } from '../write/package-cache.ts';

/**
 * The store of a build: in the folder that was named, else in `node_modules/.cache/imprimatur` of the package around the
 * working folder, else in the user's own cache.
 * @param named as typed
 * @param version of this program
 */
export async function chosenStore(
  named: string | undefined,
  version: string,
  environment: NodeJS.ProcessEnv,
  workingFolder: string,
): Promise<DiskStore> {
  const folder =
    named === undefined
      ? (packageCache(workingFolder) ?? join(cacheFolder(environment), 'builds'))
      : resolve(workingFolder, named);
  const program = await programHash(fileURLToPath(new URL('../print', import.meta.url)));
  return new DiskStore(folder, `${version} ${program}`);
}
