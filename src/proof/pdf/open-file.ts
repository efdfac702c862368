/** Opens a PDF, and says what is wrong with it as a file. */
import { inflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';

/** A file that could be opened, or why it could not. */
export type Opened = { document: PDFDocument; fault?: string } | { document?: undefined; fault: string };

/** What comes after the end of a file, at most. */
const TAIL = 1024;

/**
 * Opens the file strictly: a reader that guesses what a damaged file may have said proves nothing.
 */
export async function openFile(bytes: Uint8Array): Promise<Opened> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!file.subarray(0, TAIL).includes('%PDF-'))
    return { fault: 'expected a PDF, found a file that does not begin like one' };
  const tail = file.subarray(-TAIL).toString('latin1');
  if (!/%%EOF\s*$/u.test(tail)) return { fault: 'expected the end of the file, found it cut short' };
  const fault = faultOfTable(file, Number(/startxref\s+(\d+)\s+%%EOF\s*$/u.exec(tail)?.[1] ?? Number.NaN));
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
    // Fails where there are none.
    document.getPages();
    return { document, ...(fault !== undefined && { fault }) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { fault: fault ?? `expected a whole PDF, found a damaged one: ${reason}` };
  }
}

/** Every object must be where the table of the file says (PDF 32000-1, 7.5.4 and 7.5.8). */
function faultOfTable(file: Buffer, start: number): string | undefined {
  const wrong = 'expected objects where the file says that they are, found others: it is damaged';
  if (!Number.isInteger(start) || start >= file.length) return wrong;
  // A table that is a stream says which objects it knows, which makes its head long where numbers are missing.
  const end = file.indexOf('stream', start);
  const head = file.subarray(start, end < 0 ? file.length : end + 'stream\r\n'.length).toString('latin1');
  const offsets = head.startsWith('xref') ? offsetsOfTable(file, start) : offsetsOfStream(file, start, head);
  if (!offsets || !offsets.every((offset) => beginsObject(file, offset))) return wrong;
  return head.startsWith('xref') || beginsObject(file, start) ? undefined : wrong;
}

/** The number of an object begins here, and not before: a byte more or less would go unnoticed. */
function beginsObject(file: Buffer, offset: number): boolean {
  const text = file.subarray(Math.max(0, offset - 1), offset + 32).toString('latin1');
  return /^\s\d+\s+\d+\s+obj/u.test(text);
}

function offsetsOfTable(file: Buffer, start: number): number[] {
  const end = file.indexOf('trailer', start);
  const text = file.subarray(start, end < 0 ? file.length : end).toString('latin1');
  return [...text.matchAll(/^(\d{10}) \d{5} n/gmu)].map(([, offset]) => Number(offset));
}

/** Of a table that is a stream; without predictors, which a table of a few kB does not need. */
function offsetsOfStream(file: Buffer, start: number, head: string): number[] | undefined {
  const dictionary = /^\d+\s+\d+\s+obj\s*(<<[\s\S]*?>>)\s*stream\r?\n/u.exec(head);
  const [, fields = ''] = dictionary ?? [];
  const widths = /\/W\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s*\]/u.exec(fields)?.slice(1).map(Number);
  const length = Number(/\/Length\s+(\d+)/u.exec(fields)?.[1] ?? Number.NaN);
  if (!dictionary || !widths || !Number.isInteger(length)) return undefined;
  // What it says in another way is left to the readers.
  if (/\/(?:DecodeParms|Prev)\b/u.test(fields)) return [];
  const from = start + Buffer.byteLength(dictionary[0], 'latin1');
  const packed = file.subarray(from, from + length);
  let table: Buffer;
  try {
    table = fields.includes('/FlateDecode') ? inflateSync(packed) : packed;
  } catch {
    return undefined;
  }
  const [kind = 0, second = 0, third = 0] = widths;
  const offsets: number[] = [];
  for (let at = 0; at + kind + second + third <= table.length; at += kind + second + third) {
    const isOffset = kind === 0 || table.readUIntBE(at, kind) === 1;
    if (isOffset && second > 0 && second <= 6) offsets.push(table.readUIntBE(at + kind, second));
  }
  return offsets;
}
