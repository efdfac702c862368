/** The options of `report` do what they say, in every edition that they are for, as a browser sees it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryFiles } from '../../src/manuscript/memory.ts';
import { launchBrowser, type LaunchedBrowser, type Page } from '../../src/print/browser/launch.ts';
import { renderEpub } from '../../src/render/epub/render.ts';
import { renderHtml } from '../../src/render/html/render.ts';
import { printDocument } from '../../src/render/pdf/print-document.ts';
import { Edition, prepare } from '../render/epub/edition.ts';

const CHAPTER = `# Pans

First words, and [a page](https://example.org/).[^1]

Second words.

:::box{title="Beside"}
Boxed.
:::

[^1]: A note.
`;

let launched: LaunchedBrowser;
let folder: string;
beforeAll(async () => {
  launched = await launchBrowser();
  folder = await mkdtemp(join(tmpdir(), 'imprimatur-options-'));
});
afterAll(async () => {
  await launched.close();
  await rm(folder, { recursive: true });
});

type Ask = <T>(read: (page: Page) => Promise<T>, scheme?: 'light' | 'dark') => Promise<T>;

/** The editions of a small book, each to be asked how something looks. */
async function editions(options: string): Promise<{ screen: Ask; print: Ask; epub: Edition }> {
  const yaml = `title: Salt\nuuid: 7d444840-9dc0-41d1-b245-5ffdce74fad2\ndate: 2026\nepub: { fonts: embed }\n`;
  const files = memoryFiles({
    'manuscript.yaml': `${yaml}templateOptions: { ${options} }\n`,
    'a.md': CHAPTER,
  });
  const { composition, pictures, template } = await prepare(files);
  const html = await renderHtml(composition, pictures, template);
  const print = await printDocument(composition, pictures, template);
  const epub = await renderEpub(composition, pictures, template);
  expect([...html.problems, ...print.problems, ...epub.problems]).toEqual([]);
  return {
    screen: asking('page.html', html.bytes, 'screen'),
    print: asking('print.html', print.sheets[0]!, 'print'),
    epub: new Edition(epub.bytes),
  };
}

function asking(name: string, content: string | Uint8Array, medium: 'screen' | 'print'): Ask {
  return async (read, scheme = 'light') => {
    await writeFile(join(folder, name), content);
    const page = await launched.browser.newPage();
    try {
      await page.setViewport({ width: 1000, height: 900 });
      await page.emulateMediaType(medium);
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.goto(pathToFileURL(join(folder, name)).href);
      return await read(page);
    } finally {
      await page.close();
    }
  };
}

/** A computed property of the first element that a selector finds. */
const style = (selector: string, property: string) => (page: Page) =>
  page.$eval(selector, (element, name) => getComputedStyle(element).getPropertyValue(name), property);

/** The red, green and blue of a colour as it is painted. */
const painted = (selector: string, property: string) => (page: Page) =>
  page.$eval(
    selector,
    (element, name) => {
      const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
      canvas.fillStyle = getComputedStyle(element).getPropertyValue(name);
      canvas.fillRect(0, 0, 1, 1);
      return Array.from(canvas.getImageData(0, 0, 1, 1).data).slice(0, 3);
    },
    property,
  );

const LINK = '.chapter a[href^="https"]';
const SECOND = '.chapter h2 ~ p ~ p, .opener ~ p ~ p';

describe('accent', () => {
  it('is the colour of links, and of the rules above boxes', async () => {
    const { screen, print } = await editions('accent: "#7a1f2b"');
    expect(await screen(painted(LINK, 'color'))).toEqual([0x7a, 0x1f, 0x2b]);
    for (const edition of [screen, print])
      expect(await edition(painted('.box', 'border-top-color'))).toEqual([0x7a, 0x1f, 0x2b]);
    expect(await print(style(LINK, 'color'))).toBe('rgb(0, 0, 0)');
  });

  it.each(['#000000', '#0000ee', '#7a1f2b', '#1f4e5f', '#006000', '#767676'])(
    'can be read by night, where it is %s',
    async (accent) => {
      const { screen } = await editions(`accent: "${accent}"`);
      const link = await screen(painted(LINK, 'color'), 'dark');
      const paper = await screen(painted('body', 'background-color'), 'dark');
      expect(contrast(link, paper)).toBeGreaterThan(4.5);
    },
  );
});

describe('links', () => {
  it('everywhere', async () => {
    const { print } = await editions('links: everywhere');
    expect(await print(painted(LINK, 'color'))).toEqual([0x1f, 0x4e, 0x5f]);
  });
  it('nowhere', async () => {
    const { screen, print } = await editions('links: nowhere');
    for (const edition of [screen, print])
      expect(await edition(style(LINK, 'color'))).toBe(await edition(style('.chapter', 'color')));
    expect(await screen(style(LINK, 'text-decoration-line'))).toBe('underline');
  });
});

describe.each([
  ['text', '.chapter p', 'body'],
  ['headings', '.chapter h1, .chapter h2', 'h1,h2'],
])('%s', (option, selector, inEpub) => {
  it('is a typeface', async () => {
    const { screen, print, epub } = await editions(`${option}: Source Sans 3`);
    for (const edition of [screen, print])
      expect(await edition(style(selector, 'font-family'))).toMatch(/^"Source Sans 3"/u);
    expect(epub.text('style.css')).toContain(`${inEpub}{font-family:"Source Sans 3",`);
    const usual = await editions('');
    for (const edition of [usual.screen, usual.print])
      expect(await edition(style(selector, 'font-family'))).toMatch(/^"Source Serif 4"/u);
  });
});

describe('justify', () => {
  const cases = [
    ['print', 'start', 'justify', undefined],
    ['everywhere', 'justify', 'justify', 'justify'],
    ['nowhere', 'start', 'start', 'start'],
  ] as const;
  it.each(cases)('%s', async (chosen, onScreen, inPrint, inEpub) => {
    const { screen, print, epub } = await editions(`justify: ${chosen}`);
    expect(await screen(style('.chapter p', 'text-align'))).toBe(onScreen);
    expect(await print(style('.chapter header ~ p', 'text-align'))).toBe(inPrint);
    expect(/body\{text-align:(\w+)\}/u.exec(epub.text('style.css'))?.[1]).toBe(inEpub);
    expect(await screen(style('.chapter h2', 'text-align'))).toBe('start');
  });
});

describe('paragraphs', () => {
  it.each([
    ['usual', { screen: /^0px$/u, print: '16.9867px' }],
    ['indent', { screen: /^2\d/u, print: '16.9867px' }],
    ['space', { screen: /^0px$/u, print: '0px' }],
  ])('%s', async (chosen, indents) => {
    const { screen, print, epub } = await editions(`paragraphs: ${chosen}`);
    const indentOnScreen = await screen(style(SECOND, 'text-indent'));
    expect(indentOnScreen).toMatch(indents.screen);
    const inPrint = '.opener ~ p ~ p';
    expect(Number.parseFloat(await print(style(inPrint, 'text-indent')))).toBeCloseTo(
      Number.parseFloat(indents.print),
      1,
    );
    expect(await print(style(inPrint, 'margin-top'))).toBe(chosen === 'space' ? '9px' : '0px');
    expect(epub.text('style.css').includes('margin-top:0.6em;text-indent:0')).toBe(chosen === 'space');
  });
});

/** Of the first paragraph, in px. */
const width = (page: Page): Promise<number> =>
  page.$eval('.chapter p', (element) => element.getBoundingClientRect().width);

it('measure', async () => {
  const narrow = await (await editions('measure: 24rem')).screen(width);
  const usual = await (await editions('')).screen(width);
  expect(narrow / usual).toBeCloseTo(24 / 32, 1);
});

/** The contrast ratio of two colours (WCAG 2.1, "contrast ratio"). */
function contrast(one: readonly number[], other: readonly number[]): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = colour.map((byte) => {
    const channel = byte / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
