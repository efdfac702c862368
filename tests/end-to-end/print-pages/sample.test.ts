/**
 * The pages of the print edition in the EPUB that is made with it: where the EPUB says that a page begins, it
 * begins in the PDF. Both are read as finished files.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runningText, type RunningText } from './running-text.ts';
import { askAce, askOfficial, askPort, hasOfficial, OFFICIAL } from '../../render/epub/validators.ts';
import { removeFolder, SAMPLE, succeed, temporaryFolder } from '../command-line.ts';
import { buildSample, SLUG } from '../sample/build-sample.ts';
import { all, idsIn } from '../sample/edition-tree.ts';
import { openEpub, type EpubFiles } from '../sample/epub-files.ts';
import { firstWord, isMark, misplaced, pageList, pageMarks, type PageMark } from './page-marks.ts';

/** The margins of the template for the sample's trim, in mm. */
const MARGINS = { top: 19, bottom: 20, inner: 18, outer: 16 };

let pages: RunningText[];
let bytes: Uint8Array;
let book: EpubFiles;
let marks: PageMark[];

beforeAll(async () => {
  const folder = await temporaryFolder('print-pages');
  try {
    await succeed(['build', SAMPLE, '--to', 'pdf,epub', '--out', folder, '--quiet']);
    pages = await runningText(await readFile(join(folder, `${SLUG}.pdf`)), MARGINS);
    bytes = await readFile(join(folder, `${SLUG}.epub`));
    book = openEpub(bytes);
  } finally {
    await removeFolder(folder);
  }
  marks = pageMarks(book, ({ attributes }) => attributes['epub:type'] !== 'footnote');
});

describe('the pages of print in the EPUB', () => {
  it('are all that have a folio, in order', () => {
    const printed = pages.map(({ folio }) => folio).filter((folio) => folio !== '');
    expect(printed.length).toBeGreaterThan(35);
    expect(marks.map(({ label }) => label)).toEqual(printed);
    expect(marks.map(({ id }) => id)).toEqual(printed.map((folio) => `page-${folio}`));
  });

  it('begin with the word that they begin with in the PDF, every one', () => {
    const without = pages.filter(({ folio, text }) => folio !== '' && text === '');
    expect(without, 'every page of the sample that has a folio has running text').toEqual([]);
    const printed = pages.flatMap(({ folio, text }) => (folio === '' ? [] : [[folio, firstWord(text)]]));
    expect(marks.map(({ label, after }) => [label, firstWord(after)])).toEqual(printed);
  });

  it('have the same letters behind the mark as behind the beginning of the page, and before it as before that', () => {
    expect(misplaced(marks, pages, book.nav)).toEqual([]);
  });

  it('are listed with their folios as printed, leading to their marks', () => {
    expect(pageList(book)).toEqual(marks.map(({ label, file, id }) => ({ label, file, id })));
    expect(marks.filter(({ file, id }) => !idsIn(book.page(file)).includes(id))).toEqual([]);
    expect(pageList(book)[0]?.label).toBe('iii');
  });

  it('have a source', () => {
    const said = all(book.opf, ({ attributes }) => attributes.property === 'pageBreakSource');
    expect(said.map(({ children }) => children)).toEqual([
      ['Stability at a Price, Imprimatur, 2026-11-22, PDF'],
    ]);
  });

  it('are in the NCX for old readers, in the order of reading', () => {
    const ncx = book.page([...book.files.keys()].find((name) => name.endsWith('.ncx'))!);
    const targets = all(ncx, ({ name }) => name === 'pageTarget');
    expect(targets.map((target) => textOfLabel(target))).toEqual(marks.map(({ label }) => label));
    const points = all(ncx, ({ name }) => name === 'pageTarget' || name === 'navPoint');
    const orders = points.map(({ attributes }) => Number(attributes.playOrder));
    expect([...orders].toSorted((a, b) => a - b)).toEqual(orders.map((_, index) => index + 1));
    const files = points
      .toSorted((a, b) => Number(a.attributes.playOrder) - Number(b.attributes.playOrder))
      .map((point) => all(point, ({ name }) => name === 'content')[0]?.attributes.src?.split('#')[0] ?? '');
    expect(files).toEqual(
      files.toSorted(
        (a, b) =>
          book.spine.findIndex((name) => name.endsWith(a)) - book.spine.findIndex((name) => name.endsWith(b)),
      ),
    );
  });
});

describe('the EPUB with pages of print', () => {
  it('has no fault that epubcheck-ts finds', async () => {
    expect(await askPort(bytes)).toEqual([]);
  });

  it.skipIf(!hasOfficial())(
    `has no fault that ${OFFICIAL} finds (apt-get install epubcheck), but the property that it is too old for`,
    async () => {
      const found = await askOfficial(bytes);
      expect(found.filter((message) => !/^OPF-027 .*pageBreakSource/u.test(message))).toEqual([]);
    },
  );

  it('has no fault that Ace finds', async () => {
    expect(await askAce(bytes)).toEqual([]);
  }, 200_000);
});

it('an EPUB without a print edition beside it has nothing of pages', async () => {
  const alone = openEpub(await buildSample('epub'));
  expect(alone.spine.flatMap((name) => all(alone.page(name), isMark))).toEqual([]);
  expect(pageList(alone)).toEqual([]);
  const said = all(
    alone.opf,
    ({ attributes, name }) => /pageBreakSource/u.test(attributes.property ?? '') || name === 'dc:source',
  );
  expect(said).toEqual([]);
});

function textOfLabel(target: Parameters<typeof all>[0]): string {
  return all(target, ({ name }) => name === 'text').map(({ children }) => children.join(''))[0] ?? '';
}
