/** Where machines and people find the files of a manuscript. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { filePaths } from '../../src/commands/file-paths.ts';

let top: string;
const before = process.cwd();

beforeAll(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'imprimatur-paths-')));
  mkdirSync(join(top, 'docs', 'book'), { recursive: true });
  mkdirSync(join(top, 'other'));
  writeFileSync(join(top, 'docs', 'book', 'a.md'), 'A.\n');
  process.chdir(join(top, 'docs'));
});
afterAll(() => {
  process.chdir(before);
  rmSync(top, { recursive: true });
});

it('is seen from the folder of the command, or from the top of the repository where CI says where that is', async () => {
  const paths = await filePaths('book', {});
  expect([paths.shown('a.md'), paths.inRepository('a.md'), paths.inPatch('a.md')]).toEqual([
    join('book', 'a.md'),
    'book/a.md',
    'book/a.md',
  ]);
  expect((await filePaths('book', { GITHUB_WORKSPACE: top })).inRepository('a.md')).toBe('docs/book/a.md');
  expect((await filePaths('./book/', { CI_PROJECT_DIR: top })).inRepository('b/c.md')).toBe(
    'docs/book/b/c.md',
  );
  expect((await filePaths('book', { GITHUB_WORKSPACE: join(top, 'other') })).inRepository('a.md')).toBe(
    'book/a.md',
  );
});

it('may be a single file, or in another place', async () => {
  const file = await filePaths('book/a.md', {});
  expect([file.shown('a.md'), file.inRepository('a.md')]).toEqual(['book/a.md', 'book/a.md']);
  const other = await filePaths('../other', {});
  expect([other.shown('a.md'), other.inPatch('a.md')]).toEqual([join('..', 'other', 'a.md'), 'a.md']);
  expect(other.inRepository('a.md')).toBe(`${top}/other/a.md`);
  expect((await filePaths('nowhere', {})).inRepository('.')).toBe('nowhere');
});
