/** Made-up manuscripts: where the EPUB says that a page of print begins, it begins. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, type LaunchedBrowser } from '../../../src/print/browser/launch.ts';
import { renderEpub } from '../../../src/render/epub/render.ts';
import { renderPdf } from '../../../src/render/pdf/render.ts';
import { memoryFiles } from '../../../src/manuscript/memory.ts';
import { MARGINS, printing } from '../../print/pages/press.ts';
import { randomManuscript } from '../../print/pages/random-manuscript.ts';
import { prepare } from '../../render/epub/edition.ts';
import { openEpub } from '../sample/epub-files.ts';
import { misplaced, pageMarks } from './page-marks.ts';
import { runningText } from './running-text.ts';

/** `IMPRIMATUR_RANDOM=100` makes that many; `IMPRIMATUR_SEED` is the first. */
const COUNT = Number(process.env.IMPRIMATUR_RANDOM ?? 8);
const FIRST = Number(process.env.IMPRIMATUR_SEED ?? 1);

let launched: LaunchedBrowser;
beforeAll(async () => {
  launched = await launchBrowser();
});
afterAll(() => launched.close());

it.each(Array.from({ length: COUNT }, (_, index) => FIRST + index))('made-up manuscript %i', async (seed) => {
  const {
    chapters,
    configuration = '',
    files = {},
  } = randomManuscript(seed, seed % 4 === 0 ? 'large' : 'small');
  const named = chapters.map((text, index): [string, string] => [
    `${String(index + 1).padStart(3, '0')}.md`,
    text,
  ]);
  const yaml = `title: Random\nuuid: 123e4567-e89b-42d3-a456-426614174000\nmodified: 2026-11-23\n${configuration}${/^print:/mu.test(configuration) ? '' : printing()}`;
  const { composition, pictures, template } = await prepare(
    memoryFiles({ 'manuscript.yaml': yaml, ...files, ...Object.fromEntries(named) }),
  );
  const { bytes: pdf, pageMap } = await renderPdf(composition, pictures, template, launched);
  const { bytes: epub } = await renderEpub(composition, pictures, template, { pageMap });
  const pages = await runningText(pdf, MARGINS);
  for (const page of pages) page.text = page.text.replaceAll(/\bpage\s+\d+/gu, '');
  const book = openEpub(epub);
  const marks = pageMarks(
    book,
    ({ attributes, classes }) => classes !== 'page-reference' && attributes['epub:type'] !== 'footnote',
  );
  expect(marks.map(({ label }) => label)).toEqual(
    pages.flatMap(({ folio }) => (folio === '' ? [] : [folio])),
  );
  expect(misplaced(marks, pages, book.nav)).toEqual([]);
});
