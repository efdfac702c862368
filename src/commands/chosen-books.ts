/** Which books of a catalogue this run is for. */
import { text } from 'node:stream/consumers';
import { CatalogueError } from '../catalogue/catalogue-error.ts';
import { changedBooks } from '../catalogue/changed-books.ts';
import { editionPlace, findClash, type EditionPlace } from '../catalogue/edition-places.ts';
import { namedBooks, type NamedBook } from '../catalogue/named-books.ts';
import { itemsOfShard, parseShard } from '../catalogue/shard.ts';
import { readNamed } from '../manuscript/disk.ts';
import { UsageError } from './usage-error.ts';

/** As typed. */
export interface ChoiceOptions {
  booksFrom?: string;
  shard?: string;
  since?: string;
  out?: string;
}

/** The books to build, and a sentence on how they were chosen, for people. */
export interface Choice {
  books: NamedBook[];
  /** Such as `3 of 50 books: changed since main`; absent where all that were named are meant. */
  told?: string;
}

/** How many configurations are read at a time. */
const READ_AT_A_TIME = 16;
const LARGEST_LIST = 256 * 1024 * 1024;

/**
 * Chooses: what was named, of that what changed, and of that one shard.
 * @throws {UsageError | CatalogueError} where that cannot be told, or two books would be written over each other
 */
export async function chooseBooks(
  paths: readonly string[],
  options: ChoiceOptions,
  signal: AbortSignal,
): Promise<Choice> {
  const { booksFrom, shard: typedShard, since, out } = options;
  const shard = typedShard === undefined ? undefined : parseShard(typedShard);
  if (typedShard !== undefined && !shard)
    throw new UsageError(`--shard: expected a part of so many, such as 3/8, found \`${typedShard}\``);
  const listed = booksFrom === undefined ? [] : await readList(booksFrom);
  const named = namedBooks([...paths, ...listed], process.cwd());
  if (named.length === 0) throw new UsageError('expected a manuscript at least, found none');
  // Of all books, not of this shard: what several machines make is put together later.
  await refuseClash(named, out, signal);
  const changed = since === undefined ? named : await changedBooks(named, since, signal);
  const books = shard ? itemsOfShard(changed, shard) : changed;
  const reasons = [
    ...(since === undefined ? [] : [`changed since ${since}: ${changed.length}`]),
    ...(shard ? [`in shard ${shard.index}/${shard.total}: ${books.length}`] : []),
  ];
  return {
    books,
    ...(reasons.length > 0 && { told: `books named: ${named.length}, ${reasons.join(', ')}` }),
  };
}

async function refuseClash(
  books: readonly NamedBook[],
  out: string | undefined,
  signal: AbortSignal,
): Promise<void> {
  const places: (EditionPlace | undefined)[] = [];
  const queue = books.entries();
  const read = async (): Promise<void> => {
    for (const [index, book] of queue) {
      signal.throwIfAborted();
      places[index] = await editionPlace(book, out);
    }
  };
  await Promise.all(Array.from({ length: READ_AT_A_TIME }, read));
  const clash = findClash(places.filter((place) => place !== undefined));
  if (!clash) return;
  const [one, other] = clash.books;
  throw new CatalogueError(
    `expected editions of different names, found that \`${one.path}\` and \`${other.path}\` would both write \`${clash.slug}\` in \`${clash.folder}\`; give one of them another \`slug\` or \`output\` in its manuscript.yaml (nothing was built)`,
  );
}

/** A path per line; `-` is standard input. */
async function readList(file: string): Promise<string[]> {
  const lines = file === '-' ? await text(process.stdin) : await readListFile(file);
  return lines.split(/\r?\n/u).filter((line) => line.trim() !== '');
}

async function readListFile(file: string): Promise<string> {
  const found = await readNamed(file, LARGEST_LIST);
  if ('bytes' in found) return new TextDecoder().decode(found.bytes);
  throw new UsageError(`--books-from: expected a file with a path per line, found none at \`${file}\``);
}
