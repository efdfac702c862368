/** Builds an edition of the sample with the command, and reads it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { removeFolder, SAMPLE, succeed, temporaryFolder } from '../command-line.ts';

export const SLUG = 'stability-at-a-price';

/** The bytes of one edition of the sample. */
export async function buildSample(kind: 'html' | 'pdf' | 'epub'): Promise<Uint8Array> {
  const folder = await temporaryFolder(`sample-${kind}`);
  try {
    await succeed(['build', SAMPLE, '--to', kind, '--out', folder, '--quiet']);
    return await readFile(join(folder, `${SLUG}.${kind}`));
  } finally {
    await removeFolder(folder);
  }
}
