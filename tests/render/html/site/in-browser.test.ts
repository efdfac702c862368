/** A site as its reader meets it: a folder on a disk, opened in a browser. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../../../src/print/browser/launch.ts';
import { publish } from '../../../../src/publish.ts';
import { removeFolder, temporaryFolder, writeFiles } from '../../../end-to-end/command-line.ts';
import { ReadingRoom, settled } from '../in-browser/reading-room.ts';

const run = promisify(execFile);
const JAR = fileURLToPath(new URL('../../../../node_modules/vnu-jar/build/dist/vnu.jar', import.meta.url));
const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LONG = 'The harbour was quiet that year, and nobody wrote about it. '.repeat(40);
const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" width="700" height="90" viewBox="0 0 700 90"><rect width="700" height="90" fill="#135"/></svg>';

const room = new ReadingRoom();
let manuscript: string;
let out: string;
let written: string[];
beforeAll(async () => {
  manuscript = await temporaryFolder('site-manuscript');
  out = await mkdtemp(join(tmpdir(), 'imprimatur-site-'));
  await writeFiles(manuscript, {
    'manuscript.yaml': 'title: A report in pages\nslug: pages\nlanguage: en\nhtml: { form: site }\n',
    'a.md': `# One\n\nA call.[^a] See [](b.md#two-b).\n\n${LONG}\n\n[^a]: The note of one.\n`,
    'b.md': `# Two\n\n${LONG}\n\n## Two b\n\n![Blocks](blocks.svg)\n\nA call.[^a]\n\n[^a]: The note of two.\n`,
    'blocks.svg': DRAWING,
  });
  await room.open();
  ({ written } = await publish(manuscript, { to: ['html'], out }));
});
afterAll(async () => {
  await room.close();
  await removeFolder(manuscript);
  await rm(out, { recursive: true });
});

const pageAt = (name: string): string => join(out, 'pages', name);

it('stands in a folder of its own, with nothing half written', async () => {
  expect((await readdir(out)).toSorted()).toEqual(['pages', 'pages.proof.html', 'pages.proof.json']);
  expect((await readdir(join(out, 'pages'))).toSorted()).toEqual([
    'assets',
    'index.html',
    'one.html',
    'two.html',
  ]);
  const pages = written.map((path) => path.slice(out.length + 1)).filter((path) => !path.includes('.proof.'));
  expect(pages.at(-1)).toBe(join('pages', 'index.html'));
  expect(
    (await readdir(join(out, 'pages', 'assets')))
      .map((name) => name.replace(/\.[\da-f]{12}\./u, '.'))
      .toSorted(),
  ).toEqual(['blocks.svg', 'style.css']);
});

it('may be written again over itself', async () => {
  const before = await readFile(pageAt('index.html'));
  await publish(manuscript, { to: ['html'], out });
  expect((await readFile(pageAt('index.html'))).equals(before)).toBe(true);
});

describe.each([
  ['phone', 390, 844],
  ['desktop', 1440, 900],
])('on a %s', (_, width, height) => {
  it.each(['index.html', 'one.html', 'two.html'])(
    '%s comes whole and still, and everyone can use it',
    async (name) => {
      const seen = await room.read(pageAt(name), { width, height }, async (page) => {
        const said: string[] = [];
        page.on('console', (message) => said.push(message.text()));
        page.on('requestfailed', (request) => said.push(`failed: ${request.url()}`));
        page.on('request', (request) => {
          const url = request.url();
          if (!url.startsWith('data:') && !url.includes('/pages/')) said.push(`asked: ${url}`);
        });
        await page.reload({ waitUntil: 'load' });
        await settled(page);
        await page.evaluate(AXE);
        const facts = await page.evaluate(factsOfPage);
        return { said, ...facts };
      });
      expect(seen).toEqual({ said: [], shifts: [], violations: [], serif: true, wide: false, broken: 0 });
    },
  );
});

async function factsOfPage() {
  const shifts: number[] = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
  }).observe({ type: 'layout-shift', buffered: true });
  await new Promise((resolve) => setTimeout(resolve, 150));
  const { axe } = globalThis as unknown as {
    axe: { run(options: object): Promise<{ violations: { id: string }[] }> };
  };
  return {
    shifts,
    violations: (await axe.run({ preload: false })).violations.map(({ id }) => id),
    serif:
      getComputedStyle(document.body).fontFamily.includes('Source Serif') &&
      document.fonts.check('16px "Source Serif 4"'),
    wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
    broken: [...document.images].filter(({ naturalWidth }) => naturalWidth === 0).length,
  };
}

describe('without scripts', () => {
  it('can be read from the first page to the last, and across', async () => {
    await room.read(pageAt('index.html'), { scripts: false }, async (page) => {
      for (const title of ['One', 'Two']) {
        await follow(page, 'a[rel="next"]');
        expect(await page.evaluate(() => document.querySelector('h1')!.textContent)).toBe(title);
      }
      await follow(page, 'a[rel="prev"]');
      await follow(page, 'main a[href^="two.html#"]');
      expect(await page.evaluate(() => location.href.split('/').at(-1))).toBe('two.html#two-b');
      await page.focus('.call > a');
      await page.keyboard.press('Enter');
      await settled(page);
      expect(await page.evaluate(() => location.hash)).toBe('#note-2');
    });
  });
});

async function follow(page: Page, link: string): Promise<void> {
  await page.focus(link);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

it('a note opens over the text of its page', async () => {
  const open = await room.read(pageAt('two.html'), { width: 390 }, async (page) => {
    await page.focus('#call-2');
    await page.keyboard.press('Enter');
    await settled(page);
    return page.evaluate(() => document.querySelector(':popover-open')?.textContent?.trim());
  });
  expect(open).toMatch(/^The note of two\./u);
});

if (!existsSync(JAR))
  console.warn('SKIPPED: the site is not validated, the package `vnu-jar` is not installed');
it.skipIf(!existsSync(JAR))('Nu has nothing to say against its pages', async () => {
  const paths = ['index.html', 'one.html', 'two.html'].map(pageAt);
  const { stdout } = await run('java', ['-jar', JAR, '--format', 'json', '--stdout', ...paths]).catch(
    (error: { stdout: string }) => error,
  );
  const { messages } = JSON.parse(stdout) as { messages: { message: string; extract?: string }[] };
  // Of a page that is a file Nu does not know what 'self' is; Chromium does, as is shown above.
  const faults = messages.filter(
    ({ message }) => !/“assets\/[^”]*” blocked by “(?:style|img)-src”/u.test(message),
  );
  expect(faults).toEqual([]);
});
