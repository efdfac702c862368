import { join } from 'node:path';
import { locate } from '../manuscript/disk.ts';

const USUAL_FOLDER = 'manuscript';

/** The manuscript that is meant where none is named: the folder `manuscript`, if there is one, else this folder. */
export async function defaultPath(): Promise<string> {
  const configuration = await locate(join(USUAL_FOLDER, 'manuscript.yaml'));
  return configuration?.file === undefined ? '.' : USUAL_FOLDER;
}
