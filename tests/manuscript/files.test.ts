/** The door to what is read: the folder on disk and the one in memory answer alike, and nothing gets out. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diskFiles, locate } from '../../src/manuscript/disk.ts';
import { FilesError, resolvePath, type Files } from '../../src/manuscript/files.ts';
import { memoryFiles } from '../../src/manuscript/memory.ts';

let top = '';
beforeAll(async () => {
  top = await mkdtemp(join(tmpdir(), 'imprimatur-files-'));
  await mkdir(join(top, 'book/images'), { recursive: true });
  await writeFile(join(top, 'secret.md'), 'secret');
  await writeFile(join(top, 'book/one.md'), 'One.');
  await writeFile(join(top, 'book/Q&A #2 50%.md'), 'Two.');
  await writeFile(join(top, 'book/images/a.png'), 'A');
  await symlink('one.md', join(top, 'book/inside.md'));
  await symlink('../secret.md', join(top, 'book/outside.md'));
  await symlink('..', join(top, 'book/parent'));
  await symlink('loop.md', join(top, 'book/loop.md'));
  await symlink('nowhere.md', join(top, 'book/broken.md'));
});
afterAll(() => rm(top, { recursive: true }));

const kinds: [string, () => Files][] = [
  ['on disk', () => diskFiles(join(top, 'book'))],
  ['in memory', () => memoryFiles({ 'one.md': 'One.', 'Q&A #2 50%.md': 'Two.', 'images/a.png': 'A' })],
];

describe.each(kinds)('a folder %s', (_, open) => {
  it.each([
    ['one.md', 'file'],
    ['./one.md', 'file'],
    ['images/../one.md', 'file'],
    ['images//a.png', 'file'],
    ['Q&A #2 50%.md', 'file'],
    ['images', 'folder'],
    ['images/', 'folder'],
    ['', 'folder'],
    ['.', 'folder'],
    ['two.md', 'missing'],
    ['one.md/x', 'missing'],
    ['constructor', 'missing'],
    ['..', 'outside'],
    ['../secret.md', 'outside'],
    ['images/../../secret.md', 'outside'],
    ['../book/one.md', 'outside'],
    ['/etc/passwd', 'outside'],
    ['one.md\0.png', 'outside'],
    ['images\\a.png', 'outside'],
    ['C:/one.md', 'outside'],
  ])('sees at `%s` %s', async (path, sight) => {
    expect(await open().look(path)).toBe(sight);
    const read = await open()
      .read(path)
      .then(() => 'read')
      .catch((reason: unknown) => (reason instanceof FilesError ? reason.sight : reason));
    expect(read).toBe(sight === 'file' ? 'read' : sight);
  });

  it('lists the files of a folder by name, and none of what is no folder of it', async () => {
    expect(await open().list('images')).toEqual(['a.png']);
    expect(await open().list('./images/')).toEqual(['a.png']);
    expect((await open().list('')).filter((name) => name !== 'parent')).toContain('one.md');
    for (const none of ['one.md', 'nowhere', '..', '/etc']) expect(await open().list(none)).toEqual([]);
  });
});

describe('links on disk', () => {
  it('are followed within the folder only', async () => {
    const files = diskFiles(join(top, 'book'));
    expect(await files.look('inside.md')).toBe('file');
    expect(await files.look('outside.md')).toBe('outside');
    expect(await files.look('parent/secret.md')).toBe('outside');
    expect(await files.look('loop.md')).toBe('missing');
    expect(await files.look('broken.md')).toBe('missing');
    await expect(files.read('outside.md')).rejects.toThrow('leads out of it');
    await expect(files.read('parent')).rejects.toThrow(FilesError);
  });

  it('refuses an absolute path even into the folder', async () => {
    expect(await diskFiles(join(top, 'book')).look(join(top, 'book/one.md'))).toBe('outside');
  });

  it('finds a folder, a file, or nothing at what a user names', async () => {
    expect(await locate(join(top, 'book'))).toEqual({ folder: join(top, 'book') });
    expect(await locate(join(top, 'book/one.md'))).toEqual({ folder: join(top, 'book'), file: 'one.md' });
    expect(await locate(join(top, 'nowhere'))).toBeUndefined();
  });
});

describe('a reference', () => {
  it.each([
    ['one.md', 'two.md', 'two.md'],
    ['text/one.md', '../images/a.svg', 'images/a.svg'],
    ['text/one.md', 'a%20b.png', 'text/a b.png'],
    ['one.md', 'a.png?width=2#part', 'a.png'],
    ['one.md', '50%.png', '50%.png'],
    ['one.md', './a/./b/../c.png', 'a/c.png'],
    ['one.md', '../a.png', undefined],
    ['one.md', '%2e%2e/a.png', undefined],
    ['one.md', '/a.png', undefined],
    ['one.md', '%2Fetc/passwd', undefined],
    ['one.md', 'file:///etc/passwd', undefined],
    ['one.md', 'file%3A/etc/passwd', undefined],
    ['one.md', 'a%00.png', undefined],
    ['one.md', 'a%5Cb.png', undefined],
  ])('in `%s` to `%s` leads to %s', (from, reference, path) => {
    expect(resolvePath(from, reference)).toBe(path);
  });
});
