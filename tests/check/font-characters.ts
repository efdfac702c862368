/** Reads from the fonts of a template which characters each family has: what `src/check/covered-characters.ts` says. */
import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';

/** The tables that WOFF2 names by a number (W3C WOFF 2.0, §4.1). Only `cmap` is read. */
const CMAP = 0;
const GLYF = 10;
const LOCA = 11;
const NAMED_IN_FULL = 63;

/** The code points that a `.woff2` file maps to a glyph. */
export function charactersOfFont(file: URL): Set<number> {
  const font = readFileSync(file);
  if (font.toString('latin1', 0, 4) !== 'wOF2')
    throw new Error(`expected WOFF2, found another kind of font at ${file.href}`);
  const count = font.readUInt16BE(12);
  const compressedLength = font.readUInt32BE(20);
  let at = 48;
  const readNumber = (): number => {
    // UIntBase128: seven bits a byte, the highest says whether more follow.
    let value = 0;
    for (;;) {
      const byte = font[at++] ?? 0;
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
  };
  let offset = 0;
  let cmap: { offset: number; length: number } | undefined;
  for (let index = 0; index < count; index++) {
    const flags = font[at++] ?? 0;
    const tag = flags & 63;
    if (tag === NAMED_IN_FULL) at += 4;
    let length = readNumber();
    const version = flags >> 6;
    const isTransformed = tag === GLYF || tag === LOCA ? version === 0 : version !== 0;
    if (isTransformed) length = readNumber();
    if (tag === CMAP) cmap = { offset, length };
    offset += length;
  }
  if (!cmap) throw new Error(`expected a table \`cmap\`, found none in ${file.href}`);
  const tables = brotliDecompressSync(font.subarray(at, at + compressedLength));
  return charactersOfTable(tables.subarray(cmap.offset, cmap.offset + cmap.length));
}

/** Reads a `cmap` table (OpenType 1.9): the formats 4 and 12, which all fonts for the web have. */
function charactersOfTable(cmap: Buffer): Set<number> {
  const characters = new Set<number>();
  for (let index = 0; index < cmap.readUInt16BE(2); index++) {
    const record = 4 + index * 8;
    const platform = cmap.readUInt16BE(record);
    const table = cmap.subarray(cmap.readUInt32BE(record + 4));
    const format = table.readUInt16BE(0);
    if (platform !== 0 && platform !== 3) continue;
    if (format === 12) addGroups(table, characters);
    else if (format === 4) addSegments(table, characters);
  }
  return characters;
}

function addGroups(table: Buffer, characters: Set<number>): void {
  for (let index = 0; index < table.readUInt32BE(12); index++) {
    const group = 16 + index * 12;
    const [first, last] = [table.readUInt32BE(group), table.readUInt32BE(group + 4)];
    for (let character = first; character <= last; character++) characters.add(character);
  }
}

function addSegments(table: Buffer, characters: Set<number>): void {
  const double = table.readUInt16BE(6);
  for (let at = 0; at < double; at += 2) {
    const last = table.readUInt16BE(14 + at);
    const first = table.readUInt16BE(16 + double + at);
    const delta = table.readUInt16BE(16 + double * 2 + at);
    const rangeAt = 16 + double * 3 + at;
    const range = table.readUInt16BE(rangeAt);
    for (let character = first; character <= last && character < 0xffff; character++) {
      const written = range === 0 ? character : table.readUInt16BE(rangeAt + range + (character - first) * 2);
      const glyph = range !== 0 && written === 0 ? 0 : (written + delta) & 0xffff;
      if (glyph !== 0) characters.add(character);
    }
  }
}

/** One `@font-face` of a style sheet. */
export interface FontFace {
  family: string;
  style: string;
  weight: string;
  characters: Set<number>;
}

/** The faces of a style sheet, each with the characters that its font has in the range it is used for. */
export function facesOf(styleSheet: URL): FontFace[] {
  const css = readFileSync(styleSheet, 'utf8');
  return [...css.matchAll(/@font-face\s*\{([^}]*)\}/gu)].map(([, rule = '']) => {
    const value = (name: string): string =>
      new RegExp(`${name}:\\s*([^;]+);`, 'u').exec(rule)?.[1]?.replaceAll(/\s+/gu, ' ').trim() ?? '';
    const file = /url\('([^']+)'\)/u.exec(rule)?.[1] ?? '';
    const range = rangesOf(value('unicode-range'));
    const characters = [...charactersOfFont(new URL(file, styleSheet))].filter((character) =>
      range.some(([first, last]) => first <= character && character <= last),
    );
    return {
      family: value('font-family').replaceAll("'", ''),
      style: value('font-style') || 'normal',
      weight: value('font-weight') || '400',
      characters: new Set(characters),
    };
  });
}

function rangesOf(text: string): [number, number][] {
  if (text === '') return [[0, 0x10ffff]];
  return text.split(',').map((part) => {
    const [first = '', last = first] = part.trim().replace(/^U\+/iu, '').split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  });
}

/** The characters that text of any kind can have: in the serif and in the sans, in each of their cuts, or among the signs. */
export function charactersOfText(faces: readonly FontFace[]): Set<number> {
  const cuts = new Map<string, Set<number>>();
  const signs = new Set<number>();
  for (const { family, style, weight, characters } of faces) {
    if (family === 'Source Code Pro') continue;
    const cut = `${family} ${style} ${weight}`;
    const known = family === 'Report Symbols' ? signs : (cuts.get(cut) ?? new Set());
    if (known !== signs) cuts.set(cut, known);
    for (const character of characters) known.add(character);
  }
  const [first = new Set<number>(), ...others] = cuts.values();
  const inAll = [...first].filter((character) =>
    others.every((cut) => cut.has(character) || signs.has(character)),
  );
  return new Set([...inAll, ...signs]);
}

/** The characters that code can have. */
export function charactersOfCode(faces: readonly FontFace[]): Set<number> {
  return new Set(
    faces
      .filter(({ family }) => family === 'Source Code Pro' || family === 'Report Symbols')
      .flatMap(({ characters }) => [...characters]),
  );
}

const LONGEST_LINE = 90;

/** The source of `src/check/covered-characters.ts`. */
export function coveredCharactersModule(faces: readonly FontFace[]): string {
  return [
    '/**',
    ' * The characters that the fonts of the template `report` have, as ranges of code points. Made from the fonts by',
    ' * `tests/check/document-rules.test.ts`, which compares the two and makes this file anew with `vitest -u`.',
    ' */',
    '',
    '/** In the fonts for text, in all cuts of them. */',
    `export const TEXT_RANGES =${literal(charactersOfText(faces))};`,
    '',
    '/** In the font for code. */',
    `export const CODE_RANGES =${literal(charactersOfCode(faces))};`,
    '',
  ].join('\n');
}

function literal(characters: ReadonlySet<number>): string {
  const lines: string[] = [];
  for (const range of rangesIn(characters)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + range.length > LONGEST_LINE) lines.push(range);
    else lines[lines.length - 1] = `${last} ${range}`;
  }
  return lines.map((line, at) => `\n  '${at === 0 ? '' : ' '}${line}'`).join(' +');
}

function rangesIn(characters: ReadonlySet<number>): string[] {
  const ranges: [number, number][] = [];
  // Spaces and what has no form need no font.
  const seen = [...characters].filter(
    (point) => !/[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Z}]/u.test(String.fromCodePoint(point)),
  );
  for (const point of seen.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && last[1] === point - 1) last[1] = point;
    else ranges.push([point, point]);
  }
  return ranges.map((range) => [...new Set(range)].map((point) => point.toString(16)).join('-'));
}
