/**
 * The sample and a user's report, checked from the finished file with Poppler alone: every call and its note
 * on one page, and the note below the last line of the text.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from '../../src/book/book.ts';
import { compose } from '../../src/book/composition.ts';
import { readPictures } from '../../src/book/pictures.ts';
import { loadManuscript } from '../../src/manuscript/load.ts';
import { launchBrowser, type LaunchedBrowser } from '../../src/print/browser/launch.ts';
import { renderPdf } from '../../src/render/pdf/render.ts';
import { loadTemplate } from '../../src/template/template.ts';
import { bare, noteTexts } from './pages/expected-text.ts';

const REPORT = process.env.IMPRIMATUR_REPORT ?? '';
const folder = mkdtempSync(join(tmpdir(), 'imprimatur-report-'));
let launched: LaunchedBrowser | undefined;
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await launched?.close();
});

const hasPoppler = ['pdfinfo', 'pdftotext'].every((name) => existsSync(`/usr/bin/${name}`));
if (!hasPoppler) console.warn('SKIPPED: pdfinfo and pdftotext are not here (apt-get install poppler-utils)');
if (REPORT === '') console.warn('SKIPPED: IMPRIMATUR_REPORT is not set, so no user’s report was printed');

const MANUSCRIPTS = [
  ['the sample at A5', 'manuscript', 'A5'],
  ['the sample at US Letter', 'manuscript', 'letter'],
  ...(REPORT === '' ? [] : [['the report', REPORT, 'A5']]),
] as [string, string, string][];

describe.skipIf(!hasPoppler)('the printed file', () => {
  it.each(MANUSCRIPTS)('%s: every note at the foot of the page of its call', async (_name, path, trim) => {
    launched ??= await launchBrowser();
    const manuscript = await loadManuscript(path);
    manuscript.configuration.print.trim = trim;
    const book = await parse(manuscript);
    const composition = compose(book);
    const { pictures } = await readPictures(book, manuscript.files);
    const { bytes } = await renderPdf(composition, pictures, await loadTemplate(manuscript), {
      browser: launched.browser,
    });
    const file = join(folder, `${trim}.pdf`);
    writeFileSync(file, bytes);

    const pageOf = new Map<string, number>();
    for (const [, page, id] of execFileSync('pdfinfo', ['-dests', file], { encoding: 'utf8' }).matchAll(
      /^\s*(\d+) \[.*\] "(.*)"$/gmu,
    )) {
      pageOf.set(id!, Number(page));
    }
    const pages = linesOf(
      execFileSync('pdftotext', ['-bbox-layout', file, '-'], { encoding: 'utf8', maxBuffer: 1e9 }),
    );
    const faults: string[] = [];
    for (const { id, text } of noteTexts(composition)) {
      const page = pageOf.get(id);
      const call = pageOf.get(id.replace('note-', 'call-'));
      if (page === undefined || page !== call) faults.push(`${id} on page ${page}, its call on page ${call}`);
      const number = /\d+$/u.exec(id)![0];
      const own = text.slice(number.length);
      const begins = (pages[(page ?? 1) - 1] ?? '').includes(number + own.slice(0, 30));
      const ends = pages
        .slice((page ?? 1) - 1, (page ?? 1) + 3)
        .some((words) => words.includes(own.slice(-30)));
      if (!begins || !ends) faults.push(`${id}: not all of it at the foot of page ${page}`);
    }
    expect(noteTexts(composition).length).toBeGreaterThan(10);
    expect(faults).toEqual([]);
  });
});

/** The bare words of each page that stand below the last line in the size of the text. */
function linesOf(xml: string): string[] {
  return xml
    .split('<page ')
    .slice(1)
    .map((page) => {
      const lines = [
        ...page.matchAll(/<line [^>]*yMin="([\d.]+)"[^>]*yMax="([\d.]+)">([\s\S]*?)<\/line>/gu),
      ].map(([, top, bottom, words]) => ({
        top: Number(top),
        height: Number(bottom) - Number(top),
        text: [...words!.matchAll(/>([^<]*)<\/word>/gu)]
          .map(([, word]) => word!.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>'))
          .join(' '),
      }));
      // Notes are set in 8 pt, the text in 9.8 pt; Poppler's lines are as high as their letters.
      const sizes = lines.map(({ height }) => height);
      const text = Math.max(...sizes, 0) > 12 ? 12 : 100;
      const last = lines
        .filter(({ height }) => height >= text)
        .reduce((low, { top }) => Math.max(low, top), 0);
      return bare(
        lines
          .filter(({ top }) => top > last)
          .toSorted((a, b) => a.top - b.top)
          .map((line) => line.text)
          .join(' '),
      );
    });
}
