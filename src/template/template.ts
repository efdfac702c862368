/**
 * A template: a folder that a designer edits, with page shells (Liquid), style sheets (CSS) and fonts, and no
 * program code. A template of a manuscript's own lies over the one that comes with the package, file by file.
 */
import { diskFiles, packagedTemplates } from '../manuscript/disk.ts';
import { pathWithin, type Files } from '../manuscript/files.ts';
import { ManuscriptError, type Manuscript } from '../manuscript/manuscript.ts';

/** A template that can be used. */
export interface Template {
  /** What the configuration calls it. */
  name: string;
  files: Files;
}

const DEFAULT_TEMPLATE = 'report';
const PACKAGED_NAME = /^[a-z][a-z\d-]*$/u;

/**
 * Finds the template of a manuscript.
 * @throws {ManuscriptError} where there is none of that name
 */
export async function loadTemplate(manuscript: Manuscript): Promise<Template> {
  const name = manuscript.configuration.template;
  const base = diskFiles(`${packagedTemplates()}/${DEFAULT_TEMPLATE}`);
  if (PACKAGED_NAME.test(name)) {
    const packaged = diskFiles(packagedTemplates());
    if ((await packaged.look(name)) === 'folder')
      return { name, files: diskFiles(`${packagedTemplates()}/${name}`) };
    throw missing(name, manuscript);
  }
  const folder = pathWithin(name);
  if (folder === undefined || (await manuscript.files.look(folder)) !== 'folder')
    throw missing(name, manuscript);
  return { name, files: layered(below(manuscript.files, folder), base) };
}

function missing(name: string, manuscript: Manuscript): ManuscriptError {
  return new ManuscriptError(
    `expected \`report\` or a folder of the manuscript as \`template\`, found \`${name}\`; correct it in \`${manuscript.configurationFile}\``,
  );
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

/** What is in the first, and else what is in the second. */
function layered(first: Files, second: Files): Files {
  const holder = async (path: string): Promise<Files> =>
    (await first.look(path)) === 'missing' ? second : first;
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
    list: async (folder) =>
      [...new Set([...(await first.list(folder)), ...(await second.list(folder))])].toSorted(),
  };
}
