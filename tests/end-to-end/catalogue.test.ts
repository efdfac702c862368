/** Many books in one run: shared browsers, a line for each, a summary, and one failure that stops nobody. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BookOutcome } from '../../src/catalogue/outcome.ts';
import { livingWith } from '../print/browser/processes.ts';
import { startSeparateBrowser, type SeparateBrowser } from '../print/browser/separate-browser.ts';
import { bookName, writeCatalogue } from './catalogue-books.ts';
import { removeFolder, run, start, temporaryFolder, writeFiles } from './command-line.ts';

let folder: string;
let paths: string[];

beforeAll(async () => {
  folder = await temporaryFolder('catalogue');
  paths = await writeCatalogue(join(folder, 'reports'), 12);
});
afterAll(() => removeFolder(folder));

interface Document {
  version: number;
  books: BookOutcome[];
}

function documentOf(stdout: string): Document {
  return JSON.parse(stdout) as Document;
}

const verdicts = ({ books }: Document): string[] =>
  books.map(({ proof, error }) => proof?.verdict ?? error ?? 'none');

describe('on this machine', () => {
  it('books are built as if each were built alone, byte for byte', async () => {
    const out = join(folder, 'together');
    const { code, stdout, stderr } = await run(['build', ...paths.slice(0, 3), '--out', out, '--jobs', '2']);
    expect([code, stderr]).toEqual([0, expect.stringContaining('3 books: 3 proved')]);
    expect(stderr).toMatch(/^\[1\/3\] ✔ .*report-0\d.*: proved \(\d/mu);
    const alone = join(folder, 'alone');
    expect((await run(['build', paths[1]!, '--out', alone])).code).toBe(0);
    const files = (await readdir(alone)).toSorted();
    expect(files).toEqual(
      ['epub', 'html', 'pdf', 'proof.html', 'proof.json'].map((ending) => `lighthouse-2.${ending}`),
    );
    const differing = await Promise.all(
      files.map(async (file) =>
        (await readFile(join(out, file))).equals(await readFile(join(alone, file))) ? [] : [file],
      ),
    );
    expect(differing.flat()).toEqual([]);
    expect(stdout.trim().split('\n')).toHaveLength(15);
  });

  it('one that fails fails the run at its end, and not the others', async () => {
    const bad = join(folder, 'bad');
    await writeFiles(bad, {
      'undefined/manuscript.yaml': 'title: Undefined\n',
      'undefined/a.md': '# A\n\nText.[^9]\n',
      'unknown/manuscript.yaml': 'title: Unknown\ntitel: x\n',
      'unknown/a.md': '# A\n',
    });
    const out = join(folder, 'failing');
    const given = [paths[0]!, join(bad, 'undefined'), join(bad, 'unknown'), join(bad, 'nowhere'), paths[1]!];
    const { code, stdout, stderr } = await run(['build', ...given, '--to', 'html', '--out', out, '--json']);
    const document = documentOf(stdout);
    // In the order of their paths.
    expect(document.books.map(({ exitCode }) => exitCode)).toEqual([2, 1, 2, 0, 0]);
    expect(document).toMatchObject({ version: 1 });
    expect(code).toBe(2);
    expect(stderr).toContain('undefined-note');
    expect(stderr).toContain('did you mean `title`');
    expect(stderr).toContain('5 books: 2 proved, 3 failed');
    expect(await readdir(out)).toContain('lighthouse-1.html');
  });

  it('what the machine lacks is told once, and the rest is not begun', async () => {
    const env = { PUPPETEER_EXECUTABLE_PATH: '/nonexistent/chrome' };
    const args = ['build', ...paths, '--out', join(folder, 'lacking'), '--jobs', '2', '--json'];
    const { code, stdout, stderr } = await run(args, { env });
    expect(code).toBe(3);
    const { books } = documentOf(stdout);
    expect(books.map(({ exitCode }) => exitCode)).toEqual(Array.from({ length: 12 }, () => 3));
    expect(books.filter(({ error }) => error?.startsWith('not begun'))).toHaveLength(10);
    expect(stderr).toContain('Correct the path');
    expect(existsSync(join(folder, 'lacking'))).toBe(false);
  });

  it('two that would be written over each other are an error before anything is built', async () => {
    const twins = join(folder, 'twins');
    await writeFiles(twins, {
      'a/manuscript.yaml': 'title: Same Name\n',
      'b/manuscript.yaml': 'title: Other\nslug: SAME-NAME\n',
      'c/manuscript.yaml': 'title: Third\nslug: same-name.proof\noutput: elsewhere\n',
      'd.md': '# Same Name\n',
    });
    const build = (...names: string[]): Promise<{ code: number; stderr: string }> =>
      run(['build', ...names, '--to', 'html', '--out', 'out'], { cwd: twins });
    for (const other of ['b', 'c', 'd.md']) {
      const { code, stderr } = await build('a', other);
      expect([code, stderr]).toEqual([2, expect.stringContaining(`\`a\` and \`${other}\` would both write`)]);
    }
    expect(existsSync(join(twins, 'out'))).toBe(false);
    const { code, stderr } = await run(['build', 'a', 'c', '--to', 'html'], { cwd: twins });
    // Each into its own folder; here they have no chapters, which is another matter.
    expect([code, stderr]).toEqual([2, expect.not.stringContaining('would both write')]);
  });

  it('shards take each book once, and a list can name the books', async () => {
    const list = join(folder, 'list.txt');
    await writeFile(list, `${paths.join('\n')}\n`);
    const built: string[] = [];
    for (const shard of ['1/3', '2/3', '3/3']) {
      const args = ['--books-from', list, '--shard', shard, '--to', 'html', '--json', '--quiet'];
      const { code, stdout } = await run(['build', ...args, '--out', join(folder, 'shards')]);
      const { books } = documentOf(stdout);
      expect([code, books.length]).toEqual([0, 4]);
      built.push(...books.map(({ manuscript }) => manuscript));
    }
    expect(built.toSorted()).toEqual(paths);
    const empty = await run(['build', paths[0]!, '--shard', '2/2', '--json']);
    expect([empty.code, documentOf(empty.stdout).books]).toEqual([0, []]);
  });

  it.skipIf(process.platform !== 'linux')('an interruption ends all, and leaves nothing', async () => {
    const scratch = join(folder, 'scratch');
    await writeFiles(scratch, { '.keep': '' });
    const out = join(folder, 'interrupted');
    const args = ['build', ...paths, '--out', out, '--jobs', '3'];
    const { process: child, ended } = start(args, { env: { TMPDIR: scratch } });
    await until(async () => existsSync(out));
    child.kill('SIGINT');
    const { code } = await ended;
    expect(code).toBe(130);
    const left = await readdir(out);
    expect(left.filter((name) => name.endsWith('.part'))).toEqual([]);
    // What was finished is whole: five files of each book.
    expect(left.length % 5).toBe(0);
    expect(left.length).toBeLessThan(60);
    await until(async () => (await livingWith(scratch)).length === 0);
    expect((await readdir(scratch)).filter((name) => name.startsWith('imprimatur-browser-'))).toEqual([]);
  });
});

describe('on browsers that run elsewhere', () => {
  const browsers: SeparateBrowser[] = [];
  beforeEach(async () => {
    browsers.push(...(await Promise.all([1, 2, 3].map(() => startSeparateBrowser()))));
  });
  afterEach(async () => {
    await Promise.all(browsers.splice(0).map((browser) => browser.end()));
  });

  it('all books are proved, though one browser is killed in mid-print and one was never there', async () => {
    const [one, two, three] = browsers;
    const addresses = [one!.webSocket, two!.http, three!.webSocket, 'ws://127.0.0.1:9/devtools/browser/none'];
    const endpoints = addresses.flatMap((address) => ['--browser-endpoint', address]);
    const out = join(folder, 'remote');
    const args = ['build', ...paths, '--out', out, '--json', ...endpoints];
    // The host has no browser: nothing of it is used.
    const { ended } = start(args, { env: { PUPPETEER_EXECUTABLE_PATH: '/nonexistent/chrome' } });
    await until(() => isPrinting(two!));
    two!.signal('SIGKILL');
    const { code, stdout, stderr } = await ended;
    const document = documentOf(stdout);
    expect(verdicts(document)).toEqual(Array.from({ length: 12 }, () => 'proved'));
    expect([code, (await readdir(out)).length]).toEqual([0, 60]);
    expect(stderr).toContain(`${two!.http} was lost`);
    expect(stderr).toContain('127.0.0.1:9/devtools/browser/none cannot be reached');
    // Printed elsewhere is printed alike.
    const here = join(folder, 'here');
    expect((await run(['build', paths[4]!, '--out', here, '--to', 'pdf'])).code).toBe(0);
    const pdf = 'lighthouse-5.pdf';
    expect((await readFile(join(out, pdf))).equals(await readFile(join(here, pdf)))).toBe(true);
  });

  it('an interruption closes our pages and leaves the browsers', async () => {
    const env = { IMPRIMATUR_BROWSER_ENDPOINTS: browsers.map(({ http }) => http).join(', ') };
    const out = join(folder, 'remote-interrupted');
    const { process: child, ended } = start(['build', ...paths, '--out', out], { env });
    await until(async () => (await Promise.all(browsers.map(isPrinting))).every(Boolean));
    child.kill('SIGINT');
    expect((await ended).code).toBe(130);
    await until(async () => !(await Promise.all(browsers.map(isPrinting))).some(Boolean));
    const left = await readdir(out).catch(() => []);
    expect(left.filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('a process that is killed leaves no page in them', async () => {
    const env = { IMPRIMATUR_BROWSER_ENDPOINTS: browsers[0]!.webSocket };
    const { process: child, ended } = start(['build', paths[0]!, '--out', join(folder, 'killed')], { env });
    await until(() => isPrinting(browsers[0]!));
    child.kill('SIGKILL');
    expect((await ended).code).toBe(-1);
    await until(async () => !(await isPrinting(browsers[0]!)));
    await rm(join(folder, 'killed'), { recursive: true, force: true });
  });
});

/** Fifty books on four browsers, one of which is killed half-way: minutes, so only where it is asked for. */
describe.skipIf(process.env['IMPRIMATUR_CATALOGUE'] === undefined)('the whole catalogue', () => {
  it('of fifty books on four browsers, one killed half-way, is proved', { timeout: 1_200_000 }, async () => {
    const browsers = await Promise.all([1, 2, 3, 4].map(() => startSeparateBrowser()));
    try {
      const fifty = await writeCatalogue(join(folder, 'fifty'), 50);
      const out = join(folder, 'fifty-out');
      const endpoints = browsers.flatMap(({ webSocket }) => ['--browser-endpoint', webSocket]);
      const started = performance.now();
      const { ended } = start(['build', ...fifty, '--out', out, '--json', ...endpoints]);
      await until(async () => existsSync(out) && (await readdir(out)).length >= 125, 1_000_000);
      browsers[2]!.signal('SIGKILL');
      const { code, stdout } = await ended;
      expect(verdicts(documentOf(stdout))).toEqual(Array.from({ length: 50 }, () => 'proved'));
      expect([code, (await readdir(out)).length]).toEqual([0, 250]);
      console.log(`50 books in ${Math.round((performance.now() - started) / 1000)} s`, bookName(50));
    } finally {
      await Promise.all(browsers.map((browser) => browser.end()));
    }
  });
});

async function until(holds: () => Promise<boolean>, patienceMs = 40_000): Promise<void> {
  for (const end = performance.now() + patienceMs; !(await holds());) {
    if (performance.now() > end) throw new Error('expected it to happen in time, found that it did not');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Whether a browser has a page of ours open: it is printing. */
async function isPrinting({ http }: SeparateBrowser): Promise<boolean> {
  const targets = (await (await fetch(`${http}/json/list`)).json()) as { url: string }[];
  return targets.some(({ url }) => url.startsWith('about:blank#'));
}
