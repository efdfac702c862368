/**
 * What is wrong with a font, to follow "found"; nothing where it is whole, or no web font. Both forms of WOFF have
 * their own length in their head (WOFF 1.0, §3; WOFF 2.0, §4.1).
 */
export function fontFault(bytes: Uint8Array): string | undefined {
  const signature = String.fromCharCode(...bytes.subarray(0, 4));
  if (signature !== 'wOFF' && signature !== 'wOF2') return undefined;
  if (bytes.length < 44) return 'a font without its head';
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(8);
  return length === bytes.length ? undefined : `a font of ${bytes.length} bytes that should have ${length}`;
}
