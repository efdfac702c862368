/** Writes what came of a build: editions and their proof under their names, or as unproved beside those of before. */
import { proofNames, unprovedName, unprovedNames } from './edition-names.ts';
import { writeEditions, type EditionFile } from './write-editions.ts';

/** What a build has made. */
export interface Build {
  /** The name that all files begin with. */
  slug: string;
  editions: readonly EditionFile[];
  /** The record and the sheet; absent where nothing was proved. */
  proof: readonly EditionFile[] | undefined;
  /** True where the proof failed. */
  isUnproved: boolean;
  signal?: AbortSignal | undefined;
}

/**
 * Proved editions take the place of those of before, and what an unproved build has left goes away; so does a proof of
 * other editions, where these have none.
 * @returns the paths written, in order
 */
export async function writeBuild(folder: string, build: Build): Promise<string[]> {
  const { slug, editions, proof, isUnproved, signal } = build;
  const files = [...editions, ...(proof ?? [])];
  if (!isUnproved)
    return writeEditions(folder, files, signal, [...unprovedNames(slug), ...(proof ? [] : proofNames(slug))]);
  const renamed = files.map((file) => ({ ...file, name: unprovedName(file.name, slug) }));
  return writeEditions(folder, renamed, signal);
}
