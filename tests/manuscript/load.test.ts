/** Which files a manuscript is made of, and what is said where one is missing. */
import { describe, expect, it } from 'vitest';
import { loadFrom, loadManuscript } from '../../src/manuscript/load.ts';
import { ManuscriptError, type Manuscript } from '../../src/manuscript/manuscript.ts';
import { memoryFiles } from '../../src/manuscript/memory.ts';

type Contents = Record<string, string | Uint8Array>;
const load = (contents: Contents): Promise<Manuscript> => loadFrom(memoryFiles(contents), 'book');
const loadFile = (source: string): Promise<Manuscript> => loadFrom(memoryFiles({ 'one.md': source }), 'one.md', 'one.md');
const folder = (yaml: string, contents: Contents = {}): Contents => ({ 'manuscript.yaml': `title: T\n${yaml}`, ...contents });
const paths = async (contents: Contents): Promise<string[]> =>
  (await load(contents)).chapters.map(({ file, configuration }) => file.path || `${configuration.kind}: ${configuration.title}`);
const chapters: Contents = { '10.md': '', '2.md': '', 'b.md': '', 'README.md': '', 'a.txt': '', 'text/c.md': '' };

describe('the chapters of a folder', () => {
  it('are by default all Markdown files at its top, by name', async () => {
    expect(await paths(folder('', chapters))).toEqual(['10.md', '2.md', 'b.md']);
  });
  it('are those that the configuration names, in its order', async () => {
    expect(await paths(folder('chapters: [text/c.md, ./b.md]', chapters))).toEqual(['text/c.md', 'b.md']);
  });
  it('have the titles of their parts before them', async () => {
    const parts = 'parts: [{title: One, chapters: [2.md, 10.md]}, {title: Two, chapters: [b.md]}]';
    expect(await paths(folder(parts, chapters))).toEqual(['part: One', '2.md', '10.md', 'part: Two', 'b.md']);
  });
  it('may have names with every character that a disk allows', async () => {
    expect(await paths(folder('', { 'Q&A #1 50%25?.md': 'x' }))).toEqual(['Q&A #1 50%25?.md']);
  });
});

describe('what cannot be loaded', () => {
  it.each<[string, Contents, string]>([
    ['no configuration', { 'a.md': '' }, 'expected `manuscript.yaml` in `book`, found none'],
    ['no chapter', folder(''), 'expected Markdown files (`*.md`) in `book`, found none'],
    ['a missing chapter', folder('chapters: [a.md]'), 'expected a chapter at `a.md`, found nothing'],
    ['a folder as chapter', folder('chapters: [x]', { 'x/a.md': '' }), 'expected a chapter at `x`, found a folder'],
    ['a chapter outside', folder('chapters: [../a.md]'), 'found a path that leads out of the manuscript'],
    ['an absolute chapter', folder('chapters: [/etc/passwd]'), 'found a path that leads out of the manuscript'],
  ])('%s', async (_, contents, message) => {
    await expect(load(contents)).rejects.toThrow(message);
  });

  it('names the path that is not there, and exits with 2', async () => {
    const error = await loadManuscript('/nowhere/at/all').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ManuscriptError);
    expect(error).toMatchObject({ exitCode: 2, message: expect.stringContaining('`/nowhere/at/all`') });
  });
  it('says which file is not UTF-8', async () => {
    const error = await load(folder('', { 'a.md': new Uint8Array([0xff, 0xfe, 0x41]) })).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ problems: [{ file: 'a.md', reason: expect.stringContaining('UTF-8') }] });
  });
  it('says where in the front matter of a chapter the fault is', async () => {
    const error = await load(folder('', { 'a.md': '---\ntitle: A\nkynd: front\n---\n' })).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      problems: [{ file: 'a.md', line: 3, column: 1, reason: expect.stringContaining('did you mean `kind`?') }],
    });
  });
});

const titleOf = async (source: string): Promise<string | undefined> =>
  (await load(folder('', { 'a.md': source }))).chapters[0]?.configuration.title;

describe('the front matter of a chapter', () => {
  it.each([
    ['---\ntitle: A --- B ---\n---\ntext', 'A --- B ---'],
    ['---\r\ntitle: A\r\n---\r\ntext', 'A'],
    ['\uFEFF---\ntitle: A\n---\n', 'A'],
    ['---\ntitle: A\n---', 'A'],
    ['---\n---\ntext', undefined],
    ['---\n\nno: front matter', undefined],
    ['text\n\n---\ntitle: A\n---\n', undefined],
  ])('of %j says the title %s', async (source, title) => {
    expect(await titleOf(source)).toBe(title);
  });
});

describe('a manuscript of one file', () => {
  it('has its configuration as front matter', async () => {
    const { configuration, chapters: all } = await loadFile('---\ntitle: T\nlanguage: kk\n---\n# One\n');
    expect(configuration).toMatchObject({ title: 'T', language: 'kk' });
    expect(all.map(({ file, configuration: own }) => [file.path, own.language])).toEqual([['one.md', 'kk']]);
  });
  it.each([
    ['# The *Title* of `it`[^1] {#top} #\n', 'The Title of it'],
    ['# snake_case ^[note]\n', 'snake_case'],
    ['```\n# a comment\n```\n\n# Real\n', 'Real'],
    ['text only', 'one'],
    [`# a${' '.repeat(50_000)}b\n`, `a${' '.repeat(50_000)}b`],
  ])('takes its title from the first heading, or its name: %#', async (source, title) => {
    expect((await loadFile(source)).configuration.title).toBe(title);
  });
  it('says what is wrong with its front matter', async () => {
    const error = await loadFile('---\nlanguage: kk\n---\n').catch((reason: unknown) => reason);
    expect(error).toMatchObject({ problems: [{ file: 'one.md', line: 2, reason: expect.stringContaining('`title`') }] });
  });
});
