/**
 * The fonts of a template as Typst takes them: TrueType instead of WOFF2, and one family for each file of a weight.
 *
 * A browser chooses among the files of one family by `unicode-range`; Typst takes the first file and looks for all
 * other characters among every font there is. With a family of its own for each range, named in a list, Typst finds
 * each character at once, and the benchmark does not charge it for a search.
 */
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { convert } from 'fontverter';

/** Characters of a family, the most frequent first. The file without a range has all characters. */
const RANGES = ['latin', 'cyrillic', 'cyrillic-ext', 'latin-ext', 'greek'];
const WINDOWS = 3;
const UNICODE_BMP = 1;
const ENGLISH_US = 0x409;
const NAMES_OF_FAMILY = new Set([1, 16]);

/**
 * Converts all fonts of a template.
 * @param {string} from a folder with WOFF2 files, named as `source-serif-4-cyrillic-ext-400-italic.woff2`
 * @param {string} to the folder that the TrueType files are written to
 * @returns {Promise<string[]>} the families
 */
export async function prepareFonts(from, to) {
  await mkdir(to, { recursive: true });
  const families = new Set();
  for (const name of (await readdir(from)).filter((file) => file.endsWith('.woff2'))) {
    const font = await convert(await readFile(join(from, name)), 'truetype');
    const family = familyOfFile(name);
    families.add(family);
    await writeFile(join(to, name.replace(/woff2$/u, 'ttf')), inFamily(font, family));
  }
  return [...families];
}

/** Those of `families` that stand for one of the template's, as a Typst array. */
export function familiesOf(family, families) {
  const wanted = [...RANGES.map((range) => familyOfRange(family, range)), 'Report Symbols'];
  return `(${wanted
    .filter((name) => families.includes(name))
    .map((name) => JSON.stringify(name))
    .join(', ')})`;
}

function familyOfFile(name) {
  const [, stem, range] = /^(.+?)(?:-(latin|latin-ext|cyrillic|cyrillic-ext|greek)-\d+-\w+)?\.woff2$/u.exec(
    name,
  );
  return familyOfRange(
    stem
      .split('-')
      .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
      .join(' '),
    range ?? 'latin',
  );
}

function familyOfRange(family, range) {
  return range === 'latin' ? family : `${family} for ${range}`;
}

/** The same font with another family in its `name` table. Checksums stay as they are: nobody here reads them. */
function inFamily(font, family) {
  const tables = tablesOf(font);
  const changed = tables.map((table) =>
    table.tag === 'name' ? { ...table, bytes: renamed(table.bytes, family) } : table,
  );
  const directory = Buffer.from(font.subarray(0, 12 + 16 * changed.length));
  const parts = [directory];
  let offset = directory.length;
  for (const [index, { bytes }] of changed.entries()) {
    directory.writeUInt32BE(offset, 12 + 16 * index + 8);
    directory.writeUInt32BE(bytes.length, 12 + 16 * index + 12);
    const padded = Buffer.alloc(Math.ceil(bytes.length / 4) * 4);
    padded.set(bytes);
    parts.push(padded);
    offset += padded.length;
  }
  return Buffer.concat(parts);
}

function tablesOf(font) {
  return Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
    const entry = 12 + 16 * index;
    const offset = font.readUInt32BE(entry + 8);
    return {
      tag: font.toString('latin1', entry, entry + 4),
      bytes: font.subarray(offset, offset + font.readUInt32BE(entry + 12)),
    };
  });
}

/** A `name` table with the Windows names of the old one, and the family. */
function renamed(table, family) {
  const storage = table.readUInt16BE(4);
  const names = new Map([[16, utf16(family)]]);
  for (let index = 0; index < table.readUInt16BE(2); index++) {
    const record = 6 + 12 * index;
    if (table.readUInt16BE(record) !== WINDOWS) continue;
    const id = table.readUInt16BE(record + 6);
    const start = storage + table.readUInt16BE(record + 10);
    const text = table.subarray(start, start + table.readUInt16BE(record + 8));
    names.set(id, NAMES_OF_FAMILY.has(id) ? utf16(family) : text);
  }
  const sorted = [...names].toSorted(([a], [b]) => a - b);
  const head = Buffer.alloc(6 + 12 * sorted.length);
  head.writeUInt16BE(sorted.length, 2);
  head.writeUInt16BE(head.length, 4);
  let offset = 0;
  for (const [index, [id, text]] of sorted.entries()) {
    const fields = [WINDOWS, UNICODE_BMP, ENGLISH_US, id, text.length, offset];
    for (const [place, value] of fields.entries()) head.writeUInt16BE(value, 6 + 12 * index + 2 * place);
    offset += text.length;
  }
  return Buffer.concat([head, ...sorted.map(([, text]) => text)]);
}

function utf16(text) {
  return Buffer.from(text, 'utf16le').swap16();
}
