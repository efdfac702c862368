/** Whether a picture is whole, as far as can be told without drawing it: its beginning, its parts, its end. */
import { fromXml } from 'xast-util-from-xml';

/**
 * What is wrong with the bytes of a picture, to follow "found"; nothing where they are whole.
 * @param mediaType as the edition names it
 */
export function pictureFault(mediaType: string, bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return 'an empty file';
  const type = mediaType.split(';')[0]?.trim().toLowerCase();
  switch (type) {
    case 'image/png':
      return pngFault(bytes);
    case 'image/jpeg':
      if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return 'no JPEG';
      return endsWithMark(bytes, 0xff, 0xd9) ? undefined : 'a JPEG without its end';
    case 'image/gif':
      if (!/^GIF8[79]a$/u.test(textAt(bytes, 0, 6))) return 'no GIF';
      return bytes.lastIndexOf(0x3b) >= bytes.length - 16 ? undefined : 'a GIF without its end';
    case 'image/webp':
      if (textAt(bytes, 0, 4) !== 'RIFF' || textAt(bytes, 8, 4) !== 'WEBP') return 'no WebP';
      return viewOf(bytes).getUint32(4, true) + 8 <= bytes.length ? undefined : 'a WebP without its end';
    case 'image/svg+xml':
      return svgFault(bytes);
    default:
      return undefined;
  }
}

/** A signature, then chunks up to the last, `IEND` (PNG 3, §5). */
function pngFault(bytes: Uint8Array): string | undefined {
  if (textAt(bytes, 1, 3) !== 'PNG') return 'no PNG';
  const view = viewOf(bytes);
  for (let at = 8; at + 12 <= bytes.length; at += view.getUint32(at) + 12) {
    if (textAt(bytes, at + 4, 4) === 'IEND') return undefined;
  }
  return 'a PNG without its end';
}

function svgFault(bytes: Uint8Array): string | undefined {
  try {
    const tree = fromXml(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const isDrawing = tree.children.some(
      (node) => node.type === 'element' && (node.name === 'svg' || node.name.endsWith(':svg')),
    );
    return isDrawing ? undefined : 'no SVG';
  } catch {
    return 'an SVG that is not well-formed';
  }
}

/** Cameras put something behind the end, but not much. */
function endsWithMark(bytes: Uint8Array, first: number, second: number): boolean {
  for (let at = bytes.length - 2; at >= 0; at--)
    if (bytes[at] === first && bytes[at + 1] === second) return true;
  return false;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function textAt(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length));
}
