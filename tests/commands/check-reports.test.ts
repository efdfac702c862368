/** Reports, fixes and baselines as a user asks for them. Needs `dist/`, which `npm test` builds first. */
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  removeFolder,
  run as runIn,
  start,
  temporaryFolder,
  writeFiles,
  type Run,
  type Running,
} from '../end-to-end/command-line.ts';

const YAML = 'title: T\nuuid: 123e4567-e89b-42d3-a456-426614174000\n';
/** A space before a call, calls out of order, and a call without a note. */
const CHAPTER =
  '\uFEFFExports doubled [^2] in May.\r\n\r\nTaxes fell.[^1] Prices rose.[^3]\r\n\r\n[^1]: One.\r\n\r\n[^2]: Two.';

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder('check');
  await writeFiles(folder, { 'book/manuscript.yaml': YAML, 'book/a.md': CHAPTER });
});
afterEach(() => removeFolder(folder));

function run(...args: string[]): Promise<Run> {
  return runIn(['check', ...args], { cwd: folder });
}
const text = (path: string): Promise<string> => readFile(join(folder, path), 'utf8');

/** Waits until a run begins to write, or is over. */
async function firstTemporaryFile(path: string, { process }: Running): Promise<void> {
  while (process.exitCode === null && !(await readdir(path)).some((name) => name.endsWith('.part')))
    await new Promise((resolve) => setTimeout(resolve, 1));
}

describe('reports', () => {
  it('are several at once, in files and on standard output', async () => {
    const { code, stdout, stderr } = await run(
      'book',
      '--format',
      'pretty',
      '--format',
      'sarif=out/r.sarif,junit=r.xml',
      '--format=gitlab=g.json',
    );
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toContain('✖ book: 1 error');
    const sarif = JSON.parse(await text('out/r.sarif')) as {
      runs: [{ tool: { driver: { version: string; rules: object[] } } }];
    };
    const { version, rules } = sarif.runs[0].tool.driver;
    expect(version).toMatch(/^\d+\.\d+\.\d+/u);
    expect(rules[0]).toMatchObject({
      id: 'undefined-note',
      shortDescription: { text: 'A call without a definition.' },
    });
    expect(await text('out/r.sarif')).toContain('"uri": "book/a.md"');
    expect(await text('r.xml')).toContain('<testsuite name="book/a.md"');
    expect(JSON.parse(await text('g.json'))).toContainEqual(
      expect.objectContaining({
        check_name: 'undefined-note',
        location: { path: 'book/a.md', lines: { begin: 3 } },
      }),
    );
    expect((await readdir(folder)).toSorted()).toEqual(['book', 'g.json', 'out', 'r.xml']);
  });

  it('say where the repository is not the folder of the command', async () => {
    const { stdout } = await runIn(['check', '--format', 'github'], {
      cwd: join(folder, 'book'),
      env: { GITHUB_WORKSPACE: folder },
    });
    expect(stdout).toContain(
      '::error file=book/a.md,line=3,col=29,endLine=3,endColumn=33,title=undefined-note::',
    );
  });

  it('are made of a configuration that cannot be read as well', async () => {
    await writeFiles(folder, { 'book/manuscript.yaml': 'titel: T\n' });
    const github = await run('book', '--format', 'github', '--format', 'sarif=r.sarif');
    expect(github).toMatchObject({ code: 2, stderr: '' });
    expect(github.stdout).toContain('::error file=book/manuscript.yaml,line=1,col=1,');
    expect(await text('r.sarif')).toContain('"ruleId": "configuration"');
    const file = await run('book', '--format', 'sarif=r.sarif');
    expect([file.code, file.stdout]).toEqual([2, '']);
    expect(file.stderr).toContain('did you mean `title`?');
  });

  it('cannot be written everywhere', async () => {
    const result = await run('book', '--format', 'sarif=book');
    expect(result.code).toBe(2);
    expect(result.stderr).toContain('expected a file that can be written, found `book`');
  });
});

describe('--fix', () => {
  it('mends what is certain, byte for byte elsewhere, and nothing the second time', async () => {
    const first = await run('book', '--fix');
    expect(first.code).toBe(1);
    expect(first.stderr).toBe('Mended 1 problem; changed 1 file.\n');
    expect(first.stdout).not.toContain('space-before-call');
    expect(first.stdout).toContain('undefined-note');
    const mended = CHAPTER.replace('doubled [^2]', 'doubled[^2]');
    expect(await text('book/a.md')).toBe(mended);
    const second = await run('book', '--fix');
    expect(second).toEqual({ ...first, stderr: '' });
    expect(await text('book/a.md')).toBe(mended);
    expect(await readdir(join(folder, 'book'))).toEqual(['a.md', 'manuscript.yaml']);
  });

  it('shows what it would do, in a form that git understands', async () => {
    const { stdout, stderr } = await run('book', '--fix=rules,renumber,sort', '--dry-run');
    expect(await text('book/a.md')).toBe(CHAPTER);
    expect(stdout).toMatch(
      /^--- a\/book\/a\.md\n\+\+\+ b\/book\/a\.md\n@@ -1,7 \+1,7 @@\n-\uFEFFExports doubled \[\^2\]/u,
    );
    expect(stdout).toContain('\n\\ No newline at end of file\n');
    expect(stderr).toContain('Would mend 1 problem; would change 1 file.');
    expect(stderr).toContain('undefined-note');
    await writeFiles(folder, { 'fix.patch': stdout });
    execFileSync('git', ['apply', 'fix.patch'], { cwd: folder });
    const patched = await text('book/a.md');
    await writeFiles(folder, { 'book/a.md': CHAPTER });
    await run('book', '--fix', '--fix=renumber', '--fix=sort', '--quiet');
    expect(await text('book/a.md')).toBe(patched);
    expect(patched).toBe(
      '\uFEFFExports doubled[^1] in May.\r\n\r\nTaxes fell.[^2] Prices rose.[^3]\r\n\r\n[^1]: Two.\r\n\r\n[^2]: One.',
    );
  });

  it('takes the next word for the manuscript, and mends a single file', async () => {
    const { code, stderr } = await run('--fix', 'book/a.md', '--quiet');
    expect([code, stderr]).toEqual([1, '']);
    expect(await text('book/a.md')).toContain('doubled[^2]');
  });

  it('leaves every file whole, as it was or mended, where it is killed', async () => {
    const names = Array.from({ length: 30 }, (_, index) => `book/${index + 10}.md`);
    const mended = CHAPTER.replace('doubled [^2]', 'doubled[^2]');
    const seen = new Set<string>();
    for (const delay of [0, 0, 5, 10, 20]) {
      await writeFiles(folder, Object.fromEntries(names.map((name) => [name, CHAPTER])));
      const running = start(['check', 'book', '--fix'], { cwd: folder });
      await firstTemporaryFile(join(folder, 'book'), running);
      await new Promise((resolve) => setTimeout(resolve, delay));
      running.process.kill('SIGKILL');
      await running.ended;
      for (const name of names) seen.add(await text(name));
    }
    expect([...seen].filter((found) => found !== CHAPTER && found !== mended)).toEqual([]);
    expect((await run('book', '--fix', '--quiet')).code).toBe(1);
    for (const name of names) expect(await text(name)).toBe(mended);
  });

  it('says where it may not write, and leaves all as it was', async () => {
    await mkdir(join(folder, 'locked'));
    await writeFiles(folder, { 'locked/a.md': CHAPTER });
    await chmod(join(folder, 'locked'), 0o555);
    const { code, stderr } = await run('locked/a.md', '--fix');
    await chmod(join(folder, 'locked'), 0o755);
    const isAllowed = process.getuid?.() === 0;
    expect(code).toBe(isAllowed ? 1 : 2);
    expect(stderr).toContain(isAllowed ? 'Mended' : '--fix: nothing was written: EACCES');
    expect((await text('locked/a.md')) === CHAPTER).toBe(!isAllowed);
  });
});

describe('a baseline', () => {
  it('is written once, and then only what is new is told and counted', async () => {
    const written = await run('book', '--write-baseline', 'known.json');
    expect(written).toMatchObject({ code: 0, stderr: 'Wrote 3 problems to known.json.\n' });
    expect(written.stdout).toBe('✔ book: no new problems, 3 more in the baseline (2 notes, 3 calls)\n');

    const more = CHAPTER.slice(1).replace('[^3]', '[^3]\r\n\r\nOil rose.[^4]');
    await writeFiles(folder, { 'book/a.md': `# T\r\n\r\n${more}` });
    const fresh = await run('book', '--baseline', 'known.json', '--json');
    expect(fresh).toMatchObject({ code: 1, stderr: '' });
    expect(JSON.parse(fresh.stdout)).toMatchObject({
      problems: [{ rule: 'undefined-note', line: 7, label: '4' }],
    });

    await writeFiles(folder, { 'book/a.md': 'Exports doubled [^2] in May.\n\n[^2]: Two.\n' });
    const less = await run('book', '--baseline', 'known.json', '--max-warnings', '0');
    expect(less.code).toBe(0);
    expect(less.stderr).toBe('2 problems of known.json are gone; `--write-baseline` brings it up to date.\n');
    const both = await run('book', '--baseline', 'known.json', '--write-baseline', 'known.json');
    expect(both).toMatchObject({ code: 0, stderr: 'Wrote 1 problem to known.json.\n' });
  });

  it('must be one', async () => {
    const { code, stderr } = await run('book', '--baseline', 'book/a.md');
    expect(code).toBe(2);
    expect(stderr).toContain('expected what `--write-baseline` writes, found something else in `book/a.md`');
  });
});

describe('a preset', () => {
  it('is taken from the command line before the manuscript', async () => {
    await writeFiles(folder, { 'book/manuscript.yaml': `${YAML}check: {preset: off}\n` });
    expect(await run('book')).toMatchObject({ code: 0 });
    expect((await run('book', '--preset', 'recommended')).code).toBe(1);
    expect((await run('book', '--rule', 'undefined-note=warning', '--max-warnings', '0')).stdout).toContain(
      '1 warning',
    );
  });
});
