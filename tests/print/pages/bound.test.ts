/** A book that is printed in sheets and bound is the book that is printed in one piece. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from '../../../src/book/book.ts';
import { compose } from '../../../src/book/composition.ts';
import { readPictures } from '../../../src/book/pictures.ts';
import type { Files } from '../../../src/manuscript/files.ts';
import { loadFrom } from '../../../src/manuscript/load.ts';
import { launchBrowser, type LaunchedBrowser } from '../../../src/print/browser/launch.ts';
import { renderPdf, type PdfEdition } from '../../../src/render/pdf/render.ts';
import { loadTemplate } from '../../../src/template/template.ts';
import { bookOfEverything } from '../../proof/pdf/book-of-everything.ts';
import { BOOKS } from '../../render/epub/books.ts';
import { describePdf } from './describe-pdf.ts';
import { Press, printing, type Pages } from './press.ts';
import { randomManuscript, withPictures } from './random-manuscript.ts';

const press = new Press();
let launched: LaunchedBrowser | undefined;
afterAll(async () => {
  await press.close();
  await launched?.close();
});

/** Each part of the book is a sheet of its own. */
const EACH = 1;

/** What a book is, printed in one piece and in sheets. */
async function printBoth(made: Pages, sheetLength = EACH): Promise<{ whole: unknown; bound: unknown }> {
  const whole = await press.print({ ...made, sheetLength: Infinity });
  const bound = await press.print({ ...made, sheetLength });
  if (hasQpdf) expectSound(bound.bytes);
  return { whole: await described(whole), bound: await described(bound) };
}

async function described({ bytes, pageMap, problems }: PdfEdition): Promise<unknown> {
  return { ...(await describePdf(bytes)), pageMap, problems: problems.map(String) };
}

const hasQpdf = spawnSync('qpdf', ['--version']).status === 0;
if (!hasQpdf)
  console.warn('SKIPPED: no qpdf here, so no bound file was looked through (apt-get install qpdf)');

function expectSound(bytes: Uint8Array): void {
  const folder = mkdtempSync(join(tmpdir(), 'bound-'));
  try {
    const file = join(folder, 'bound.pdf');
    writeFileSync(file, bytes);
    const { status, stderr } = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('every kind of block', () => {
  it.each([
    ['notes by the page', { notes: 'page' }],
    ['notes by the chapter', { notes: 'chapter' }],
    ['notes by the book', { notes: 'book' }],
    ['chapters on right pages', { chapters: 'recto' }],
    ['chapters that continue', { chapters: 'continue' }],
    ['letter, with bleed and crop marks', { trim: 'letter', bleed: '3mm', marks: 'crop' }],
  ])('%s', async (_, options) => {
    const { whole, bound } = await printBoth(bookOfEverything(options as Record<string, string>));
    expect(bound).toEqual(whole);
  });
});

it.each([1, 2, 3, 4, 5, 6])('made-up manuscript %i', async (seed) => {
  const made = randomManuscript(seed, 'small');
  const { whole, bound } = await printBoth(seed % 3 === 0 ? withPictures(made, seed) : made);
  expect(bound).toEqual(whole);
});

it('sheets that begin on a left page, and sheets of several chapters', async () => {
  const chapters = Array.from(
    { length: 9 },
    (_, index) =>
      `# Chapter ${index}\n\n${`Words of chapter ${index}.[^a] `}${'And more of them. '.repeat(90 + 40 * (index % 3))}\n\n[^a]: Note of ${index}.\n`,
  );
  for (const sheetLength of [EACH, 4000, 9000]) {
    const { whole, bound } = await printBoth({ chapters }, sheetLength);
    expect(bound).toEqual(whole);
  }
});

it('references to pages of sheets before and behind, and to notes and headings of others', async () => {
  const chapters = Array.from({ length: 6 }, (_, index) => {
    const [before, behind] = [(index + 5) % 6, (index + 1) % 6];
    return `# Chapter ${index} {#chapter-${index}}

Words, see [see {ref}](#place-${before}) and [see {ref}](#place-${behind}), [chapter ${behind}](#chapter-${behind}) and [note {note}](#^n${behind}).[^n${index}] Called again.[^n${before}]

${'More words of a long chapter, which fill some pages. '.repeat(60)}

## Place ${index} {#place-${index}}

The end.

[^n${index}]: Note ${index}, see [see {ref}](#place-${behind}).
`;
  });
  for (const notes of ['page', 'chapter', 'book']) {
    const { whole, bound } = await printBoth({ chapters, configuration: printing({ notes }) });
    expect(bound).toEqual(whole);
  }
});

describe.each(['report', 'brief'])('the template %s', (template) => {
  it.each(BOOKS.filter(([name]) => name !== 'an index of 2,000 entries' && name !== 'an empty chapter'))(
    '%s',
    async (_name, files: () => Files) => {
      launched ??= await launchBrowser();
      const { browser } = launched;
      const manuscript = await loadFrom(files(), 'book');
      manuscript.configuration = { ...manuscript.configuration, template };
      const book = await parse(manuscript);
      const { pictures } = await readPictures(book, manuscript.files);
      const loaded = await loadTemplate(manuscript);
      const [whole, bound] = await Promise.all(
        [Infinity, EACH].map((sheetLength) =>
          renderPdf(compose(book), pictures, loaded, { browser, sheetLength }),
        ),
      );
      expect(bound!.pageMap).toEqual(whole!.pageMap);
      expect(await describePdf(bound!.bytes)).toEqual(await describePdf(whole!.bytes));
    },
  );
});
