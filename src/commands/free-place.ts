/** Whether a new manuscript has its place to itself. */
import { join } from 'node:path';
import { locate } from '../manuscript/disk.ts';
import { firstSame, firstTaken } from '../write/taken-names.ts';
import { UsageError } from './usage-error.ts';

/**
 * @param out the folder of the manuscript, which need not be there
 * @throws {UsageError} where it is a file
 */
export async function mustBeFolder(out: string): Promise<void> {
  const location = await locate(out);
  if (location?.file !== undefined)
    throw new UsageError(`--out: expected a folder, found the file \`${out}\`; name another`);
}

/**
 * Nothing of the user’s is written over unless they say so.
 * @param names paths within the folder
 * @throws {UsageError} where one of them is there
 */
export async function mustBeFree(out: string, names: Iterable<string>): Promise<void> {
  const taken = await firstTaken(out, names);
  if (taken === undefined) return;
  throw new UsageError(
    `--out: expected a folder without a manuscript, found \`${join(out, taken)}\`; name another folder, or write over it with --force`,
  );
}

/**
 * The source itself is never written over, whatever the user says: it could not be imported a second time.
 * @param source the file that is imported
 * @param names paths within the folder
 * @throws {UsageError} where one of them is the source
 */
export async function mustSpare(source: string, out: string, names: Iterable<string>): Promise<void> {
  const same = await firstSame(source, out, names);
  if (same === undefined) return;
  throw new UsageError(
    `--out: expected a folder in which the source is not written over, found that \`${join(out, same)}\` is the source; name another folder`,
  );
}
