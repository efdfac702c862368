/**
 * Writes a document as a file: streams as they are, all else packed into object streams, and a cross-reference stream
 * (PDF 32000-1, 7.5.7 and 7.5.8). pdf-lib's own writer looks through its whole table for every object, which in a long
 * book takes longer than anything else.
 */
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import {
  PDFDict,
  PDFName,
  PDFStream,
  type PDFContext,
  type PDFDocument,
  type PDFObject,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { fewAtATime } from '../content/few-at-a-time.ts';

const packed = promisify(deflate);

/** How many objects are packed together: a reader that wants one unpacks them all. */
const OBJECTS_PER_STREAM = 100;
/** The first bytes of a file; those of the second line say that it is no text (7.5.2). */
const HEADER = Buffer.from('%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n', 'latin1');

/** Where an object is: at a place in the file, or at an index in an object stream. */
type Entry = { at: number } | { stream: number; index: number };

/** The bytes of a document. The same document gives the same bytes. */
export async function writeFile({ context }: PDFDocument): Promise<Uint8Array> {
  const [streams, others] = parted(context);
  const pieces: Buffer[] = [HEADER];
  const entries = new Map<number, Entry>();
  let at = HEADER.length;
  let number = context.largestObjectNumber;
  const write = (objectNumber: number, dictionary: string, content: Uint8Array): void => {
    entries.set(objectNumber, { at });
    const start = Buffer.from(`${objectNumber} 0 obj\n${dictionary}\nstream\n`, 'latin1');
    for (const piece of [start, Buffer.from(content.buffer, content.byteOffset, content.length), END]) {
      pieces.push(piece);
      at += piece.length;
    }
  };
  for (const [{ objectNumber }, stream] of streams) {
    const content = stream.getContents();
    stream.dict.set(PDFName.of('Length'), context.obj(content.length));
    write(objectNumber, stream.dict.toString(), content);
  }
  const bundles = await fewAtATime(bundlesOf(others), packBundle);
  for (const { objects, dictionary, content } of bundles) {
    const stream = ++number;
    for (const [index, [{ objectNumber }]] of objects.entries()) entries.set(objectNumber, { stream, index });
    write(stream, dictionary, content);
  }
  const table = await crossReferences(context, entries, ++number, at);
  pieces.push(table, Buffer.from(`startxref\n${at}\n%%EOF\n`, 'latin1'));
  return Buffer.concat(pieces);
}

/** A document written plainly, with a table of all objects (7.5.4): larger, and soon written and read again. */
export function writePlainFile({ context }: PDFDocument): Uint8Array {
  const pieces: Buffer[] = [HEADER];
  const places: number[] = [];
  let at = HEADER.length;
  const add = (piece: Buffer): void => {
    pieces.push(piece);
    at += piece.length;
  };
  for (const [{ objectNumber }, value] of context.enumerateIndirectObjects()) {
    places[objectNumber] = at;
    if (value instanceof PDFStream) {
      const content = value.getContents();
      value.dict.set(PDFName.of('Length'), context.obj(content.length));
      add(Buffer.from(`${objectNumber} 0 obj\n${value.dict.toString()}\nstream\n`, 'latin1'));
      add(Buffer.from(content.buffer, content.byteOffset, content.length));
      add(END);
    } else add(Buffer.from(`${objectNumber} 0 obj\n${value.toString()}\nendobj\n`, 'latin1'));
  }
  const rows = Array.from({ length: places.length }, (_, number) => {
    const place = places[number];
    return place === undefined ? '0000000000 65535 f \n' : `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const trailer = `trailer\n<< /Size ${places.length} /Root ${String(context.trailerInfo.Root)} >>`;
  const table = `xref\n0 ${places.length}\n${rows.join('')}${trailer}\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([...pieces, Buffer.from(table, 'latin1')]);
}

const END = Buffer.from('\nendstream\nendobj\n', 'latin1');

type Indirect<Value extends PDFObject = PDFObject> = [reference: PDFRef, value: Value];

/** Streams, and all else, each by their numbers. What a file that was read had for its own table is left out. */
function parted(context: PDFContext): [Indirect<PDFStream>[], Indirect[]] {
  const streams: Indirect<PDFStream>[] = [];
  const others: Indirect[] = [];
  for (const [reference, value] of context.enumerateIndirectObjects()) {
    if (!(value instanceof PDFStream)) others.push([reference, value]);
    else if (!/^\/(?:XRef|ObjStm)$/u.test(value.dict.get(PDFName.of('Type'))?.toString() ?? ''))
      streams.push([reference, value]);
  }
  return [streams, others];
}

function bundlesOf(objects: readonly Indirect[]): Indirect[][] {
  const bundles: Indirect[][] = [];
  for (let from = 0; from < objects.length; from += OBJECTS_PER_STREAM)
    bundles.push(objects.slice(from, from + OBJECTS_PER_STREAM));
  return bundles;
}

async function packBundle(
  objects: readonly Indirect[],
): Promise<{ objects: readonly Indirect[]; dictionary: string; content: Uint8Array }> {
  let offsets = '';
  let texts = '';
  for (const [{ objectNumber }, value] of objects) {
    offsets += `${objectNumber} ${texts.length} `;
    texts += `${value.toString()}\n`;
  }
  const content = await packed(Buffer.from(offsets + texts, 'latin1'));
  const facts = `/N ${objects.length} /First ${offsets.length} /Filter /FlateDecode /Length ${content.length}`;
  return { objects, dictionary: `<< /Type /ObjStm ${facts} >>`, content };
}

/** Three columns: the kind of an entry, its place or its stream, its index. */
async function crossReferences(
  context: PDFContext,
  entries: ReadonlyMap<number, Entry>,
  own: number,
  at: number,
): Promise<Buffer> {
  const columns = [1, 4, 2] as const;
  const width = columns[0] + columns[1] + columns[2];
  const rows = Buffer.alloc((own + 1) * width);
  for (let number = 0; number <= own; number++) {
    const entry = number === own ? { at } : entries.get(number);
    const row = number * width;
    // What there is none of is free; the first of those is 0, which nobody may use.
    const kind = entry === undefined ? 0 : 'at' in entry ? 1 : 2;
    rows.writeUInt8(kind, row);
    rows.writeUInt32BE(entry === undefined ? 0 : 'at' in entry ? entry.at : entry.stream, row + columns[0]);
    rows.writeUInt16BE(
      entry === undefined ? FREE : 'at' in entry ? 0 : entry.index,
      row + columns[0] + columns[1],
    );
  }
  const content = await packed(rows);
  const dictionary = PDFDict.withContext(context);
  const { Root, Info, ID } = context.trailerInfo;
  for (const [key, value] of Object.entries({ Root, Info, ID }))
    if (value) dictionary.set(PDFName.of(key), value);
  const facts = context.obj({
    Type: 'XRef',
    Size: own + 1,
    W: [...columns],
    Filter: 'FlateDecode',
    Length: content.length,
  });
  for (const [key, value] of facts.entries()) dictionary.set(key, value);
  return Buffer.concat([
    Buffer.from(`${own} 0 obj\n${dictionary.toString()}\nstream\n`, 'latin1'),
    content,
    END,
  ]);
}

/** The generation of an object that is never used (7.5.4). */
const FREE = 65_535;
