/** Reads a manuscript that is given as text. */
import { parse, type Book } from '../../../src/book/book.ts';
import { loadFrom } from '../../../src/manuscript/load.ts';
import { memoryFiles } from '../../../src/manuscript/memory.ts';
import { readManuscript } from '../../../src/proof/manuscript/read-manuscript.ts';
import type { Leaf, Reading } from '../../../src/proof/reading.ts';

/** A book of files; `manuscript.yaml` has a title if it is not given. */
export async function bookOf(files: Record<string, string | Uint8Array>): Promise<Book> {
  return parse(await loadFrom(memoryFiles({ 'manuscript.yaml': 'title: Test', ...files }), 'test'));
}

/** The reading of a book of one chapter, or of several files. */
export async function readingOf(
  source: string | Record<string, string | Uint8Array>,
  edition: 'html' | 'pdf' | 'epub' = 'html',
): Promise<Reading> {
  return readManuscript(await bookOf(typeof source === 'string' ? { 'a.md': source } : source), edition);
}

/** Leaves in short: `kind text`, with ids, calls and links behind it where there are some. */
export function inShort(leaves: readonly Leaf[]): string[] {
  return leaves.map(({ kind, text, ids, calls, links }) =>
    [
      `${kind}: ${text}`,
      ...ids.map((id) => `{${id}}`),
      ...calls.map(({ id, number, target, at }) => `^${number} ${id}→${target}@${at}`),
      ...links.map((link) => `[${link.text}](${link.target})@${link.at}`),
    ].join(' '),
  );
}
