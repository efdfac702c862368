/** The bytes of a text file → its characters, with what was found out about their encoding. */
import { UnreadableSourceError, type Decision } from './imported.ts';
import { decodeWindows1252 } from './windows-1252.ts';

/** A text, and what there is to report about its encoding. */
export interface DecodedText {
  text: string;
  decisions: Decision[];
}

/** How many bytes are looked at where a decision needs no more. */
const SAMPLE = 65_536;
/** Beginnings of files that are no text, whatever their name says. */
const SIGNATURES: readonly (readonly [name: string, beginning: string])[] = [
  ['a PDF', '%PDF-'],
  ['a Zip archive, such as a Word file', 'PK\u0003\u0004'],
  ['an old Word file', '\u00D0\u00CF\u0011\u00E0'],
  ['a PNG image', '\u0089PNG'],
  ['a JPEG image', '\u00FF\u00D8\u00FF'],
  ['an RTF file', '{\\rtf'],
];

/**
 * Decodes a text file: UTF-8 with or without a byte order mark, UTF-16 of either order, else Windows-1252, of
 * which Latin-1 is a part. No byte is lost: what is no UTF-8 in a file that otherwise is, is taken as Windows-1252.
 * @throws {UnreadableSourceError} where the file holds no text
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes.length === 0) throw new UnreadableSourceError('expected text, found an empty file');
  const beginning = latin1(bytes.subarray(0, 8));
  const signature = SIGNATURES.find(([, start]) => beginning.startsWith(start));
  if (signature) {
    throw new UnreadableSourceError(
      `expected text, found ${signature[0]}; save it as plain text, a web page or .docx, and import that`,
    );
  }
  const { text, decisions } = decodeAs(bytes);
  const controls = [...text.slice(0, SAMPLE).matchAll(/[\0-\u0008\u000E-\u001A\u001C-\u001F]/gu)].length;
  if (controls > Math.min(text.length, SAMPLE) / 50)
    throw new UnreadableSourceError('expected text, found bytes that are none; is it a program’s own file?');
  if (text.trim() === '') throw new UnreadableSourceError('expected text, found only white space');
  return withoutNul({ text, decisions });
}

function decodeAs(bytes: Uint8Array): DecodedText {
  const utf16 = byteOrder(bytes);
  if (utf16) return decodeUtf16(bytes, utf16);
  const hasMark = latin1(bytes.subarray(0, 3)) === '\u00EF\u00BB\u00BF';
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return told(text, 'certain', hasMark ? 'read as UTF-8, by its byte order mark' : 'read as UTF-8');
  } catch {
    return repairUtf8(bytes, hasMark) ?? decodeWindows(bytes);
  }
}

/** The order of the bytes of UTF-16, by its mark, else by where the zeros of Latin letters, digits and spaces are. */
function byteOrder(bytes: Uint8Array): { order: 'le' | 'be'; byMark: boolean } | undefined {
  const mark = latin1(bytes.subarray(0, 2));
  if (mark === '\u00FF\u00FE') return { order: 'le', byMark: true };
  if (mark === '\u00FE\u00FF') return { order: 'be', byMark: true };
  const sample = bytes.subarray(0, SAMPLE);
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2]!++;
  const [even = 0, odd = 0] = zeros;
  // Text in any alphabet has spaces and line ends, each with a zero byte.
  const many = Math.max(2, sample.length / 40);
  if (odd > many && even < odd / 20) return { order: 'le', byMark: false };
  if (even > many && odd < even / 20) return { order: 'be', byMark: false };
  return undefined;
}

function decodeUtf16(
  bytes: Uint8Array,
  { order, byMark }: { order: 'le' | 'be'; byMark: boolean },
): DecodedText {
  const text = new TextDecoder(`utf-16${order}`).decode(bytes);
  const how = byMark ? 'by its byte order mark' : 'by its zero bytes';
  const decoded = told(
    text,
    byMark ? 'certain' : 'likely',
    `read as UTF-16 (${order === 'le' ? 'little' : 'big'} endian), ${how}`,
  );
  if (text.includes('\uFFFD') || bytes.length % 2 === 1) {
    decoded.decisions.push({
      kind: 'fault',
      confidence: 'certain',
      message:
        'the UTF-16 is damaged: expected pairs of bytes and of surrogates, found others; see each “\uFFFD”',
      line: lineAt(text, Math.max(0, text.indexOf('\uFFFD'))),
    });
  }
  return decoded;
}

/**
 * Text in UTF-8 with a few other bytes in it, as web pages patched together have it: those bytes alone are taken
 * as Windows-1252.
 * @returns undefined where it is no UTF-8 by and large
 */
function repairUtf8(bytes: Uint8Array, hasMark: boolean): DecodedText | undefined {
  const parts: string[] = [];
  const strays: { line: number; text: string }[] = [];
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let sequences = 0;
  let line = 1;
  let from = hasMark ? 3 : 0;
  for (let at = from; at < bytes.length;) {
    const byte = bytes[at]!;
    const length = byte < 0x80 ? 1 : sequenceLength(bytes, at);
    if (byte === 0x0a) line++;
    if (length > 1) sequences++;
    if (length > 0) {
      at += length;
      continue;
    }
    if (strays.length > 200 && strays.length > sequences) return undefined;
    const text = decodeWindows1252(bytes.subarray(at, at + 1));
    strays.push({ line, text });
    parts.push(decoder.decode(bytes.subarray(from, at)), text);
    from = ++at;
  }
  if (!hasMark && sequences < strays.length * 3) return undefined;
  parts.push(decoder.decode(bytes.subarray(from)));
  const decoded = told(parts.join(''), 'likely', 'read as UTF-8, although it has other bytes in it');
  for (const stray of strays) {
    decoded.decisions.push({
      kind: 'fault',
      confidence: 'likely',
      message: `a byte is no UTF-8; it was read as Windows-1252, “${stray.text}”`,
      line: stray.line,
    });
  }
  return decoded;
}

/** The length of the well-formed sequence that begins at an offset; 0 where there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || at + length > bytes.length) return 0;
  for (let index = 1; index < length; index++) if ((bytes[at + index]! & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1]!;
  // Longer than needed, a surrogate, or beyond the last character.
  if (first === 0xe0 && second < 0xa0) return 0;
  if (first === 0xed && second > 0x9f) return 0;
  if (first === 0xf0 && second < 0x90) return 0;
  return first === 0xf4 && second > 0x8f ? 0 : length;
}

function decodeWindows(bytes: Uint8Array): DecodedText {
  const hasMore = bytes.some((byte) => byte >= 0x80 && byte < 0xa0);
  return told(
    decodeWindows1252(bytes),
    'likely',
    hasMore
      ? 'read as Windows-1252, since it is no UTF-8; save it as UTF-8 if characters are wrong'
      : 'read as Latin-1 (ISO 8859-1), since it is no UTF-8; save it as UTF-8 if characters are wrong',
  );
}

/** NUL may not stand in Markdown; the parser would put another character in its place without a word. */
function withoutNul({ text, decisions }: DecodedText): DecodedText {
  if (!text.includes('\0')) return { text, decisions };
  const line = lineAt(text, text.indexOf('\0'));
  const message = `${text.split('\0').length - 1} NUL characters were taken out, the first in this line`;
  return {
    text: text.replaceAll('\0', ''),
    decisions: [...decisions, { kind: 'fault', confidence: 'likely', message, line }],
  };
}

function told(text: string, confidence: Decision['confidence'], message: string): DecodedText {
  return { text, decisions: [{ kind: 'encoding', confidence, message }] };
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\n|\r/u).length;
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
