/** Where the files of a manuscript are, as people and as machines find them. */
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { locate } from '../manuscript/disk.ts';

/** The ways to the files of a manuscript. */
export interface FilePaths {
  /** As the user would open it from here. */
  shown(file: string): string;
  /** From the top of the repository, with forward slashes; the whole path where it is not below that. */
  inRepository(file: string): string;
  /** From here, with forward slashes; within the manuscript where that is somewhere else. */
  inPatch(file: string): string;
}

/** The variables in which CI services say where the repository is. */
type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The ways to the files of the manuscript that the user named.
 * @param environment a step in CI may run in a folder of the repository
 */
export async function filePaths(named: string, environment: Environment): Promise<FilePaths> {
  const location = await locate(named);
  const folder = location?.folder ?? resolve(named);
  const here = resolve('.');
  const { GITHUB_WORKSPACE, CI_PROJECT_DIR } = environment;
  const top = [GITHUB_WORKSPACE, CI_PROJECT_DIR].find(
    (path) => path && below(resolve(path), here) !== undefined,
  );
  return {
    shown: (file) => (location?.file === file ? named : join(named, file)),
    inRepository: (file) => below(resolve(top ?? here), join(folder, file)) ?? whole(join(folder, file)),
    inPatch: (file) => below(here, join(folder, file)) ?? file,
  };
}

/** The way from a folder to what is in it; undefined where it is not. */
function below(folder: string, path: string): string | undefined {
  const way = relative(folder, path);
  if (isAbsolute(way) || way.split(sep)[0] === '..') return undefined;
  return way.split(sep).join('/');
}

/** On Windows, `C:\a` is `/C:/a`. */
function whole(path: string): string {
  return path
    .split(sep)
    .join('/')
    .replace(/^(?!\/)/u, '/');
}
