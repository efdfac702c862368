/** The Zip archive that a Word document is, opened within bounds. */
import { crc32 } from 'node:zlib';
import { unzipSync, type UnzipFileInfo } from 'fflate';
import { UnreadableSourceError } from '../imported.ts';
import { checksumsIn } from './zip-checksums.ts';

const MEGABYTE = 1024 * 1024;
/** A thousand pages of text are some twenty megabytes of XML; more would not fit into memory as a tree. */
const LARGEST_PART = 48 * MEGABYTE;
/** All parts of XML together, and pictures with them. */
const LARGEST_TEXT = 96 * MEGABYTE;
const LARGEST = 512 * MEGABYTE;
const MOST_FILES = 10_000;

/** What other files are that are archives too, by what they hold. */
const OTHERS: readonly (readonly [holds: RegExp, name: string])[] = [
  [/^META-INF\/container\.xml$/u, 'an EPUB'],
  [/^xl\//u, 'an Excel workbook'],
  [/^ppt\//u, 'a PowerPoint presentation'],
  [/^(?:content\.xml|META-INF\/manifest\.xml)$/u, 'an OpenDocument file; save it as .docx'],
  [/^Index\/Document\.iwa$/u, 'a Pages document; export it as .docx'],
];

/**
 * Opens a Word document and unpacks what import needs of it.
 * @returns the parts by their path in the archive
 * @throws {UnreadableSourceError} where it is none, is damaged, or unpacks to more than any document
 */
export function openWord(bytes: Uint8Array): Map<string, Uint8Array> {
  refuseOthers(bytes);
  const names: string[] = [];
  let text = 0;
  let all = 0;
  const filter = ({ name, originalSize, size }: UnzipFileInfo): boolean => {
    names.push(name);
    if (names.length > MOST_FILES) throw tooMuch(`at most ${MOST_FILES} files`, 'more');
    if (!/^(?:word|docProps|_rels)\/|^\[Content_Types\]\.xml$/u.test(name) || name.endsWith('/'))
      return false;
    const isText = /\.(?:xml|rels)$/u.test(name);
    all += originalSize;
    if (isText) text += originalSize;
    if (isText && originalSize > LARGEST_PART)
      throw tooMuch(`at most ${LARGEST_PART / MEGABYTE} MB in \`${name}\``, megabytes(originalSize));
    if (text > LARGEST_TEXT)
      throw tooMuch(
        `at most ${LARGEST_TEXT / MEGABYTE} MB of text`,
        `more, packed into ${megabytes(bytes.length)}`,
      );
    if (all > LARGEST)
      throw tooMuch(`at most ${LARGEST / MEGABYTE} MB`, `more, packed into ${megabytes(bytes.length)}`);
    if (size > bytes.length) throw new Error('an entry larger than the archive');
    return true;
  };
  let unpacked: Record<string, Uint8Array>;
  try {
    unpacked = unzipSync(bytes, { filter });
    const checksums = checksumsIn(bytes);
    for (const [name, content] of Object.entries(unpacked)) mustBeWhole(name, content, checksums);
  } catch (error) {
    if (error instanceof UnreadableSourceError) throw error;
    throw new UnreadableSourceError(
      'expected a Word document, found half of one or a damaged one; open it in Word or LibreOffice, which may repair it, and save it again',
      { cause: error },
    );
  }
  const parts = new Map(Object.entries(unpacked));
  if (!names.some((name) => /^word\/[^/]*document[^/]*\.xml$/u.test(name))) throw noDocument(names);
  return parts;
}

/** Neither the library that unpacks nor the one that reads asks whether what came out is what went in. */
function mustBeWhole(name: string, content: Uint8Array, checksums: ReadonlyMap<string, number>): void {
  const expected = checksums.get(name);
  if (expected !== undefined && crc32(content) !== expected) throw new Error(`\`${name}\` is damaged`);
}

function refuseOthers(bytes: Uint8Array): void {
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  if (bytes.length === 0) throw new UnreadableSourceError('expected a Word document, found an empty file');
  if (start.startsWith('\u00D0\u00CF\u0011\u00E0'))
    throw new UnreadableSourceError(
      'expected a Word document (.docx), found an old one (.doc) or one with a password; open it in Word or LibreOffice and save it as .docx without a password',
    );
  if (start.startsWith('{\\rtf'))
    throw new UnreadableSourceError(
      'expected a Word document (.docx), found RTF; open it in Word or LibreOffice and save it as .docx',
    );
  if (!start.startsWith('PK'))
    throw new UnreadableSourceError('expected a Word document (.docx), found another kind of file');
}

function noDocument(names: readonly string[]): UnreadableSourceError {
  const other = OTHERS.find(([holds]) => names.some((name) => holds.test(name)))?.[1];
  const first = names
    .slice(0, 3)
    .map((name) => `\`${name}\``)
    .join(', ');
  return new UnreadableSourceError(
    `expected a Word document, found ${other ?? `a Zip archive of something else${first === '' ? ', which is empty' : ` (${first})`}`}`,
  );
}

function tooMuch(expected: string, found: string): UnreadableSourceError {
  return new UnreadableSourceError(
    `expected a Word document with ${expected}, found ${found}; divide it and import its parts`,
  );
}

function megabytes(size: number): string {
  return `${Math.ceil(size / MEGABYTE)} MB`;
}
