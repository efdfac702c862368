/** What a source is: by its beginning where that says it, else by the ending of its name. */

import { decodeWindows1252 } from './windows-1252.ts';

/** The kinds of sources. */
export const SOURCE_KINDS = ['text', 'page', 'word', 'markdown'] as const;
/** One of them. */
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** How the report calls them. */
export const KIND_NAMES: Readonly<Record<SourceKind, string>> = {
  text: 'plain text',
  page: 'a web page',
  word: 'a Word document',
  markdown: 'Markdown',
};

const BY_ENDING: Readonly<Record<string, SourceKind>> = {
  txt: 'text',
  text: 'text',
  html: 'page',
  htm: 'page',
  xhtml: 'page',
  xht: 'page',
  docx: 'word',
  md: 'markdown',
  markdown: 'markdown',
  mdown: 'markdown',
  mkd: 'markdown',
};

const PAGE = /^\s*(?:<\?xml\b[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html)\b/iu;
const SAMPLE = 4096;

/**
 * Finds out what a source is. A Zip archive is taken for Word and a page for a page whatever they are called.
 * @param name the name of the file
 */
export function sourceKind(bytes: Uint8Array, name: string): SourceKind {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return 'word';
  // Without its zero bytes, UTF-16 reads like Latin-1.
  const beginning = decodeWindows1252(bytes.subarray(0, SAMPLE)).replaceAll('\0', '');
  if (PAGE.test(beginning.replace(/^(?:ï»¿|ÿþ|þÿ)/u, ''))) return 'page';
  const ending = /\.([^.]+)$/u.exec(name)?.[1]?.toLowerCase() ?? '';
  return BY_ENDING[ending] ?? 'text';
}
