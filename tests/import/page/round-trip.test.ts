/** The sample’s HTML edition, imported: the notes and the words are those of the manuscript it was made from. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importSource, type ImportedManuscript } from '../../../src/import/import-source.ts';
import { removeFolder, SAMPLE, temporaryFolder } from '../../end-to-end/command-line.ts';
import { buildSample } from '../../end-to-end/sample/build-sample.ts';
import { readManuscript, type WrittenChapter } from '../../end-to-end/sample/manuscript-text.ts';
import { lettersAndDigits } from '../../end-to-end/sample/plain-text.ts';

const original = readManuscript(SAMPLE);
const inOrder = ({ blocks }: WrittenChapter) => blocks.map(({ kind, text }) => [kind, text]);
const words = (all: readonly WrittenChapter[]) =>
  all.flatMap(({ blocks }) => blocks.map(({ text }) => lettersAndDigits(text)));

let made: ImportedManuscript;
let chapters: WrittenChapter[];
let folder: string;

beforeAll(async () => {
  made = await importSource(await buildSample('html'), { name: 'sample.html', split: 'h2' });
  folder = await temporaryFolder('round-trip');
  for (const [path, content] of made.files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  chapters = readManuscript(folder);
});

afterAll(() => removeFolder(folder));

describe('the sample, imported from its own HTML edition', () => {
  it('has the chapters of the manuscript', () => {
    expect(chapters.map(({ title }) => title)).toEqual(original.map(({ title }) => title));
  });

  it('has every note with every paragraph, in order, under its label and in its chapter', () => {
    expect(original.flatMap(({ notes }) => notes)).toHaveLength(138);
    expect(chapters.map(({ notes }) => notes)).toEqual(original.map(({ notes }) => notes));
  });

  it('has every call in its place', () => {
    expect(chapters.map(({ calls }) => calls)).toEqual(original.map(({ calls }) => calls));
  });

  it('has every block of text: headings, paragraphs, items, quotations, cells, captions, boxes', () => {
    expect(chapters.map(inOrder)).toEqual(original.map(inOrder));
  });

  it('has the same words, letter by letter', () => {
    expect(words(chapters).join('')).toBe(words(original).join(''));
  });

  it('has its passages in other languages, its pictures and their alternative texts', () => {
    expect(chapters.map(({ passages }) => passages)).toEqual(original.map(({ passages }) => passages));
    expect(chapters.map(({ alternatives }) => alternatives)).toEqual(
      original.map(({ alternatives }) => alternatives),
    );
    expect([...made.files.keys()].filter((path) => path.startsWith('images/'))).toEqual([
      'images/picture.svg',
    ]);
  });
});
