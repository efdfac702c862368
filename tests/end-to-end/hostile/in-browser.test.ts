/** The finished pages of the hostile manuscript, opened by a browser that may run scripts. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, type LaunchedBrowser } from '../../../src/print/browser/launch.ts';
import { run, writeFiles } from '../command-line.ts';
import { setScene, type Scene } from './scene.ts';

let scene: Scene;
let launched: LaunchedBrowser;
let html: string;
let chapters: string[];

beforeAll(async () => {
  scene = await setScene();
  const out = join(scene.folder, 'out');
  await run(['build', scene.manuscript, '--out', out, '--draft', '--to', 'html,epub']);
  html = join(out, 'hostile.html');
  const files = unzipSync(await readFile(join(out, 'hostile.epub')));
  await writeFiles(join(out, 'epub'), files);
  chapters = Object.keys(files).filter((name) => name.endsWith('.xhtml'));
  launched = await launchBrowser();
});
afterAll(async () => {
  await launched?.close();
  await scene.close();
});

it('the HTML page keeps its title, says nothing to the console and asks for nothing', async () => {
  const title = /<title>([^<]*)<\/title>/u.exec(await readFile(html, 'utf8'))?.[1];
  expect(title).toContain('A report');
  const seen = await open(pathToFileURL(html).href);
  expect(seen).toEqual({ title: unescaped(title ?? ''), said: [], asked: [], stayed: true });
});

it('the HTML page needs no policy to be harmless', async () => {
  const source = await readFile(html, 'utf8');
  const bare = source.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/iu, '');
  expect(bare).not.toBe(source);
  await writeFiles(join(scene.folder, 'out'), { 'bare.html': bare });
  const seen = await open(pathToFileURL(join(scene.folder, 'out', 'bare.html')).href);
  expect(seen).toMatchObject({ said: [], asked: [], stayed: true });
  expect(seen.title).toContain('A report');
});

it('the pages of the EPUB do nothing either', async () => {
  expect(chapters.length).toBeGreaterThan(5);
  for (const name of chapters) {
    const seen = await open(pathToFileURL(join(scene.folder, 'out', 'epub', name)).href);
    expect({ name, ...seen }).toMatchObject({ name, said: [], asked: [], stayed: true });
    expect(seen.title).not.toBe('pwned');
  }
});

it('nobody asked the server for anything', () => {
  expect(scene.requests).toEqual([]);
});

/** Opens a page, clicks on everything in it that can be clicked, and tells what happened. */
async function open(address: string) {
  const page = await launched.browser.newPage();
  const said: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  page.on('dialog', (dialog) => {
    said.push(dialog.message());
    void dialog.dismiss();
  });
  const folder = new URL('.', address).href;
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith('data:') && !url.startsWith(folder)) asked.push(url);
  });
  try {
    await page.goto(address, { waitUntil: 'load' });
    await page.evaluate(touchEverything);
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { title: await page.title(), said, asked, stayed: page.url().startsWith(address) };
  } finally {
    await page.close();
  }
}

/** Runs in the page: gives every element the events that a reader's pointer and keyboard would. */
function touchEverything(): void {
  for (const element of document.querySelectorAll('*')) {
    for (const name of ['mouseover', 'focus', 'load', 'error'])
      element.dispatchEvent(new Event(name, { bubbles: true }));
    const leads = element.getAttribute('href') ?? '';
    if (leads === '' || leads.startsWith('#'))
      element.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  }
}

function unescaped(text: string): string {
  const names: Readonly<Record<string, string>> = {
    lt: '<',
    gt: '>',
    quot: '"',
    amp: '&',
    '#34': '"',
    '#39': "'",
    '#x3C': '<',
    '#x26': '&',
  };
  return text.replaceAll(/&(#?\w+);/gu, (whole, name: string) => names[name] ?? whole);
}
