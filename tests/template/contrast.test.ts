/** Whether what the style sheets colour can be read (WCAG 2.1, 1.4.3: 4.5 to 1), by day and by night. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, type LaunchedBrowser, type Page } from '../../src/print/browser/launch.ts';
import { renderEpub } from '../../src/render/epub/render.ts';
import { renderHtml } from '../../src/render/html/render.ts';
import { generate, parse, walk } from 'css-tree';
import { readStylesheet } from '../../src/template/stylesheet.ts';
import { load } from './in-memory.ts';
import { prepare } from '../render/epub/edition.ts';
import { everything } from '../render/epub/everything.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const TEMPLATE = new URL('../../templates/report/', import.meta.url);

let launched: LaunchedBrowser;
let folder: string;
let pages: string[];
beforeAll(async () => {
  launched = await launchBrowser();
  folder = await mkdtemp(join(tmpdir(), 'imprimatur-contrast-'));
  const { composition, pictures, template } = await prepare(everything());
  const { bytes: epub } = await renderEpub(composition, pictures, template);
  const files = Object.entries(unzipSync(epub)).filter(([name]) => name.startsWith('OEBPS/'));
  for (const [name, bytes] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), bytes);
  }
  pages = files.map(([name]) => name).filter((name) => name.endsWith('.xhtml'));
  const { bytes: html } = await renderHtml(composition, pictures, template);
  await writeFile(join(folder, 'page.html'), html);
});
afterAll(async () => {
  await launched.close();
  await rm(folder, { recursive: true });
});

/** A page, opened; `style` is what a reading system adds for its reader. */
async function look<T>(
  file: string,
  { scheme, style }: { scheme: 'light' | 'dark'; style?: string },
  ask: (page: Page) => Promise<T>,
): Promise<T> {
  const page = await launched.browser.newPage();
  try {
    await page.setBypassCSP(true);
    await page.setViewport({ width: 600, height: 900 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.goto(pathToFileURL(join(folder, file)).href);
    if (style !== undefined) await page.addStyleTag({ content: style });
    return await ask(page);
  } finally {
    await page.close();
  }
}

interface Seen {
  faults: string[];
  /** How many elements were found to be readable. */
  passed: number;
}

/** What axe-core says of the contrast. What it cannot judge, a text on a picture or a gradient, it tells apart. */
async function contrastOf(page: Page): Promise<Seen> {
  await page.evaluate(await readFile(AXE, 'utf8'));
  return page.evaluate(async () => {
    interface Node {
      html: string;
    }
    const { axe } = globalThis as unknown as {
      axe: {
        run(options: object): Promise<Record<'violations' | 'passes' | 'incomplete', { nodes: Node[] }[]>>;
      };
    };
    const { violations, passes, incomplete } = await axe.run({ runOnly: ['color-contrast'] });
    return {
      faults: [...violations, ...incomplete].flatMap(({ nodes }) => nodes.map(({ html }) => html)),
      passed: passes.flatMap(({ nodes }) => nodes).length,
    };
  });
}

test.each(['light', 'dark'] as const)('the HTML page in %s', async (scheme) => {
  const { faults, passed } = await look('page.html', { scheme }, contrastOf);
  expect(faults).toEqual([]);
  expect(passed).toBeGreaterThan(50);
});

describe('the pages of the EPUB', () => {
  test.each<[string, string]>([
    ['by day', 'html { background: #fff; color: #000 }'],
    ['in sepia', 'html { background: #fbf0d9 !important; color: #5f4b32 !important }'],
    ['by night', 'html { background: #121212 !important; color: #b0b0b0 !important }'],
  ])('%s', async (_, style) => {
    const unreadable: Record<string, string[]> = {};
    let seen = 0;
    for (const file of pages) {
      const { faults, passed } = await look(file, { scheme: 'light', style }, contrastOf);
      if (faults.length > 0) unreadable[file] = faults;
      seen += passed;
    }
    expect(unreadable).toEqual({});
    expect(seen).toBeGreaterThan(50);
  });
});

test('the test itself finds what cannot be read', async () => {
  const style = 'html { background: #fff; color: #aaa }';
  const { faults } = await look(
    pages[0] === 'OEBPS/cover.xhtml' ? pages[1]! : pages[0]!,
    { scheme: 'light', style },
    contrastOf,
  );
  expect(faults.length).toBeGreaterThan(0);
});

test.each(['report', 'brief'])(
  'the EPUB of %s leaves every colour to its reader, but the ground of pictures',
  async (name) => {
    const template = await load(`template: ${name}`);
    const { properties } = template.options;
    const { css } = await readStylesheet(template, 'epub.css', {
      embed: () => '',
      properties,
      resolved: true,
    });
    const coloured = new Set<string>();
    const families = new Set<string>();
    walk(parse(css), (node) => {
      if (node.type !== 'Declaration') return;
      const value = generate(node.value);
      if (/^background$|color$/u.test(node.property)) coloured.add(`${node.property}: ${value}`);
      if (/^border|^outline/u.test(node.property) && /#|rgb|hsl|oklch|color-mix/u.test(value))
        coloured.add(value);
      if (node.property === 'font-family') families.add(value);
    });
    expect([...coloured].toSorted()).toEqual(['background: #fff', 'color: inherit']);
    expect([...families]).toEqual(['monospace']);
  },
);

test('what is printed in colour is dark enough for paper', async () => {
  const css = await readFile(new URL('print.css', TEMPLATE), 'utf8');
  const tokens = await readFile(new URL('tokens.css', TEMPLATE), 'utf8');
  const ink = [...css.matchAll(/(?:^|[\s;{])color:\s*([^;]+);/gu)].map(([, value = '']) => value.trim());
  const named = (value: string): string => {
    const name = /^var\((--[\w-]+)\)$/u.exec(value)?.[1];
    return name === undefined ? value : (new RegExp(`${name}:\\s*([^;]+);`, 'u').exec(tokens)?.[1] ?? value);
  };
  const faint = ink
    .map(named)
    .filter((value) => value.startsWith('#'))
    .filter((value) => contrast(value, '#ffffff') < 4.5);
  expect(ink.length).toBeGreaterThan(2);
  expect(faint).toEqual([]);
});

/** The contrast ratio of two colours (WCAG 2.1, "contrast ratio"). */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const digits = colour.slice(1);
  const long = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const channel = Number.parseInt(long.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
