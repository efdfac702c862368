/** What is in a WebP file (RFC 9649): a chain of chunks, each with a name, a length, and data padded to even length. */

/** A chunk: its name, and where it begins and ends in the file, head and padding included. */
interface Chunk {
  name: string;
  from: number;
  to: number;
}

const HEAD = 8;
/** Before the first chunk: `RIFF`, the length of what follows, `WEBP`. */
const FILE_HEAD = 12;
/** Before the picture of a frame: its place, size, duration and flags (§2.7.1.1). */
const FRAME_HEAD = 16;

/** The picture as it first shows itself: an animation with its first frame only. One that does not move is as it was. */
export function standingStill(bytes: Uint8Array): Uint8Array {
  const chunks = chunksOf(bytes, FILE_HEAD, bytes.length);
  const later = new Set(chunks.filter(({ name }) => name === 'ANMF').slice(1));
  if (later.size === 0) return bytes;
  const kept = chunks.filter((chunk) => !later.has(chunk));
  const result = Buffer.concat([
    bytes.subarray(0, FILE_HEAD),
    ...kept.map(({ from, to }) => bytes.subarray(from, to)),
  ]);
  result.writeUInt32LE(result.length - HEAD, 4);
  return new Uint8Array(result);
}

/** True where nothing in it is transparent, and it is compressed as photographs are: a JPEG can stand for it. */
export function isLossy(bytes: Uint8Array): boolean {
  const chunks = chunksOf(bytes, FILE_HEAD, bytes.length);
  const pictures = chunks.flatMap((chunk) =>
    chunk.name === 'ANMF' ? chunksOf(bytes, chunk.from + HEAD + FRAME_HEAD, chunk.to) : [chunk],
  );
  const names = new Set(pictures.map(({ name }) => name));
  // A frame that does not fill its picture leaves the rest of it free; what is said to be so of all is enough here.
  const isClear = chunks.some(
    ({ name, from }) => name === 'VP8X' && ((bytes[from + HEAD] ?? 0) & 0x10) !== 0,
  );
  return names.has('VP8 ') && !names.has('ALPH') && !names.has('VP8L') && !isClear;
}

/** The chunks of a part of a file; what is cut off is none. */
function chunksOf(bytes: Uint8Array, from: number, to: number): Chunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  for (let at = from; at + HEAD <= to;) {
    const length = view.getUint32(at + 4, true);
    const end = at + HEAD + length + (length % 2);
    const name = String.fromCharCode(...bytes.subarray(at, at + 4));
    chunks.push({ name, from: at, to: Math.min(end, to) });
    at = end;
  }
  return chunks;
}
