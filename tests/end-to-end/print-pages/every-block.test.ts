/** Pages that begin within every kind of block, in each of the ways that notes can be printed. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { publish } from '../../../src/publish.ts';
import { MARGINS, printing } from '../../print/pages/press.ts';
import { askAce, askPort } from '../../render/epub/validators.ts';
import { removeFolder, temporaryFolder, writeFiles } from '../command-line.ts';
import { all, idsIn, type TreeElement } from '../sample/edition-tree.ts';
import { openEpub, type EpubFiles } from '../sample/epub-files.ts';
import { everyBlock } from './every-block.ts';
import { misplaced, pageList, pageMarks, type PageMark } from './page-marks.ts';
import { runningText, type RunningText } from './running-text.ts';

/** What is in the EPUB and not in the running text of print, or has other words there. */
const ELSEWHERE =
  (notes: string) =>
  ({ attributes, role, classes, name }: TreeElement): boolean =>
    role === 'doc-backlink' ||
    classes === 'page-reference' ||
    (notes === 'page' && attributes['epub:type'] === 'footnote') ||
    // The notes of the whole book are one list in print.
    (name === 'h2' && attributes.id?.startsWith('note-list-') === true && notes === 'book') ||
    name === 'head';

describe.each<[notes: string, inEpub: string, chapters: string]>([
  ['page', 'popup', 'recto'],
  ['chapter', 'chapter', 'continue'],
  ['chapter', 'chapter', 'page'],
  ['book', 'book', 'recto'],
])('with notes by %s, in the EPUB by %s, chapters on %s', (notes, inEpub, chapters) => {
  let bytes: Uint8Array;
  let pages: RunningText[];
  let book: EpubFiles;
  let marks: PageMark[];

  beforeAll(async () => {
    const folder = await temporaryFolder('every-block');
    try {
      const configuration = `epub: { notes: ${inEpub} }\n${printing({ notes, chapters })}`;
      await writeFiles(folder, everyBlock(configuration));
      // A picture is missing, so it is a draft.
      const { written } = await publish(folder, {
        to: ['pdf', 'epub'],
        out: join(folder, 'out'),
        draft: true,
      });
      const [pdf, epub] = ['.pdf', '.epub'].map((end) => written.find((path) => path.endsWith(end)) ?? '');
      pages = await runningText(await readFile(pdf!), MARGINS);
      bytes = await readFile(epub!);
      book = openEpub(bytes);
    } finally {
      await removeFolder(folder);
    }
    for (const page of pages) page.text = page.text.replaceAll(/\bpage\s+\d+/gu, '');
    const isElsewhere = ELSEWHERE(notes);
    marks = pageMarks(book, (element) => !isElsewhere(element));
  });

  it('every page with a folio has a mark, and is in the list', () => {
    const printed = pages.map(({ folio }) => folio).filter((folio) => folio !== '');
    expect(printed.length).toBeGreaterThan(45);
    expect(marks.map(({ label }) => label)).toEqual(printed);
    expect(pageList(book)).toEqual(marks.map(({ label, file, id }) => ({ label, file, id })));
    expect(marks.filter(({ file, id }) => !idsIn(book.page(file)).includes(id))).toEqual([]);
  });

  it('every mark stands where its page begins', () => {
    expect(misplaced(marks, pages, book.nav)).toEqual([]);
  });

  it('pages begin within all that there is', () => {
    const around = new Set(marks.flatMap(({ within }) => within));
    expect([...around]).toEqual(
      expect.arrayContaining(['p', 'li', 'td', 'pre', 'blockquote', 'aside', 'div']),
    );
    const divided = marks.filter(({ before, after }) => /\p{L}$/u.test(before) && /^\p{L}/u.test(after));
    expect(divided.length).toBeGreaterThan(0);
    const blank = pages.filter(({ folio, text }) => folio === '' && text === '');
    expect(blank.length).toBeGreaterThan(chapters === 'recto' ? 0 : -1);
  });

  it('a page without running text has its mark where the text goes on', () => {
    const silent = pages.filter(({ folio, text }) => folio !== '' && text === '').map(({ folio }) => folio);
    // A picture alone; where notes are at the foot, those of the short chapter too.
    expect(silent.length).toBeGreaterThanOrEqual(notes === 'page' ? 3 : 1);
    for (const folio of silent) {
      const index = marks.findIndex(({ label }) => label === folio);
      const [mark, next] = [marks[index]!, marks[index + 1]!];
      const between = mark.after.slice(0, mark.after.length - next.after.length);
      expect(mark.file === next.file ? between.trim() : mark.after.trim()).toBe('');
    }
  });

  it('no mark stands in the name of a link, of a heading or of a table, nor right in a list or row', () => {
    const parents = marks.map(({ within }) => within.at(-1));
    expect(parents.filter((name) => /^(?:ul|ol|tr|tbody|thead|table|h\d|th)$/u.test(name ?? ''))).toEqual([]);
  });

  it('is valid, and names its source', async () => {
    expect(await askPort(bytes)).toEqual([]);
    // What the ways of notes have in common is seen in one of them.
    expect(inEpub === 'chapter' ? await askAce(bytes) : []).toEqual([]);
    const said = all(book.opf, ({ attributes }) => attributes.property === 'pageBreakSource');
    expect(said.map(({ children }) => children)).toEqual([['urn:isbn:9783161484100']]);
  }, 200_000);
});
