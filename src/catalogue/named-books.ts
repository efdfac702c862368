/** The books of a catalogue, as they were named: pure, the disk is not asked. */
import { relative, resolve, sep } from 'node:path';

/** One manuscript of many. */
export interface NamedBook {
  /** The path as it was typed, for messages and results. */
  path: string;
  /** The path from the working folder, with forward slashes: the same on every machine, and the order of the catalogue. */
  key: string;
}

/** Each book once, in an order that does not depend on how they were named. */
export function namedBooks(paths: readonly string[], workingFolder: string): NamedBook[] {
  const books = new Map<string, NamedBook>();
  for (const path of paths) {
    const key = relative(workingFolder, resolve(workingFolder, path)).split(sep).join('/') || '.';
    if (!books.has(key)) books.set(key, { path, key });
  }
  return [...books.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1));
}
