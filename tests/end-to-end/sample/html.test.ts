/** What a reader of the HTML edition sees, against the text of the manuscript. */
import { beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE } from '../command-line.ts';
import { buildSample } from './build-sample.ts';
import { all, blocksOf, idsIn, readHtml, textOf, withId, type TreeElement } from './edition-tree.ts';
import { readManuscript } from './manuscript-text.ts';
import { plainText } from './plain-text.ts';

const chapters = readManuscript(SAMPLE);
const notes = chapters.flatMap((chapter) => chapter.notes);
let page: TreeElement;

beforeAll(async () => {
  page = readHtml(new TextDecoder().decode(await buildSample('html')));
});

describe('the manuscript', () => {
  it('has 138 notes, each called once, labelled in order', () => {
    expect(notes.map(({ label }) => label)).toEqual(
      Array.from({ length: 138 }, (_, index) => String(index + 1)),
    );
    expect(chapters.flatMap(({ calls }) => calls)).toEqual(notes.map(({ label }) => label));
  });
});

describe('the notes of the page', () => {
  it('have the words of the manuscript, in order', () => {
    const items = all(page, ({ id }) => id.startsWith('note-'));
    expect(items.map(({ id }) => id)).toEqual(notes.map((_, index) => `note-${index + 1}`));
    expect(items.map((item) => blocksOf(item).map(textOf))).toEqual(
      notes.map(({ paragraphs }) => paragraphs),
    );
  });

  it('are linked with their calls, both ways', () => {
    const calls = all(page, ({ id }) => id.startsWith('call-'));
    expect(calls.map(({ id, href, name }) => [id, href, name])).toEqual(
      notes.map((_, index) => [`call-${index + 1}`, `#note-${index + 1}`, 'a']),
    );
    for (const [index] of notes.entries()) {
      const note = withId(page, `note-${index + 1}`);
      expect(all(note!, ({ role }) => role === 'doc-backlink').map(({ href }) => href)).toEqual([
        `#call-${index + 1}`,
      ]);
    }
  });

  it('are called where the manuscript calls them', () => {
    const main = mainOf(page);
    expect(blocksOf(main).reduce((sum, block) => sum + callsIn(block), 0)).toBe(138);
    expect(all(main, ({ classes }) => classes.startsWith('chapter ')).map(callsIn)).toEqual(
      chapters.map(({ calls }) => calls.length),
    );
  });
});

describe('the text of the page', () => {
  it('is that of the manuscript, block by block', () => {
    const sections = all(
      mainOf(page),
      ({ name, classes }) => name === 'section' && classes.startsWith('chapter '),
    );
    expect(sections.map((section) => blocksOf(section).map(textOf))).toEqual(
      chapters.map(({ blocks }) => blocks.map(({ text }) => text)),
    );
  });

  it('has the box, the table and the figure', () => {
    const box = withId(page, 'monitoring')!;
    expect([box.name, box.classes]).toEqual(['aside', 'box']);
    expect(textOf(blocksOf(box)[0]!)).toBe('Counting the threats');
    expect(textOf(blocksOf(box)[1]!)).toBe('From the monitoring of the Public Association Kadyr-Kasiyet');
    const table = withId(page, 'freedom-restrictions')!;
    expect(table.name).toBe('table');
    expect(all(table, ({ name }) => name === 'th')).toHaveLength(4);
    const figure = withId(page, 'threats-by-group')!;
    const image = all(figure, ({ name }) => name === 'img')[0]!;
    expect(plainText(image.attributes.alt ?? '')).toBe(
      chapters.flatMap(({ alternatives }) => alternatives)[0],
    );
    expect(image.attributes.src).toMatch(/^data:image\/svg\+xml;base64,/u);
  });

  it('marks the Kazakh and Russian passages with their language', () => {
    const marked = all(
      mainOf(page),
      ({ name, attributes }) => name === 'span' && /^(?:kk|ru)$/u.test(attributes.lang ?? ''),
    );
    expect(marked.map(textOf)).toEqual(chapters.flatMap(({ passages }) => passages));
    expect(marked.every((passage) => /^[\p{Script=Cyrillic}\s,-]+$/u.test(textOf(passage)))).toBe(true);
  });
});

describe('the page as a document', () => {
  it('has ids that are unique, and links that lead somewhere', () => {
    const ids = idsIn(page);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const known = new Set(ids);
    const inside = all(page, ({ href }) => href.startsWith('#'));
    expect(inside.filter(({ href }) => !known.has(decodeURIComponent(href.slice(1))))).toEqual([]);
  });

  it('lists every chapter and section in its contents', () => {
    const contents = all(page, ({ name, classes }) => name === 'nav' && classes === 'contents')[0]!;
    const entries = all(contents, ({ name }) => name === 'a').map((link) => [
      textOf(link),
      textOf(withId(page, decodeURIComponent(link.href.slice(1)))!).slice(0, 200),
    ]);
    const written = chapters.flatMap(({ blocks }) =>
      blocks.filter(({ kind }) => kind === 'title' || kind === 'heading'),
    );
    expect(entries.map(([entry]) => entry)).toEqual(written.map(({ text }) => text));
    for (const [entry, target] of entries) expect(target).toContain(entry);
  });

  it('needs nothing beside itself', () => {
    const policy = all(page, ({ name }) => name === 'meta').find(({ attributes }) =>
      JSON.stringify(attributes).includes("default-src 'none'"),
    );
    expect(policy).toBeDefined();
    expect(all(page, ({ name }) => /^(?:iframe|object|embed|base|form)$/u.test(name))).toEqual([]);
    const scripts = all(page, ({ name }) => name === 'script');
    expect(scripts.map(({ attributes: { src, type } }) => [src, type])).toEqual([
      [undefined, 'application/ld+json'],
      [undefined, undefined],
    ]);
    // Metadata; a browser fetches none of these.
    const kinds = all(page, ({ name }) => name === 'link').map(({ attributes: { rel = '' } }) => rel);
    expect(kinds.filter((rel) => !/^(?:schema\.\w+|alternate|canonical|license)$/u.test(rel))).toEqual([]);
    const loads = all(page).flatMap(({ attributes }) => [
      attributes.src,
      attributes.srcset,
      attributes.poster,
    ]);
    expect(
      loads.filter((address) => address !== undefined && address !== '' && !address.startsWith('data:')),
    ).toEqual([]);
    const styles = all(page, ({ name }) => name === 'style')
      .flatMap(({ children }) => children)
      .join('');
    expect(
      [...styles.matchAll(/url\((?!\s*["']?(?:data:|#))[^)]{0,60}|@import[^;]*/gu)].map(([found]) => found),
    ).toEqual([]);
  });
});

function callsIn(block: TreeElement): number {
  return all(block, ({ name, classes }) => name === 'sup' && classes === 'call').length;
}

function mainOf(tree: TreeElement): TreeElement {
  const [main] = all(tree, ({ name }) => name === 'main');
  if (!main) throw new Error('expected a `main` element in the page, found none');
  return main;
}
