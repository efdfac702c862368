/** Finished files come into their place all or none. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeEditions, type EditionFile } from '../../src/write/write-editions.ts';

let out = '';
beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'imprimatur-write-'));
});
afterEach(() => rm(out, { recursive: true }));

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const files: EditionFile[] = [
  { name: 'a.html', bytes: bytes('new html') },
  { name: 'a.pdf', bytes: bytes('new pdf') },
];
const contents = async (): Promise<string[]> =>
  Promise.all(
    (await readdir(out))
      .toSorted()
      .map(async (name) => `${name}: ${await readFile(join(out, name), 'utf8')}`),
  );
const oldFiles = async (): Promise<void> => {
  await writeFile(join(out, 'a.html'), 'old html');
  await writeFile(join(out, 'a.pdf'), 'old pdf');
};

it('replaces what was there, and leaves nothing else', async () => {
  await oldFiles();
  expect(await writeEditions(out, files)).toEqual([join(out, 'a.html'), join(out, 'a.pdf')]);
  expect(await contents()).toEqual(['a.html: new html', 'a.pdf: new pdf']);
});

it('makes the folders that are wanted', async () => {
  const folder = join(out, 'deep', 'er');
  await writeEditions(folder, [{ name: 'site/index.html', bytes: bytes('x') }]);
  expect(await readFile(join(folder, 'site/index.html'), 'utf8')).toBe('x');
});

it('leaves the old files where it is stopped between two', async () => {
  await oldFiles();
  const controller = new AbortController();
  const stopping: EditionFile = {
    name: 'a.pdf',
    get bytes() {
      controller.abort(new Error('stopped'));
      return bytes('new pdf');
    },
  };
  await expect(writeEditions(out, [files[0]!, stopping], controller.signal)).rejects.toThrow('stopped');
  expect(await contents()).toEqual(['a.html: old html', 'a.pdf: old pdf']);
});

it('replaces no file where another cannot be, and leaves no halves', async () => {
  await writeFile(join(out, 'a.html'), 'old html');
  await mkdir(join(out, 'a.pdf'));
  await expect(writeEditions(out, files)).rejects.toThrow('found a folder');
  expect(await readdir(out)).toEqual(['a.html', 'a.pdf']);
  expect(await readFile(join(out, 'a.html'), 'utf8')).toBe('old html');
});

it('does nothing where it is stopped before it begins', async () => {
  await expect(
    writeEditions(join(out, 'new'), files, AbortSignal.abort(new Error('stopped'))),
  ).rejects.toThrow('stopped');
  expect(await readdir(out)).toEqual([]);
});
