/** What a reader of the EPUB sees, against the text of the manuscript. */
import { beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE } from '../command-line.ts';
import { buildSample } from './build-sample.ts';
import { all, blocksOf, idsIn, textOf, withId, type TreeElement } from './edition-tree.ts';
import { openEpub, type EpubFiles } from './epub-files.ts';
import { readManuscript } from './manuscript-text.ts';
import { plainText } from './plain-text.ts';

const chapters = readManuscript(SAMPLE);
const notes = chapters.flatMap((chapter) => chapter.notes);
let book: EpubFiles;
/** The content documents of the chapters. */
let pages: string[];

beforeAll(async () => {
  book = openEpub(await buildSample('epub'));
  pages = book.spine.filter((name) => all(book.page(name), isChapter).length > 0);
});

describe('the notes of the EPUB', () => {
  it('have the words of the manuscript, in the order of the spine', () => {
    const found = pages.flatMap((name) => all(book.page(name), ({ id }) => id.startsWith('note-')));
    expect(found.map(({ id }) => id)).toEqual(notes.map((_, index) => `note-${index + 1}`));
    expect(found.map(({ attributes }) => attributes['epub:type'])).toEqual(notes.map(() => 'footnote'));
    const texts = found.map((note) => blocksOf(note).map((block) => textOf(block).replace(/^\. /u, '')));
    expect(texts).toEqual(notes.map(({ paragraphs }) => paragraphs));
  });

  it('are linked with their calls, both ways, whatever file they are in', () => {
    const links: string[] = [];
    const backs: string[] = [];
    for (const from of pages) {
      for (const call of all(book.page(from), ({ attributes }) => attributes['epub:type'] === 'noteref')) {
        const { file, id } = book.resolve(from, call.href);
        const note = withId(book.page(file), id);
        links.push(`${call.id} → ${note?.id ?? 'nothing'}`);
        const [back] = all(note!, ({ role }) => role === 'doc-backlink');
        const end = book.resolve(file, back?.href ?? '');
        backs.push(`${note?.id ?? ''} → ${withId(book.page(end.file), end.id)?.id ?? 'nothing'}`);
      }
    }
    expect(links).toEqual(notes.map((_, index) => `call-${index + 1} → note-${index + 1}`));
    expect(backs).toEqual(notes.map((_, index) => `note-${index + 1} → call-${index + 1}`));
  });
});

describe('the text of the EPUB', () => {
  it('is that of the manuscript, block by block, one file a chapter', () => {
    const found = pages.map((name) =>
      blocksOf(book.page(name))
        .filter((block) => !notesOf(book.page(name)).has(block))
        .map(textOf),
    );
    expect(found).toEqual(chapters.map(({ blocks }) => blocks.map(({ text }) => text)));
  });

  it('has the box, the table, the figure and its picture', () => {
    const name = pages.find((page) => withId(book.page(page), 'monitoring'))!;
    const page = book.page(name);
    expect(withId(page, 'monitoring')?.name).toBe('aside');
    const figure = withId(page, 'threats-by-group')!;
    const image = all(figure, (element) => element.name === 'img')[0]!;
    expect(plainText(image.attributes.alt ?? '')).toBe(
      chapters.flatMap(({ alternatives }) => alternatives)[0],
    );
    expect([...book.files.keys()]).toContain(book.resolve(name, image.attributes.src ?? '').file);
    expect(all(withId(page, 'freedom-restrictions')!, (element) => element.name === 'td')).toHaveLength(24);
  });

  it('marks the Kazakh and Russian passages with their language', () => {
    const marked = pages.flatMap((name) =>
      all(book.page(name), ({ attributes }) => /^(?:kk|ru)$/u.test(attributes['xml:lang'] ?? '')),
    );
    expect(marked.map(textOf)).toEqual(chapters.flatMap(({ passages }) => passages));
  });
});

describe('the EPUB as a publication', () => {
  it('has a contents nested as the headings are, leading to them', () => {
    const nav = all(book.page(book.nav), ({ attributes }) => attributes['epub:type'] === 'toc')[0]!;
    const entries = all(nav, ({ name }) => name === 'a');
    const written = chapters.flatMap(({ blocks }) =>
      blocks.filter(({ kind }) => kind === 'title' || kind === 'heading'),
    );
    const ofTheText = entries.filter(({ href }) => pages.includes(book.resolve(book.nav, href).file));
    expect(ofTheText.map(textOf)).toEqual(written.map(({ text }) => text));
    for (const entry of ofTheText) {
      const { file, id } = book.resolve(book.nav, entry.href);
      const target =
        id === '' ? all(book.page(file), ({ name }) => name === 'h1')[0] : withId(book.page(file), id);
      expect(target && textOf(target)).toBe(textOf(entry));
    }
  });

  it('has links that lead somewhere within it, and ids that are unique in their file', () => {
    for (const name of book.spine) {
      const ids = idsIn(book.page(name));
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
      const links = all(
        book.page(name),
        (element) => element.name === 'a' && !/^[a-z]+:/u.test(element.href),
      );
      const lost = links.filter(({ href }) => {
        const { file, id } = book.resolve(name, href);
        return !book.files.has(file) || (id !== '' && !idsIn(book.page(file)).includes(id));
      });
      expect(lost).toEqual([]);
    }
  });

  it('loads nothing from elsewhere and runs nothing', () => {
    for (const name of book.spine) {
      expect(
        all(book.page(name), (element) => /^(?:script|iframe|object|embed)$/u.test(element.name)),
      ).toEqual([]);
      const loads = all(book.page(name)).flatMap(({ attributes }) => [
        attributes.src,
        attributes['xlink:href'],
      ]);
      expect(loads.filter((address) => /^[a-z]+:|^\//iu.test(address ?? ''))).toEqual([]);
    }
  });
});

function isChapter({ attributes }: TreeElement): boolean {
  return attributes['epub:type'] === 'chapter';
}

function notesOf(page: TreeElement): Set<TreeElement> {
  return new Set(all(page, ({ id }) => id.startsWith('note-')).flatMap((note) => blocksOf(note)));
}
