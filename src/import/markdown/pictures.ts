/** The pictures of Markdown: those that lie beside it come along. */
import { visit } from 'unist-util-visit';
import { resolvePath } from '../../manuscript/files.ts';
import type { Imported } from '../imported.ts';

const ROOT = 'source.md';
/** Files of a manuscript; a link to one is no picture, and its name is taken. */
const NO_PICTURE = /(?:\.md|^manuscript\.yaml)$/iu;

/** Adds the files that images lead to, under their own paths. What is not there, or out of reach, is told. */
export async function addPictures(
  imported: Imported,
  fileBeside: (path: string) => Promise<Uint8Array | undefined>,
): Promise<Imported> {
  const wanted = new Map<string, number | undefined>();
  visit(imported.tree, 'image', ({ url, position }) => {
    const isOnDisk = url !== '' && !/^(?:[a-z][a-z\d+.-]*:|\/\/|#)/iu.test(url);
    if (isOnDisk && !wanted.has(url)) wanted.set(url, position?.start.line);
  });
  for (const [url, line] of wanted) {
    const path = resolvePath(ROOT, url);
    const isPicture = path !== undefined && path !== '' && !NO_PICTURE.test(path);
    const bytes = isPicture ? await fileBeside(path) : undefined;
    if (isPicture && bytes) {
      imported.files.set(path, bytes);
      imported.decisions.push({
        kind: 'picture',
        confidence: 'certain',
        message: `\`${path}\` was copied`,
        line,
      });
      continue;
    }
    const message =
      path === undefined
        ? 'it leads out of the folder of the source'
        : NO_PICTURE.test(path)
          ? 'expected a picture, found the name of a text of the manuscript'
          : 'it is not there';
    imported.decisions.push({
      kind: 'fault',
      confidence: 'certain',
      message: `the picture \`${url}\` was not copied: ${message}`,
      line,
    });
  }
  return imported;
}
