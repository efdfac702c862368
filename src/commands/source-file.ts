/** The file that is to be imported, as the user named it. */
import { UnreadableSourceError } from '../import/imported.ts';
import { readNamed } from '../manuscript/disk.ts';

/** No report is larger, with all its pictures. */
const LARGEST = 256 * 1024 * 1024;

/**
 * Reads the source, and says where it lies.
 * @throws {UnreadableSourceError} where there is no file, or one that is too large
 */
export async function readSourceFile(path: string): Promise<{ bytes: Uint8Array; folder: string }> {
  const named = await readNamed(path, LARGEST).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnreadableSourceError(`expected a file that can be read at \`${path}\`, found: ${reason}`);
  });
  if ('bytes' in named) return named;
  if (named.refused === 'large') {
    const megabytes = Math.round(named.size / 1024 / 1024);
    throw new UnreadableSourceError(
      `expected a source of 256 MB at most, found ${megabytes} MB in \`${path}\`; import its parts`,
    );
  }
  const found =
    named.refused === 'missing' ? 'nothing' : named.refused === 'folder' ? 'a folder' : 'something else';
  throw new UnreadableSourceError(`expected a file at \`${path}\`, found ${found}; check the path`);
}
