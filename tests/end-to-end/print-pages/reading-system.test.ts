/** The sample in a reading system that is not ours. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, type LaunchedBrowser } from '../../../src/print/browser/launch.ts';
import { removeFolder, SAMPLE, succeed, temporaryFolder } from '../command-line.ts';
import { SLUG } from '../sample/build-sample.ts';
import { openEpub, type EpubFiles } from '../sample/epub-files.ts';
import { readManuscript } from '../sample/manuscript-text.ts';
import { lettersAndDigits } from '../sample/plain-text.ts';
import { Reader } from './epubjs.ts';
import { firstWord, pageList, pageMarks } from './page-marks.ts';

let launched: LaunchedBrowser;
let book: EpubFiles;
let reader: Reader;

beforeAll(async () => {
  const folder = await temporaryFolder('reading-system');
  try {
    await succeed(['build', SAMPLE, '--to', 'pdf,epub', '--out', folder, '--quiet']);
    const bytes = await readFile(join(folder, `${SLUG}.epub`));
    book = openEpub(bytes);
    launched = await launchBrowser();
    reader = await Reader.open(launched, bytes);
  } finally {
    await removeFolder(folder);
  }
});
afterAll(() => launched?.close());

it('turns through all of it, screen by screen', async () => {
  const { locations, texts } = await reader.turnThrough();
  const files = [...new Set(locations.map(({ href }) => href))];
  expect(files.map((href) => `OEBPS/${href}`)).toEqual(book.spine);
  expect(locations.at(-1)?.atEnd).toBe(true);
  for (const file of files) {
    const screens = locations.filter(({ href }) => href === file);
    const total = screens[0]?.screens ?? 0;
    expect([file, screens.map(({ screen }) => screen)]).toEqual([
      file,
      Array.from({ length: total }, (_, index) => index + 1),
    ]);
  }
  const text = lettersAndDigits(Object.values(texts).join(' '));
  const lost = readManuscript(SAMPLE).flatMap(({ notes }) =>
    notes.filter(({ paragraphs }) => !paragraphs.every((each) => text.includes(lettersAndDigits(each)))),
  );
  expect(lost).toEqual([]);
});

it('follows a call to its note and back', async () => {
  const last = readManuscript(SAMPLE).reduce((sum, { notes }) => sum + notes.length, 0);
  for (const number of [1, 40, last]) {
    const file = book.spine.find((name) =>
      new TextDecoder().decode(book.files.get(name)).includes(`id="call-${number}"`),
    )!;
    const call = await reader.goTo(`${file.replace('OEBPS/', '')}#call-${number}`);
    expect(call).toMatchObject({ visible: true });
    expect(await reader.look(`note-${number}`)).toMatchObject({ visible: false });
    const note = await reader.follow(`#call-${number}`);
    expect(note).toMatchObject({ href: call.href, visible: true });
    expect(note.words).toMatch(new RegExp(`^${number}\\b`, 'u'));
    const back = await reader.follow(`#note-${number} [role=doc-backlink]`);
    expect(back).toEqual(call);
  }
});

it('shows the list of printed pages, and every page of it where it begins', async () => {
  const list = await reader.pageList();
  const ours = pageList(book);
  expect(list.map(({ href }) => `OEBPS/${href}`)).toEqual(ours.map(({ file, id }) => `${file}#${id}`));
  // epub.js knows pages as numbers, so those of the front matter have none there.
  const numbers = list.flatMap(({ page }) => (Number.isNaN(page) || page === null ? [] : [page]));
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  expect(numbers.length).toBeGreaterThan(35);
  const marks = pageMarks(book, () => true);
  for (const [index, { href }] of list.entries()) {
    const sight = await reader.goTo(href);
    expect([href, sight.href, sight.visible]).toEqual([href, href.split('#')[0], true]);
    const written = firstWord(marks[index]?.after ?? '');
    expect(lettersAndDigits(sight.words).startsWith(written)).toBe(true);
  }
});

it('asks for nothing that is not in the book, and finds no fault with it', () => {
  expect(reader.complaints).toEqual([]);
});
