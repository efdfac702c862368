/** The books that changed since a Git reference, in real repositories. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, realpath, rm, symlink, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { changedBooks } from '../../src/catalogue/changed-books.ts';
import { namedBooks } from '../../src/catalogue/named-books.ts';
import { writeFiles } from '../end-to-end/command-line.ts';

let top: string;

const git = (...args: string[]): void =>
  void execFileSync('git', ['-c', 'user.name=N', '-c', 'user.email=n@example.org', ...args], {
    cwd: top,
    stdio: 'pipe',
  });

beforeEach(async () => {
  top = await realpath(await mkdtemp(join(tmpdir(), 'since-')));
  for (const name of ['a', 'b', 'c'])
    await writeFiles(join(top, 'reports', name), { 'manuscript.yaml': 'title: T\n', '1.md': `# ${name}\n` });
  await writeFiles(top, {
    'notes/one.md': '# 1\n',
    'notes/two.md': '# 2\n',
    'notes/img/p.png': 'p',
    '.gitignore': 'out\n',
  });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('commit', '--quiet', '--message=first');
  git('tag', 'first');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(top, { recursive: true, force: true });
});

const ALL = ['reports/a', 'reports/b', 'reports/c', 'notes/one.md', 'notes/two.md'];

/** The books that changed, from the top of the repository. */
async function since(reference: string, paths = ALL): Promise<string[]> {
  const books = namedBooks(
    paths.map((path) => join(top, path)),
    top,
  );
  return (await changedBooks(books, reference)).map(({ key }) => key);
}

describe('a book has changed', () => {
  it('never, where nothing did', async () => expect(await since('first')).toEqual([]));

  it.each([
    ['a chapter was changed', { 'reports/b/1.md': '# other\n' }, ['reports/b']],
    ['a file is new, in whatever folder', { 'reports/c/img/deep/x.png': 'x' }, ['reports/c']],
    ['its template was changed', { 'reports/a/template/print.css': 'p{}' }, ['reports/a']],
    ['names are odd', { 'reports/b/ä\n "x".md': 'x' }, ['reports/b']],
    ['it is the single file', { 'notes/two.md': '# 2!\n' }, ['notes/two.md']],
    ['a picture beside single files was', { 'notes/img/p.png': 'q' }, ['notes/one.md', 'notes/two.md']],
    ['only ignored files were', { 'reports/a/out/a.pdf': 'x' }, []],
    ['only files elsewhere were', { 'README.md': 'x', 'reports/d/1.md': 'x' }, []],
    ['a name that only begins alike was', { 'reports/ab/1.md': 'x' }, []],
  ])('where %s', async (_, files, expected) => {
    await writeFiles(top, files);
    expect(await since('first')).toEqual(expected);
    // It makes no difference whether it was committed.
    git('add', '.');
    expect(await since('first')).toEqual(expected);
    git('commit', '--quiet', '--allow-empty', '--message=second');
    expect(await since('first')).toEqual(expected);
    expect(await since('main')).toEqual([]);
  });

  it('where a file is gone or went to another book', async () => {
    await unlink(join(top, 'reports/a/1.md'));
    expect(await since('first')).toEqual(['reports/a']);
    git('mv', 'reports/b/1.md', 'reports/c/2.md');
    expect(await since('first')).toEqual(['reports/a', 'reports/b', 'reports/c']);
  });

  it('where it is reached by a link', async () => {
    await symlink('a', join(top, 'reports/link'));
    git('add', '.');
    git('commit', '--quiet', '--message=link');
    await writeFiles(top, { 'reports/a/1.md': '# new\n' });
    expect(await since('main', ['reports/link', 'reports/b'])).toEqual(['reports/link']);
  });

  it('whatever the settings of the repository are', async () => {
    git('config', 'diff.relative', 'true');
    git('config', 'diff.external', 'false');
    git('config', 'core.fsmonitor', join(top, 'never'));
    git('config', 'core.quotePath', 'true');
    await writeFiles(top, { 'reports/a/ö.md': 'x', 'reports/b/1.md': 'x' });
    expect(await since('first')).toEqual(['reports/a', 'reports/b']);
  });

  it('where it cannot be found: building it will tell', async () =>
    expect(await since('first', ['reports/nowhere'])).toEqual(['reports/nowhere']));

  it('where the top of the repository is the book', async () => {
    await writeFiles(top, { 'x.md': 'x' });
    expect(await since('first', ['.'])).toEqual(['.']);
  });
});

describe('it is told', () => {
  it.each(['nowhere', '--output=x', '-x', '--', '', 'first:reports', '$(touch x)', 'first..main'])(
    'that there is no %j',
    async (reference) => {
      await expect(since(reference)).rejects.toMatchObject({
        exitCode: 2,
        message: expect.stringMatching(/expected a commit, branch or tag .*fetch-depth/u) as string,
      });
    },
  );

  it('that there is no repository', async () => {
    await rm(join(top, '.git'), { recursive: true });
    vi.stubEnv('GIT_CEILING_DIRECTORIES', join(top, '..'));
    await expect(since('first')).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('to be in a Git repository') as string,
    });
  });

  it('that there is no Git', async () => {
    vi.stubEnv('PATH', top);
    await expect(since('first')).rejects.toMatchObject({ exitCode: 3 });
  });
});
