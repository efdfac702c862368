/** What a user sees when it does not work: the exit code, the message, and that nothing was written. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeFolder, run, SAMPLE, temporaryFolder, writeFiles } from './command-line.ts';

let folder: string;
const out = (): string => join(folder, 'out');

beforeEach(async () => {
  folder = await temporaryFolder('failures');
});
afterEach(() => removeFolder(folder));

const YAML = 'title: A Report\nuuid: 123e4567-e89b-42d3-a456-426614174000\n';

describe('without a browser', () => {
  it.each([
    ['the variable', [], { PUPPETEER_EXECUTABLE_PATH: '/nonexistent/chrome' }],
    ['the option', ['--browser', '/nonexistent/chrome'], {}],
  ])('named by %s: exit 3, what to do, and nothing written', async (_, args, env) => {
    const result = await run(['build', SAMPLE, '--out', out(), ...args], { env });
    expect(result.code).toBe(3);
    expect(result.stdout).toBe('');
    expect(result.stderr).toContain('/nonexistent/chrome');
    expect(result.stderr).toMatch(/^ {2}- /mu);
    expect(existsSync(out())).toBe(false);
  });

  it('there are HTML and EPUB all the same', async () => {
    const env = { PUPPETEER_EXECUTABLE_PATH: '/nonexistent/chrome' };
    const result = await run(['build', SAMPLE, '--out', out(), '--to', 'html,epub'], { env });
    expect(result.code).toBe(0);
    expect(readdirSync(out()).toSorted()).toEqual(
      ['epub', 'html', 'proof.html', 'proof.json'].map((ending) => `stability-at-a-price.${ending}`),
    );
  });
});

describe('with an error in the manuscript', () => {
  beforeEach(() => writeFiles(folder, { 'book/manuscript.yaml': YAML, 'book/a.md': '# A\n\nText.[^7]\n' }));

  it('nothing is written: exit 1, the error with its place, and how to go on', async () => {
    const result = await run(['build', 'book', '--out', out(), '--to', 'html,epub'], { cwd: folder });
    expect([result.code, result.stdout]).toEqual([1, '']);
    expect(result.stderr).toContain('book/a.md\n  3:6  error');
    expect(result.stderr).toContain('undefined-note');
    expect(result.stderr).toContain('--draft');
    expect(existsSync(out())).toBe(false);
  });

  it('a draft is written', async () => {
    const result = await run(['build', 'book', '--out', out(), '--to', 'html,epub', '--draft'], {
      cwd: folder,
    });
    expect(result.code).toBe(0);
    expect(readdirSync(out()).toSorted()).toEqual(
      ['epub', 'html', 'proof.html', 'proof.json'].map((ending) => `a-report.${ending}`),
    );
    expect(result.stderr).toContain('undefined-note');
  });

  it('the older editions stay as they were', async () => {
    await writeFiles(out(), { 'a-report.html': 'old' });
    expect((await run(['build', 'book', '--out', out(), '--to', 'html'], { cwd: folder })).code).toBe(1);
    expect(readdirSync(out())).toEqual(['a-report.html']);
  });
});

describe('with a command line or a configuration that cannot be understood', () => {
  it.each([
    [['build', '--to', 'docx'], 'html, pdf, epub'],
    [['build', '--to', ''], 'html, pdf, epub'],
    [['build', '--to', 'html,docx'], 'docx'],
    [['build', 'nowhere'], 'nowhere'],
    [['build', '--rule', 'undefind-note=off'], 'did you mean'],
    [['build', '--nonsense'], '--nonsense'],
    [['build', 'book', '--shard', '3'], '--shard'],
    [['build', 'book', '--shard', '0/2'], '--shard'],
    [['build', 'book', '--shard', '3/2'], '--shard'],
    [['build', 'book', '--jobs', '0'], '--jobs'],
    [['build', 'book', '--browser-endpoint', 'chrome:9222'], '--browser-endpoint'],
    [
      ['build', 'book', '--browser', '/bin/chrome', '--browser-endpoint', 'http://127.0.0.1:9222'],
      'found both',
    ],
    [['build', '--books-from', 'nowhere.txt'], '--books-from'],
    [['check', 'a', 'b'], 'too many arguments'],
    [['bild'], 'build'],
  ])('%j: exit 2', async (args, message) => {
    const result = await run([...args], { cwd: folder });
    expect([result.code, result.stdout]).toEqual([2, '']);
    expect(result.stderr).toContain(message);
  });

  it.each([
    ['titel: T\n', 'did you mean `title`?'],
    ['title: [T\n', 'YAML'],
    ['title: T\nlanguage: 12345678901\n', 'language'],
    ['subtitle: T\n', 'title'],
  ])('manuscript.yaml with %j: exit 2', async (yaml, message) => {
    await writeFiles(folder, { 'book/manuscript.yaml': yaml, 'book/a.md': 'A.\n' });
    const result = await run(['build', 'book', '--out', out(), '--to', 'html'], { cwd: folder });
    expect([result.code, result.stdout]).toEqual([2, '']);
    expect(result.stderr).toContain(message);
    expect(result.stderr).toContain('book/manuscript.yaml');
    expect(existsSync(out())).toBe(false);
  });

  it('a date that is no date: exit 2', async () => {
    const result = await run(['build', SAMPLE, '--out', out(), '--to', 'html'], {
      env: { SOURCE_DATE_EPOCH: 'yesterday' },
    });
    expect(result.code).toBe(2);
    expect(result.stderr).toContain('SOURCE_DATE_EPOCH');
  });
});

it('a folder that cannot be made: a message that names it, and no traces', async () => {
  await writeFiles(folder, { file: 'in the way' });
  const result = await run(['build', SAMPLE, '--out', join(folder, 'file', 'out'), '--to', 'html']);
  expect(result.code).toBe(4);
  expect(result.stderr).toContain(join(folder, 'file'));
});

it('has no colours and no progress where there is no terminal', async () => {
  const result = await run(['build', SAMPLE, '--out', out(), '--to', 'html']);
  expect(result.code).toBe(0);
  const written = ['html', 'proof.json', 'proof.html'].map((ending) =>
    join(out(), `stability-at-a-price.${ending}`),
  );
  expect(result.stdout).toBe(`${written.join('\n')}\n`);
  expect(result.stderr).not.toMatch(/[\u001B\r]/u);
});
