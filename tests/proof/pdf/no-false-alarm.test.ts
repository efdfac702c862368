/** Whole editions have no findings. */
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from '../../../src/book/book.ts';
import { compose } from '../../../src/book/composition.ts';
import { readPictures } from '../../../src/book/pictures.ts';
import type { Files } from '../../../src/manuscript/files.ts';
import { loadFrom, loadManuscript } from '../../../src/manuscript/load.ts';
import type { Manuscript } from '../../../src/manuscript/manuscript.ts';
import { launchBrowser, type LaunchedBrowser } from '../../../src/print/browser/launch.ts';
import type { Finding } from '../../../src/proof/finding.ts';
import { renderPdf } from '../../../src/render/pdf/render.ts';
import { loadTemplate } from '../../../src/template/template.ts';
import { Press, printing } from '../../print/pages/press.ts';
import { randomManuscript, withPictures } from '../../print/pages/random-manuscript.ts';
import { BOOKS } from '../../render/epub/books.ts';
import { bookOfEverything } from './book-of-everything.ts';
import { prove, told } from './proof-of-pages.ts';

/** `IMPRIMATUR_RANDOM=100` for a night; `IMPRIMATUR_SEED` is the first. */
const COUNT = Number(process.env.IMPRIMATUR_RANDOM ?? 6);
const FIRST = Number(process.env.IMPRIMATUR_SEED ?? 1);
const SEEDS = Array.from({ length: COUNT }, (_, index) => FIRST + index);

const press = new Press();
let launched: LaunchedBrowser | undefined;
afterAll(async () => {
  await press.close();
  await launched?.close();
});

/** Whoever has no Chinese font prints empty boxes: a true finding, which says nothing about the reader. */
function isOfMissingFont({ kind, message }: Finding): boolean {
  return kind === 'glyph-missing' || /\p{Script=Han}/u.test(message);
}

function others(findings: readonly Finding[]): string[] {
  const hasEmptyBoxes = findings.some(({ kind }) => kind === 'glyph-missing');
  return told(findings.filter((finding) => !(hasEmptyBoxes && isOfMissingFont(finding))));
}

async function provePrinted(manuscript: Manuscript): Promise<string[]> {
  launched ??= await launchBrowser();
  const book = await parse(manuscript);
  const { pictures } = await readPictures(book, manuscript.files);
  const template = await loadTemplate(manuscript);
  const { browser } = launched;
  const { bytes } = await renderPdf(compose(book), pictures, template, { browser });
  return others(await prove(bytes, book));
}

describe('no finding on', () => {
  it.each([
    ['A5', 'page'],
    ['letter', 'page'],
    ['A5', 'chapter'],
    ['A5', 'book'],
  ] as const)('the sample, %s, notes by the %s', async (trim, notes) => {
    const manuscript = await loadManuscript('manuscript');
    manuscript.configuration.print.trim = trim;
    manuscript.configuration.print.notes = notes;
    expect(await provePrinted(manuscript)).toEqual([]);
  });

  it.each(BOOKS)('%s', async (_name, files: () => Files) => {
    expect(await provePrinted(await loadFrom(files(), 'book'))).toEqual([]);
  });

  it.each(['page', 'chapter', 'book'])('every kind of block, notes by the %s', async (notes) => {
    const { bytes, book } = await press.print(bookOfEverything({ notes }));
    expect(others(await prove(bytes, book))).toEqual([]);
  });

  it('every kind of block on other paper, with bleed and crop marks', async () => {
    const made = bookOfEverything({ trim: 'letter', bleed: '3mm', marks: 'crop', chapters: 'recto' });
    const { bytes, book } = await press.print(made);
    expect(others(await prove(bytes, book))).toEqual([]);
  });

  it.each(SEEDS)('made-up manuscript %i', async (seed) => {
    const made = randomManuscript(seed, 'small');
    const { bytes, book, problems } = await press.print(seed % 3 === 0 ? withPictures(made, seed) : made);
    const findings = await prove(bytes, book);
    // The press has said so itself: some notes of these manuscripts are too long for the page of their call.
    const isLate = problems.some(({ message }) => message.includes('every note to begin on the page'));
    expect(others(findings.filter(({ kind }) => !(isLate && kind === 'note-off-page')))).toEqual([]);
  });

  it('a chapter without a title, one of a heading alone, one that begins with a picture', async () => {
    const chapters = ['Only text.[^a]\n\n[^a]: A note.\n', '# Alone\n', '![A wide one](wide.svg)\n\nText.\n'];
    const { files = {} } = bookOfEverything();
    const { bytes, book } = await press.print({ chapters, configuration: printing(), files });
    expect(others(await prove(bytes, book))).toEqual([]);
  });

  it('links to notes that are no calls: in a sentence, in small type, alone in a cell', async () => {
    const chapters = [
      '# One\n\nA call,[^a] see note [{note}](#^a), \\[[{note}](#^b)\\] or [note {note}](#^b) again.[^b] Also `code` [`{note}`](#^b).\n\n' +
        '| What | Note |\n|---|---|\n| A lamp of some size | [{note}](#^b) |\n| A wick | [^c] |\n\n' +
        '[^a]: See note [{note}](#^b).\n[^b]: Beta.\n[^c]: Gamma.\n',
    ];
    const { bytes, book } = await press.print({ chapters });
    expect(others(await prove(bytes, book))).toEqual([]);
  });

  it('a note that is called again, first in another note; a note that begins with a link', async () => {
    const chapters = [
      '# One\n\nText.[^a] More.[^b] Again.[^a] And again.[^a]\n\n' +
        '[^a]: [Alpha](https://example.org/alpha) goes on.\n[^b]: As before.[^a] As ever.[^c]\n[^c]: Gamma.[^b]\n',
    ];
    const { bytes, book } = await press.print({
      chapters,
      configuration: `notes: { numbering: per-chapter }\n${printing()}`,
    });
    expect(others(await prove(bytes, book))).toEqual([]);
  });

  it('words from right to left, in lines from left to right and by themselves', async () => {
    const chapters = [
      '# Title\n\nEnglish :lang[مرحبا بالعالم]{ar} and (more) 12 שלום עולם text.\n',
      '# عنوان\n\nهذه فقرة عربية وفيها رقم 12 وكلمة English ثم كلمات.\n',
    ];
    const { bytes, book } = await press.print({ chapters });
    expect(others(await prove(bytes, book))).toEqual([]);
  });
});
