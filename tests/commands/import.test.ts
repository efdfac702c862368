/** The command as a user runs it. Needs `dist/`, which `npm test` builds first. */
import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  removeFolder,
  run,
  start,
  succeed,
  temporaryFolder,
  writeFiles,
} from '../end-to-end/command-line.ts';

const LONG =
  'This is a sentence that goes on for long enough to be taken for text, as sentences of reports do.';
const TEXT = `The Mills of Arn\n\n${LONG}[1]\n\nWater\n\n${LONG}[2]\n\n[1] First.\n\n[2] Second.\n`;

let folder: string;
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
const list = (path: string): string[] => readdirSync(join(folder, path)).toSorted();

beforeEach(async () => {
  folder = await temporaryFolder('import');
  await writeFiles(folder, { 'report.txt': TEXT });
});
afterEach(() => removeFolder(folder));

describe('imprimatur import', () => {
  it('makes a manuscript, names its files, and checks it', async () => {
    const result = await run(['import', 'report.txt', '--out', 'book', '--language', 'en-GB'], {
      cwd: folder,
    });
    expect(result).toEqual({
      code: 0,
      stdout: 'book/01-the-mills-of-arn.md\nbook/manuscript.yaml\nbook/import-report.md\n',
      stderr: expect.stringMatching(
        /book: 1 for information \(2 notes, 2 calls\)\n0 faults in the source, 0 decisions unsure: see book\/import-report\.md\n$/u,
      ),
    });
    expect(list('book')).toEqual(['01-the-mills-of-arn.md', 'import-report.md', 'manuscript.yaml']);
    expect(read('book/manuscript.yaml')).toBe(
      'title: The Mills of Arn\nlanguage: en-GB\nchapters:\n  - 01-the-mills-of-arn.md\n',
    );
    expect(read('book/01-the-mills-of-arn.md')).toBe(
      `# The Mills of Arn\n\n${LONG}[^1]\n\n## Water\n\n${LONG}[^2]\n\n[^1]: First.\n\n[^2]: Second.\n`,
    );
    expect(await succeed(['check', 'book'], { cwd: folder })).toMatchObject({ code: 0 });
  });

  it('makes chapters, and takes the title that it is given', async () => {
    await succeed(['import', 'report.txt', '--out', 'a/b', '--split', 'h2', '--title', 'Mills', '--quiet'], {
      cwd: folder,
    });
    expect(list('a/b')).toEqual(['01-mills.md', '02-water.md', 'import-report.md', 'manuscript.yaml']);
    expect(read('a/b/02-water.md')).toBe(`# Water\n\n${LONG}[^2]\n\n[^2]: Second.\n`);
    expect(read('a/b/import-report.md')).toContain(
      'the title of the source; `--title` went before it: `The Mills of Arn`',
    );
  });

  it('exits with 1 where the source has problems, and all is written', async () => {
    await writeFiles(folder, { 'report.txt': TEXT.replace('[2] Second.', '') });
    const result = await run(['import', 'report.txt', '--out', 'book'], { cwd: folder });
    expect(result.code).toBe(1);
    expect(result.stderr).toContain('error  expected a definition `[^2]: …` in this file');
    expect(result.stderr).toContain('1 fault in the source');
    expect(list('book')).toHaveLength(3);
  });

  it('prints its report and writes nothing with --dry-run', async () => {
    const { stdout, stderr } = await succeed(['import', 'report.txt', '--out', 'book', '--dry-run'], {
      cwd: folder,
    });
    expect(stdout).toMatch(/^# Import report\n\n- Source: `report\.txt`, read as plain text\n/u);
    expect(stderr).toMatch(/Nothing was written\. 0 faults in the source, 1 decision unsure\.\n$/u);
    expect(existsSync(join(folder, 'book'))).toBe(false);
  });

  it('reports as JSON', async () => {
    const { stdout, stderr } = await succeed(['import', 'report.txt', '--out', 'book', '--json'], {
      cwd: folder,
    });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      source: 'report.txt',
      kind: 'text',
      manuscript: 'book',
      title: 'The Mills of Arn',
      chapters: ['01-the-mills-of-arn.md'],
      notes: { calls: 2, definitions: 2 },
      written: ['book/01-the-mills-of-arn.md', 'book/manuscript.yaml', 'book/import-report.md'],
      problems: [{ rule: 'missing-identifier' }],
    });
    const { decisions } = JSON.parse(stdout) as { decisions: { kind: string; line?: number }[] };
    expect(decisions.filter(({ kind }) => kind === 'call').map(({ line }) => line)).toEqual([3, 7]);
  });

  it('overwrites nothing without --force', async () => {
    await writeFiles(folder, { 'book/manuscript.yaml': 'title: Mine\n', 'book/a.md': 'Mine.\n' });
    const refused = await run(['import', 'report.txt', '--out', 'book'], { cwd: folder });
    expect(refused).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'imprimatur: --out: expected a folder without a manuscript, found `book/manuscript.yaml`; name another folder, or write over it with --force\n',
    });
    expect(list('book')).toEqual(['a.md', 'manuscript.yaml']);
    await succeed(['import', 'report.txt', '--out', 'book', '--force'], { cwd: folder });
    expect(read('book/manuscript.yaml')).toContain('The Mills of Arn');
    expect(read('book/a.md')).toBe('Mine.\n');
  });

  it('overwrites no chapter of someone who has no manuscript.yaml yet', async () => {
    await writeFiles(folder, { 'book/01-the-mills-of-arn.md': 'Mine.\n' });
    const refused = await run(['import', 'report.txt', '--out', 'book'], { cwd: folder });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('found `book/01-the-mills-of-arn.md`');
    expect(list('book')).toEqual(['01-the-mills-of-arn.md']);
  });

  it.each([
    { args: ['report.txt'], message: "required option '--out <folder>' not specified" },
    { args: ['--out', 'book'], message: "missing required argument 'file'" },
    {
      args: ['gone.txt', '--out', 'book'],
      message: 'expected a file at `gone.txt`, found nothing; check the path',
    },
    { args: ['.', '--out', 'book'], message: 'expected a file at `.`, found a folder' },
    {
      args: ['report.txt', '--out', 'report.txt'],
      message: '--out: expected a folder, found the file `report.txt`',
    },
    {
      args: ['report.txt', '--out', 'book', '--split', 'h3'],
      message: '--split: expected h1 or h2, found `h3`',
    },
    {
      args: ['report.txt', '--out', 'book', '--language', 'e'],
      message: '--language: expected a BCP 47 tag such as en-GB, found `e`',
    },
    { args: ['report.txt', '--out', 'book', '--title', ' '], message: '--title: expected some text' },
    { args: ['report.txt', '--out', ''], message: 'expected a folder as --out, found nothing' },
    {
      args: ['report.txt', '--out', 'report.txt/book'],
      message:
        'expected a folder that can be written to at `report.txt/book`, found a file where a folder is needed',
    },
    {
      args: ['report.txt', '--out', 'report.txt', '--force'],
      message: '--out: expected a folder, found the file `report.txt`',
    },
  ])('exits with 2: $message', async ({ args, message }) => {
    const result = await run(['import', ...args], { cwd: folder });
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toContain(message);
    expect(list('.')).toEqual(['report.txt']);
  });

  it.skipIf(process.getuid?.() === 0)('says it where nothing may be written', async () => {
    mkdirSync(join(folder, 'locked'), { mode: 0o555 });
    for (const out of ['locked', 'locked/book']) {
      const result = await run(['import', 'report.txt', '--out', out], { cwd: folder });
      expect(result).toMatchObject({ code: 2, stdout: '' });
      expect(result.stderr).toContain(
        `imprimatur: expected a folder that can be written to at \`${out}\`, found that it may not be written to`,
      );
    }
  });

  it.each([[[]], [['--force']]])(
    'writes through no link that leads out of its folder (%j)',
    async (force) => {
      await writeFiles(folder, {
        'text/images/mill.png': 'a picture',
        'text/a.md': '# Mills\n\n![A mill](images/mill.png)\n',
        'victim/own.png': 'mine',
        'book/own.txt': 'mine',
      });
      symlinkSync('../victim', join(folder, 'book', 'images'));
      const result = await run(['import', 'text/a.md', '--out', 'book', ...force], { cwd: folder });
      expect(result).toMatchObject({ code: 2, stdout: '' });
      expect(result.stderr).toContain(
        'imprimatur: expected a folder within `book` at `book/images`, found a link that leads to `',
      );
      expect(list('victim')).toEqual(['own.png']);
      expect(list('book')).toEqual(['images', 'own.txt']);
    },
  );

  it('takes a link that leads nowhere for a file', async () => {
    await writeFiles(folder, { 'book/own.txt': 'mine' });
    symlinkSync('/nowhere/at/all', join(folder, 'book', '01-the-mills-of-arn.md'));
    const result = await run(['import', 'report.txt', '--out', 'book'], { cwd: folder });
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toContain('found `book/01-the-mills-of-arn.md`; name another folder');
    expect(readlinkSync(join(folder, 'book', '01-the-mills-of-arn.md'))).toBe('/nowhere/at/all');
  });

  it('never writes over its source', async () => {
    const source = '# Mills\n\nThe source.\n';
    await writeFiles(folder, { 'book/01-mills.md': source });
    const result = await run(['import', 'book/01-mills.md', '--out', 'book', '--force'], { cwd: folder });
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toContain('found that `book/01-mills.md` is the source; name another folder');
    expect(read('book/01-mills.md')).toBe(source);
    expect(list('book')).toEqual(['01-mills.md']);
  });

  it('takes a line break in the title for a space', async () => {
    await succeed(['import', 'report.txt', '--out', 'book', '--title', 'Mills\n of\r\nArn'], { cwd: folder });
    expect(read('book/manuscript.yaml')).toContain('title: Mills of Arn\n');
    expect(read('book/01-mills-of-arn.md')).toMatch(/^# Mills of Arn\n\n/u);
  });

  it('tells one and the same number of faults', async () => {
    const open = `${LONG.slice(0, -1)}, and it goes on and on and on without ever coming to an end of its own`;
    await writeFiles(folder, {
      'report.txt': TEXT.replace('[2] Second.', '').replace('Water', `${open}\n\nWater`),
    });
    const result = await run(['import', 'report.txt', '--out', 'book'], { cwd: folder });
    expect(result.stderr).toContain('2 faults in the source (1 of them unsure), ');
    expect(read('book/import-report.md')).toContain('\n- 2 faults in the source (1 of them unsure)\n');
    expect(read('book/import-report.md')).toContain('\n## Faults of the source (2, 1 of them unsure)\n');
  });

  it('reads a file through a link, which is what the user named', async () => {
    await writeFiles(folder, { 'elsewhere/real.txt': TEXT });
    symlinkSync(join(folder, 'elsewhere', 'real.txt'), join(folder, 'link.txt'));
    expect((await run(['import', 'link.txt', '--out', 'book'], { cwd: folder })).code).toBe(0);
  });

  it('copies pictures beside Markdown and none from elsewhere', async () => {
    await writeFiles(folder, {
      'secret.png': 'secret',
      'text/images/mill.png': 'a picture',
      'text/a.md': '# Mills\n\n![A mill](images/mill.png)\n\n![No](../secret.png)\n\n![No](gone.png)\n',
    });
    symlinkSync(join(folder, 'secret.png'), join(folder, 'text', 'images', 'link.png'));
    await writeFiles(folder, { 'text/b.md': '# Mills\n\n![No](images/link.png)\n' });
    const result = await run(['import', 'text/a.md', '--out', 'book'], { cwd: folder });
    expect(result.code).toBe(1);
    expect(read('book/images/mill.png')).toBe('a picture');
    expect(list('book')).toEqual(['01-mills.md', 'images', 'import-report.md', 'manuscript.yaml']);
    expect(read('book/import-report.md')).toContain(
      'the picture `../secret.png` was not copied: it leads out of the folder',
    );
    await run(['import', 'text/b.md', '--out', 'other'], { cwd: folder });
    expect(list('other')).toEqual(['01-mills.md', 'import-report.md', 'manuscript.yaml']);
  });

  it('leaves nothing behind when it is interrupted', async () => {
    // Long enough that the signal comes while it is at work.
    const chapters = Array.from(
      { length: 4000 },
      (_, index) => `Part ${index + 1}\n\n${`${LONG} `.repeat(8)}\n`,
    );
    await writeFiles(folder, { 'long.txt': `The Title\n\n${chapters.join('\n')}` });
    const { process: child, ended } = start(['import', 'long.txt', '--out', 'new/book', '--split', 'h1'], {
      cwd: folder,
    });
    await new Promise((resolve) => setTimeout(resolve, 700));
    child.kill('SIGINT');
    const { code, stdout } = await ended;
    // A signal that comes before Node has read the program ends it in the system's way.
    expect([130, -1]).toContain(code);
    expect(stdout).toBe('');
    expect(list('.')).toEqual(['long.txt', 'report.txt']);
  });
});
