/** The CRC-32 of each file of a Zip archive, as its directory has them. */
const DIRECTORY_END = 0x06054b50;
const ENTRY = 0x02014b50;

/** @returns checksums by name; of what the directory does not say, nothing */
export function checksumsIn(archive: Uint8Array): Map<string, number> {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const checksums = new Map<string, number>();
  // The end of the directory stands at the end of the file, before a comment of at most 64 KB.
  for (let end = archive.length - 22; end >= 0 && end > archive.length - 65_558; end--) {
    if (view.getUint32(end, true) !== DIRECTORY_END) continue;
    let at = view.getUint32(end + 16, true);
    while (at + 46 <= archive.length && view.getUint32(at, true) === ENTRY) {
      const length = view.getUint16(at + 28, true);
      const name = new TextDecoder().decode(archive.subarray(at + 46, at + 46 + length));
      checksums.set(name, view.getUint32(at + 16, true));
      at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    break;
  }
  return checksums;
}
