/**
 * The sample and a user's report, checked from the finished file with Poppler alone: every call and its note
 * on one page, and every word of the note, as the manuscript has it, below the last line of the text.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from '../../src/book/book.ts';
import { compose } from '../../src/book/composition.ts';
import { readPictures } from '../../src/book/pictures.ts';
import { loadManuscript } from '../../src/manuscript/load.ts';
import { launchBrowser, type LaunchedBrowser } from '../../src/print/browser/launch.ts';
import { renderPdf, type PdfEdition } from '../../src/render/pdf/render.ts';
import { loadTemplate } from '../../src/template/template.ts';
import { readFeet, type FoundWord } from './foot-of-pages.ts';
import { notesAsWritten } from './notes-as-written.ts';
import { destinations, HAS_POPPLER, pageCount, wordBoxes } from './poppler.ts';

const REPORT = process.env.IMPRIMATUR_REPORT ?? '';
if (REPORT === '') console.warn('SKIPPED: IMPRIMATUR_REPORT is not set, so no user’s report was printed');

const MANUSCRIPTS: [name: string, path: string, trim: string][] = [
  ['the sample at A5', 'manuscript', 'A5'],
  ['the sample at US Letter', 'manuscript', 'letter'],
  ...(REPORT === '' ? [] : ([['the report', REPORT, 'A5']] as [string, string, string][])),
];
/** How many words at either end of a note are looked at one by one; all words are in order anyhow. */
const FIRST_AND_LAST = 6;

const folder = mkdtempSync(join(tmpdir(), 'imprimatur-report-'));
let launched: LaunchedBrowser | undefined;
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await launched?.close();
});

async function print(path: string, trim: string): Promise<PdfEdition> {
  launched ??= await launchBrowser();
  const manuscript = await loadManuscript(path);
  manuscript.configuration.print.trim = trim;
  const book = await parse(manuscript);
  const { pictures } = await readPictures(book, manuscript.files);
  const { browser } = launched;
  return renderPdf(compose(book), pictures, await loadTemplate(manuscript), { browser });
}

describe.skipIf(!HAS_POPPLER)('the printed file', () => {
  it.each(MANUSCRIPTS)('%s: every note at the foot of the page of its call', async (_name, path, trim) => {
    const { bytes, pageMap } = await print(path, trim);
    const file = join(folder, `${trim}.pdf`);
    writeFileSync(file, bytes);
    const [pageOf, count, boxes] = await Promise.all([destinations(file), pageCount(file), wordBoxes(file)]);

    // Planned is printed.
    expect(count).toBe(pageMap.pages.length);
    for (const [id, page] of pageOf) expect([id, page]).toEqual([id, (pageMap.pageOf[id] ?? -1) + 1]);

    const written = notesAsWritten(path);
    expect(written.length).toBeGreaterThan(10);
    expect([...pageOf.keys()].filter((id) => id.startsWith('note-')).length).toBe(written.length);
    const faults: string[] = [];
    const wanted = written.map(({ number, words }) => {
      const page = pageOf.get(`note-${number}`) ?? 0;
      const call = pageOf.get(`call-${number}`);
      if (page !== call) faults.push(`note ${number} on page ${page}, its call on page ${call}`);
      return { number, words, page };
    });
    const {
      found,
      textEnds,
      faults: atFeet,
    } = readFeet(
      boxes,
      wanted,
      pageMap.pages.map(({ folio }) => folio),
    );
    for (const { number, words } of written) {
      const all = found.get(number)?.slice(1) ?? [];
      if (all.length !== words.length) faults.push(`note ${number}: ${all.length} of ${words.length} words`);
      const inText = [...all.slice(0, FIRST_AND_LAST), ...all.slice(-FIRST_AND_LAST)].filter(
        (word) => !isBelowText(word, textEnds),
      );
      for (const { page, boxes: at } of inText)
        faults.push(
          `note ${number}: “${at.map(({ text }) => text).join('')}” within the text of page ${page}`,
        );
      const pages = [...new Set(all.map(({ page }) => page))];
      if (pages.some((page, index) => page !== (pages[0] ?? 0) + index))
        faults.push(`note ${number} on pages ${pages.join(', ')}`);
    }
    expect([...faults, ...atFeet]).toEqual([]);
  });
});

function isBelowText({ page, boxes }: FoundWord, textEnds: readonly number[]): boolean {
  return boxes.every(({ top }) => top >= (textEnds[page - 1] ?? 0));
}
