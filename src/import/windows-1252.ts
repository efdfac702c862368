/**
 * Windows-1252, of which Latin-1 is a part. Node 20’s own decoder of that name takes the bytes from 80 to 9F for
 * control characters, where the quotation marks and dashes are.
 */

/** The characters of the bytes from 80 to 9F; the five that have none are the control characters of that number. */
const UPPER = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';
const PIECE = 8192;

/** Bytes → characters, one for each. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += PIECE)
    pieces.push(String.fromCharCode(...bytes.subarray(start, start + PIECE)));
  return pieces
    .join('')
    .replaceAll(/[\u0080-\u009F]/gu, (character) => UPPER[character.charCodeAt(0) - 0x80]!);
}
