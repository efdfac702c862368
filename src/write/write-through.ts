import { open } from 'node:fs/promises';

/**
 * Writes a new file and waits until the disk has it, so that a rename never outruns its content.
 * @param mode who may read and write it; by default as new files are
 */
export async function writeThrough(path: string, bytes: Uint8Array, mode?: number): Promise<void> {
  const file = await open(path, 'wx');
  try {
    // Set afterwards: on opening, the mask of the process would take some of it away.
    if (mode !== undefined) await file.chmod(mode & 0o7777);
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
