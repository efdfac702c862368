import { join } from 'node:path';
import type { Book } from '../book/book.ts';
import type { PrettyOptions } from '../report/pretty.ts';
import type { Output } from './terminal.ts';

/** How a report about a book is laid out on a stream: with its source lines, and paths as the user would open them. */
export function sourcesOf(book: Book, named: string, output: Output): PrettyOptions {
  const sources = new Map(book.chapters.map(({ path, source }) => [path, String(source)]));
  // A manuscript that is one file has its configuration in it.
  const isFile = sources.has(book.configurationFile);
  return {
    colours: output.colours,
    width: output.columns,
    sourceOf: (file) => sources.get(file),
    pathOf: (file) => (isFile ? named : join(named, file)),
  };
}
