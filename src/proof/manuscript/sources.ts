/** The files that a manuscript is made of, for its hash. */
import type { Book } from '../../book/book.ts';
import type { Manuscript } from '../../manuscript/manuscript.ts';
import type { FileBytes } from '../proof-of.ts';

/** The configuration, the chapters, and the pictures that they show; each once. */
export async function sourcesOf({ files, configurationFile }: Manuscript, book: Book): Promise<FileBytes[]> {
  const images = [...book.images.values()].flatMap((byAddress) => [...byAddress.values()]);
  const paths = new Set([
    configurationFile,
    ...book.chapters.map(({ path }) => path),
    ...[...images, ...(book.cover ? [book.cover] : [])].flatMap(({ path, sight }) =>
      sight === 'file' && path !== undefined ? [path] : [],
    ),
  ]);
  // The title page of a part has no file.
  paths.delete('');
  return Promise.all([...paths].map(async (path) => ({ path, bytes: await files.read(path) })));
}
