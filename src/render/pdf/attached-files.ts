/** The files of the manuscript that a PDF takes along. */
import type { Book } from '../../book/book.ts';
import type { Files } from '../../manuscript/files.ts';
import { createProblem, type Problem } from '../../manuscript/problem.ts';
import type { Attachment } from '../../print/binding/attach-files.ts';
import { mediaTypeOf } from '../media-types.ts';

const TEXTS: Readonly<Record<string, string>> = {
  md: 'text/markdown',
  markdown: 'text/markdown',
  yaml: 'application/yaml',
  yml: 'application/yaml',
};

/**
 * Reads what `pdf.attach` asks for: the configuration, the chapters, the pictures.
 * @param date when the book last changed: files on disk have dates of their own, which differ from copy to copy
 */
export async function attachedFiles(
  book: Book,
  files: Files | undefined,
  date: Date,
): Promise<{ files: Attachment[]; problems: Problem[] }> {
  if (!book.configuration.pdf.attach.includes('manuscript')) return { files: [], problems: [] };
  if (!files) {
    const message =
      'expected the files of the manuscript for `pdf.attach`, found none given to the press; give them as `files`';
    const problem = createProblem({
      rule: 'attachment',
      severity: 'warning',
      message,
      file: book.configurationFile,
    });
    return { files: [], problems: [problem] };
  }
  const attached: Attachment[] = [];
  for (const path of pathsOf(book)) {
    if ((await files.look(path)) !== 'file') continue;
    const ending = path.split('.').at(-1)?.toLowerCase() ?? '';
    attached.push({
      name: path,
      mediaType: TEXTS[ending] ?? mediaTypeOf(path) ?? 'application/octet-stream',
      bytes: await files.read(path),
      relationship: 'Source',
      modified: date,
    });
  }
  return { files: attached, problems: [] };
}

/** All that the book is made of, sorted. */
function pathsOf(book: Book): string[] {
  const images = [...book.images.values()].flatMap((seen) => [...seen.values()]);
  const shown = (book.cover ? [...images, book.cover] : images).flatMap(({ path, sight }) =>
    path !== undefined && sight === 'file' ? [path] : [],
  );
  const paths = [book.configurationFile, ...book.chapters.map(({ path }) => path), ...shown];
  return [...new Set(paths.filter((path) => path !== ''))].toSorted();
}
