/** Sources are replaced whole or not at all, and stay what they were in all else. */
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replaceFiles } from '../../src/write/replace-files.ts';
import { writeReport } from '../../src/write/write-report.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'imprimatur-replace-'));
  await writeFile(join(folder, 'a.md'), 'one');
  await writeFile(join(folder, 'b.md'), 'two');
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const change = (path: string, before: string, after: string) => ({ path, before, after });
const texts = async (...names: string[]) =>
  Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));

describe('sources', () => {
  it('are replaced, and nothing else is left', async () => {
    await replaceFiles(folder, [change('a.md', 'one', '\uFEFFone\r\n'), change('b.md', 'two', '')]);
    expect(await texts('a.md', 'b.md')).toEqual(['\uFEFFone\r\n', '']);
    expect(await readdir(folder)).toEqual(['a.md', 'b.md']);
  });

  it('keep who may read and write them', async () => {
    await chmod(join(folder, 'a.md'), 0o777);
    await chmod(join(folder, 'b.md'), 0o600);
    await replaceFiles(folder, [change('a.md', 'one', '1'), change('b.md', 'two', '2')]);
    const modes = await Promise.all(
      ['a.md', 'b.md'].map(async (name) => (await stat(join(folder, name))).mode & 0o777),
    );
    expect(modes).toEqual([0o777, 0o600]);
  });

  it('may be links, and stay links', async () => {
    await mkdir(join(folder, 'text'));
    await symlink(join('..', 'a.md'), join(folder, 'text', 'link.md'));
    await replaceFiles(folder, [change('text/link.md', 'one', '1')]);
    expect(await texts('a.md', 'text/link.md')).toEqual(['1', '1']);
    expect(await readlink(join(folder, 'text', 'link.md'))).toBe(join('..', 'a.md'));
  });

  it('are not touched where one of them is not what it was', async () => {
    await expect(
      replaceFiles(folder, [change('a.md', 'one', '1'), change('b.md', 'three', '3')]),
    ).rejects.toThrow('found another text');
    expect(await texts('a.md', 'b.md')).toEqual(['one', 'two']);
    expect(await readdir(folder)).toEqual(['a.md', 'b.md']);
  });

  it('are not touched outside of the folder', async () => {
    await mkdir(join(folder, 'inner'));
    await symlink(join('..', 'a.md'), join(folder, 'inner', 'link.md'));
    await expect(replaceFiles(join(folder, 'inner'), [change('link.md', 'one', '1')])).rejects.toThrow(
      'leads out of it',
    );
    await expect(replaceFiles(join(folder, 'inner'), [change('../a.md', 'one', '1')])).rejects.toThrow(
      'leads out of it',
    );
    expect(await texts('a.md')).toEqual(['one']);
  });

  it('are as they were after an interruption', async () => {
    const controller = new AbortController();
    controller.abort(new Error('interrupted'));
    await expect(replaceFiles(folder, [change('a.md', 'one', '1')], controller.signal)).rejects.toThrow(
      'interrupted',
    );
    expect(await texts('a.md')).toEqual(['one']);
    expect(await readdir(folder)).toEqual(['a.md', 'b.md']);
  });
});

describe('a report', () => {
  it('is written where it is wanted, in a new folder, over an old one, through a link', async () => {
    await writeReport(join(folder, 'new', 'r.xml'), 'x');
    await writeReport(join(folder, 'a.md'), 'y');
    await symlink('b.md', join(folder, 'link'));
    await writeReport(join(folder, 'link'), 'z');
    expect(await texts('new/r.xml', 'a.md', 'b.md')).toEqual(['x', 'y', 'z']);
    expect((await readdir(folder)).toSorted()).toEqual(['a.md', 'b.md', 'link', 'new']);
  });

  it('goes to what is no file as it is', async () => {
    await writeReport('/dev/null', 'x');
    expect((await stat('/dev/null')).isCharacterDevice()).toBe(true);
    await expect(writeReport(folder, 'x')).rejects.toThrow('EISDIR');
  });
});
