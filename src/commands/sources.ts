import { dirname, join } from 'node:path';
import type { Book } from '../book/book.ts';
import type { PrettyOptions } from '../report/pretty.ts';
import type { Output } from './terminal.ts';

/**
 * A file of a manuscript as the user would open it.
 * @param only the one chapter of a manuscript that is a file; the rest of its files lies beside it
 */
export function shownPath(file: string, named: string, only: string | undefined): string {
  if (only === undefined) return join(named, file);
  return file === only ? named : join(dirname(named), file);
}

/**
 * How a report about a book is laid out on a stream: with its source lines, and paths as the user would open them.
 * @param others the text of files that are no chapters, such as those of its template
 */
export function sourcesOf(
  book: Book,
  named: string,
  output: Output,
  others: ReadonlyMap<string, string> = new Map(),
): PrettyOptions {
  const sources = new Map([
    ...others,
    ...book.chapters.map(({ path, source }): [string, string] => [path, String(source)]),
  ]);
  // A manuscript that is one file has its configuration in it.
  const isFile = sources.has(book.configurationFile);
  return {
    colours: output.colours,
    width: output.columns,
    sourceOf: (file) => sources.get(file),
    pathOf: (file) => shownPath(file, named, isFile ? book.configurationFile : undefined),
  };
}
