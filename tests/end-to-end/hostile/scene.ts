/** A hostile manuscript in a temporary folder, secrets beside it, and a server that listens. */
import { createServer } from 'node:http';
import { mkdir, symlink } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateSync } from 'node:zlib';
import { removeFolder, temporaryFolder, writeFiles } from '../command-line.ts';
import { ELEMENTS, LINKS, PICTURES, WORDS, type Attack } from './chapters.ts';
import { DRAWING, METADATA, TEMPLATE } from './drawing-and-template.ts';

/** What no edition may have in it. */
export const CANARY = 'CANARY7f3a9c51';
/** The size of the secret picture: no other has it. */
export const CANARY_SIZE = { width: 137, height: 61 } as const;

/** The scene of the attack. */
export interface Scene {
  folder: string;
  manuscript: string;
  /** The addresses that were asked for. */
  requests: string[];
  /** The bytes of the secret picture. */
  picture: Uint8Array;
  close(): Promise<void>;
}

/** Each chapter: its file, and what it has on its lines. Line 3 is the first attack, every second one the next. */
export const CHAPTERS: readonly { file: string; attacks: readonly Attack[] }[] = [
  { file: '1-elements.md', attacks: ELEMENTS },
  { file: '2-pictures.md', attacks: PICTURES },
  { file: '3-links.md', attacks: LINKS },
  { file: '4-words.md', attacks: WORDS },
];

/** The line of an attack in its chapter. */
export const lineOf = (index: number): number => 3 + 2 * index;

/** Sets the scene. */
export async function setScene(): Promise<Scene> {
  const folder = await temporaryFolder('hostile');
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.end(CANARY);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const outside = join(folder, 'outside');
  const manuscript = join(folder, 'manuscript');
  const filled = (text: string): string =>
    text
      .replaceAll('SERVER_WITHOUT_SCHEME', `//127.0.0.1:${port}`)
      .replaceAll('SERVER', `http://127.0.0.1:${port}`)
      .replaceAll('SECRET', pathToFileURL(outside).href)
      .replaceAll('PATH', outside);
  const picture = canaryPicture();
  await writeFiles(outside, {
    'canary.txt': CANARY,
    'canary.md': `# ${CANARY}\n`,
    'canary.css': `body::before { content: '${CANARY}' }`,
    'canary.liquid': CANARY,
    'canary.png': picture,
  });
  const chapters = CHAPTERS.map(({ file, attacks }): [string, string] => [
    file,
    filled(`# ${file}\n\n${attacks.map(({ markdown }) => markdown).join('\n\n')}\n`),
  ]);
  const template = Object.entries(TEMPLATE).map(([name, text]): [string, string] => [
    `template/${name}`,
    filled(text),
  ]);
  await writeFiles(manuscript, {
    'manuscript.yaml': filled(METADATA),
    'drawing.svg': filled(DRAWING),
    '5-drawing.md': '# A drawing\n\n![A drawing](drawing.svg)\n',
    ...Object.fromEntries([...chapters, ...template]),
  });
  await mkdir(join(manuscript, 'template', 'fonts'), { recursive: true });
  await symlink(join(outside, 'canary.png'), join(manuscript, 'linked.png'));
  await symlink(outside, join(manuscript, 'linked-folder'));
  await symlink(join(outside, 'canary.png'), join(manuscript, 'template', 'fonts', 'linked.png'));
  return {
    folder,
    manuscript,
    requests,
    picture,
    async close() {
      await new Promise((resolve) => void server.close(resolve));
      await removeFolder(folder);
    },
  };
}

/** A PNG of one grey, in a size that no other picture has, with the canary in a text chunk. */
function canaryPicture(): Uint8Array {
  const { width, height } = CANARY_SIZE;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  const rows = Buffer.alloc((width + 1) * height, 90);
  for (let row = 0; row < height; row++) rows[row * (width + 1)] = 0;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from(`Comment\0${CANARY}`)),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(8);
  framed.writeUInt32BE(data.length, 0);
  framed.writeUInt32BE(checksum(body), 4);
  return Buffer.concat([framed.subarray(0, 4), body, framed.subarray(4)]);
}

/** The checksum of PNG (ISO 3309). */
function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
