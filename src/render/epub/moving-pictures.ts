import type { Picture } from '../../book/pictures.ts';

/** True where a picture moves: one that does may flash, and cannot be drawn anew without standing still. */
export function isMoving({ mediaType, bytes }: Picture): boolean {
  switch (mediaType) {
    case 'image/gif':
      return framesOf(bytes) > 1;
    case 'image/webp':
      // The header of the extended form, and in it the flag of animation (RFC 9649, §2.7).
      return textAt(bytes, 12, 4) === 'VP8X' && ((bytes[20] ?? 0) & 2) !== 0;
    case 'image/png':
      return hasChunk(bytes, 'acTL');
    default:
      // Animation is taken out of an SVG when it is read, and a JPEG has none.
      return false;
  }
}

/** The images in a GIF, two at most (GIF89a, appendix A: a header, a table of colours, then blocks). */
function framesOf(bytes: Uint8Array): number {
  let at = 13 + tableLength(bytes[10] ?? 0);
  let frames = 0;
  while (at < bytes.length && frames < 2) {
    const kind = bytes[at];
    if (kind === 0x2c) {
      frames++;
      at = afterBlocks(bytes, at + 11 + tableLength(bytes[at + 9] ?? 0));
    } else if (kind === 0x21) at = afterBlocks(bytes, at + 2);
    else break;
  }
  return frames;
}

/** The length of the table of colours that some flags speak of. */
function tableLength(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

/** Blocks have their length before them; one of none is the last. */
function afterBlocks(bytes: Uint8Array, from: number): number {
  let at = from;
  while ((bytes[at] ?? 0) > 0) at += (bytes[at] ?? 0) + 1;
  return at + 1;
}

/** True where a PNG has a chunk of that name before its picture (PNG 3, §5.3: length, name, data, checksum). */
function hasChunk(bytes: Uint8Array, name: string): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length; at += view.getUint32(at) + 12) {
    const found = textAt(bytes, at + 4, 4);
    if (found === name) return true;
    if (found === 'IDAT') return false;
  }
  return false;
}

function textAt(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length));
}
