/** A finished PDF as Poppler reads it, whose programs share no code with the press or with its proof. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
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
