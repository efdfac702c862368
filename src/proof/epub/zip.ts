/** The archive that an EPUB is: its files, and whether each came through whole (APPNOTE.TXT of PKWARE, §4.3). */
import { crc32 } from 'node:zlib';
import { unzipSync } from 'fflate';

/** An archive that was unpacked. */
export interface Archive {
  /** By path; folders are none. */
  files: ReadonlyMap<string, Uint8Array>;
  /** What is wrong with it, in words that follow "the archive". */
  faults: string[];
}

interface Entry {
  path: string;
  checksum: number;
  size: number;
  /** 0 for stored. */
  method: number;
  /** Where its own head is. */
  head: number;
}

/**
 * Unpacks an archive.
 * @throws {Error} where it is none, or is cut short
 */
export function unpack(bytes: Uint8Array): Archive {
  const entries = entriesOf(bytes);
  const unpacked = unzipSync(bytes);
  const files = new Map(Object.entries(unpacked).filter(([path]) => !path.endsWith('/')));
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const { path, checksum, size } of entries) {
    if (path.endsWith('/')) continue;
    if (seen.has(path)) faults.push(`has "${path}" twice`);
    seen.add(path);
    const file = files.get(path);
    if (!file) faults.push(`names "${path}" and has no such file`);
    else if (file.length !== size)
      faults.push(`has ${file.length} bytes of "${path}", which should be ${size}`);
    else if (crc32(file) !== checksum) faults.push(`has "${path}" damaged: its checksum is another`);
  }
  faults.push(...mimetypeFaults(bytes, entries, files));
  return { files, faults };
}

/** The first file says what the archive is, and can be read where it stands (OCF 3.3, §4.3). */
function mimetypeFaults(
  bytes: Uint8Array,
  entries: readonly Entry[],
  files: ReadonlyMap<string, Uint8Array>,
): string[] {
  const expected = 'application/epub+zip';
  const text = new TextDecoder().decode(files.get('mimetype'));
  if (text !== expected)
    return [`says "${text.slice(0, 40)}" in its file "mimetype", which should be "${expected}"`];
  const entry = entries.find(({ path }) => path === 'mimetype');
  const view = viewOf(bytes);
  const isPlain = entry?.method === 0 && view.getUint16(entry.head + 28, true) === 0;
  return entry?.head === 0 && isPlain ? [] : ['has its file "mimetype" elsewhere than first and plain'];
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;

/** The directory at the end of the archive. */
function entriesOf(bytes: Uint8Array): Entry[] {
  const view = viewOf(bytes);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== END) end--;
  if (end < 0) throw new Error('no directory at its end');
  const count = view.getUint16(end + 10, true);
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) throw new Error('a directory that is damaged');
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      path: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      size: view.getUint32(at + 24, true),
      head: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
