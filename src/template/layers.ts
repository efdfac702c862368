/**
 * The folders that a template lies in, one over the other: a file comes from the first that has it. A template
 * extends another, and that perhaps a third; nothing is read outside these folders.
 */
import { diskFiles, packagedTemplates } from '../manuscript/disk.ts';
import { pathWithin, type Files } from '../manuscript/files.ts';
import { ManuscriptError } from '../manuscript/manuscript.ts';

/** One folder of a template. */
export interface Layer {
  /** What messages call it: the name of a packaged template, or the folder as seen from the manuscript. */
  name: string;
  files: Files;
}

/** The files of a template, and what messages call it. */
export interface TemplateFiles {
  name: string;
  files: Files;
  /** Where the files come from; without it all are its own. */
  layers?: readonly Layer[] | undefined;
}

const PACKAGED_NAME = /^[a-z][a-z\d-]*$/u;

/**
 * Finds the folder that a name means: that of a packaged template, or one of the manuscript.
 * @param manuscript its files; undefined where only packaged templates are allowed
 * @returns undefined where there is none
 */
export async function findLayer(name: string, manuscript: Files | undefined): Promise<Layer | undefined> {
  if (PACKAGED_NAME.test(name)) {
    const isThere = (await diskFiles(packagedTemplates()).look(name)) === 'folder';
    return isThere ? { name, files: diskFiles(`${packagedTemplates()}/${name}`) } : undefined;
  }
  const folder = pathWithin(name);
  if (!manuscript || folder === undefined || (await manuscript.look(folder)) !== 'folder') return undefined;
  return { name: folder === '' ? '.' : folder, files: below(manuscript, folder) };
}

/** The files of all layers as those of one folder. */
export function layered(layers: readonly Layer[]): Files {
  const holder = async (path: string): Promise<Files> => (await layerOf(layers, path)).files;
  return {
    look: async (path) => (await holder(path)).look(path),
    async read(path) {
      const files = await holder(path);
      if ((await files.look(path)) === 'outside') {
        throw new ManuscriptError(
          `expected \`${path}\` of the template within the manuscript, found a link that leads out of it; copy the file into the template`,
        );
      }
      return files.read(path);
    },
    async list(folder) {
      const names = new Set<string>();
      for (const { files } of layers) for (const name of await files.list(folder)) names.add(name);
      return [...names].toSorted();
    },
  };
}

/** Where a file of a template really stands, for messages: `mine/page.liquid`, `report/page.liquid`. */
export async function fileName({ name, layers }: TemplateFiles, path: string): Promise<string> {
  const layer = layers && layers.length > 0 ? (await layerOf(layers, path)).name : name;
  return pathWithin(`${layer}/${path}`) ?? `${layer}/${path}`;
}

/** The first layer that has a file, or else the last. */
async function layerOf(layers: readonly Layer[], path: string): Promise<Layer> {
  for (const layer of layers) if ((await layer.files.look(path)) !== 'missing') return layer;
  return layers.at(-1)!;
}

/** A folder of a folder, as one that is not left. */
function below(files: Files, folder: string): Files {
  const at = (path: string): string | undefined => {
    const inside = pathWithin(path);
    return inside === undefined ? undefined : `${folder}/${inside}`;
  };
  return {
    look: async (path) => {
      const inside = at(path);
      return inside === undefined ? 'outside' : files.look(inside);
    },
    read: async (path) => files.read(at(path) ?? `../${path}`),
    list: async (path) => files.list(at(path) ?? `../${path}`),
  };
}
