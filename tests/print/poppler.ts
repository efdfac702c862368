/** A finished PDF as Poppler reads it, whose programs share no code with the press or with its proof. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whether its programs are here; where not, the tests that want them are skipped. */
export const HAS_POPPLER = ['pdfinfo', 'pdftotext', 'pdftoppm'].every((name) =>
  existsSync(`/usr/bin/${name}`),
);
if (!HAS_POPPLER)
  console.warn('SKIPPED: pdfinfo, pdftotext and pdftoppm are not here (apt-get install poppler-utils)');

/** A word and its box, in points from the upper left corner of the page. */
export interface WordBox {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** id → number of the page, from 1. */
export async function destinations(file: string): Promise<Map<string, number>> {
  const listing = (await run('pdfinfo', ['-dests', file], { maxBuffer: 1e8 })).stdout;
  return new Map(
    [...listing.matchAll(/^\s*(\d+) \[.*\] "(.*)"$/gmu)].map(([, page, id]) => [id!, Number(page)]),
  );
}

/** How many pages there are. */
export async function pageCount(file: string): Promise<number> {
  return Number(/^Pages:\s*(\d+)$/mu.exec((await run('pdfinfo', [file])).stdout)?.[1]);
}

/** The words of each page, in no order that counts. */
export async function wordBoxes(file: string): Promise<WordBox[][]> {
  const { stdout } = await run('pdftotext', ['-bbox', file, '-'], { maxBuffer: 1e9 });
  return stdout
    .split('<page ')
    .slice(1)
    .map((page) =>
      [
        ...page.matchAll(
          /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)<\/word>/gu,
        ),
      ].map(([, left, top, right, bottom, text]) => ({
        text: unescape(text!),
        left: Number(left),
        right: Number(right),
        top: Number(top),
        bottom: Number(bottom),
      })),
    );
}

function unescape(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

/** A page as it looks. */
export interface Raster {
  width: number;
  height: number;
  /** Red, green and blue from 0 to 255. */
  colourAt(x: number, y: number): string;
}

/** The pages of a file as pictures. */
export async function picturesOfPages(bytes: Uint8Array, dpi: number): Promise<Raster[]> {
  const folder = await mkdtemp(join(tmpdir(), 'imprimatur-pictures-'));
  try {
    const file = join(folder, 'book.pdf');
    await writeFile(file, bytes);
    await run('pdftoppm', ['-r', String(dpi), file, join(folder, 'page')]);
    const names = (await readdir(folder)).filter((name) => name.endsWith('.ppm')).toSorted();
    return await Promise.all(names.map(async (name) => rasterOf(await readFile(join(folder, name)))));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Reads a PPM of kind P6: three numbers in words, then three bytes for each pixel. */
function rasterOf(bytes: Buffer): Raster {
  const [header = '', width, height] =
    /^P6\s+(\d+)\s+(\d+)\s+255\s/u.exec(bytes.toString('latin1', 0, 40)) ?? [];
  const columns = Number(width);
  return {
    width: columns,
    height: Number(height),
    colourAt(x, y) {
      const at = header.length + 3 * (y * columns + x);
      return `${bytes[at]} ${bytes[at + 1]} ${bytes[at + 2]}`;
    },
  };
}

/** The text of a file as it is copied, in the order of reading. */
export async function copiedText(bytes: Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'imprimatur-text-'));
  try {
    await writeFile(join(folder, 'pages.pdf'), bytes);
    return (await run('pdftotext', [join(folder, 'pages.pdf'), '-'], { maxBuffer: 1e8 })).stdout;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
