/** The proof sheet as people see it: in a browser, on a desk and on a phone, by day and at night. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, type LaunchedBrowser, type Page } from '../../../src/print/browser/launch.ts';
import { proofOf } from '../../../src/proof/proof-of.ts';
import { proofSheet } from '../../../src/proof/sheet/sheet.ts';
import { sampleFindings, sampleParts } from '../sample-parts.ts';
import { drawnSheet, pdfWithBoxes, pixelsOf } from './drawn-pdf.ts';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SHEETS = { 'what is proved': [], 'what is not': sampleFindings() };
let launched: LaunchedBrowser;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'imprimatur-sheet-'));
  launched = await launchBrowser();
  for (const [name, findings] of Object.entries(SHEETS)) {
    const proof = proofOf(sampleParts(findings));
    const boxes = findings.flatMap((finding) => finding.boxes ?? []);
    const pictures = await drawnSheet(await pdfWithBoxes(4, boxes), proof);
    await writeFile(join(folder, `${name}.html`), proofSheet(proof, pictures));
  }
});
afterAll(async () => {
  await launched.close();
  await rm(folder, { recursive: true });
});

async function look<T>(
  name: string,
  { width = 1280, height = 900, scheme = 'light' },
  ask: (page: Page) => Promise<T>,
): Promise<T> {
  const page = await launched.browser.newPage();
  try {
    await page.setViewport({ width, height });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.goto(pathToFileURL(join(folder, `${name}.html`)).href, { waitUntil: 'load' });
    return await ask(page);
  } finally {
    await page.close();
  }
}

async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    interface Violation {
      id: string;
      nodes: { html: string }[];
    }
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  });
}

describe.each(Object.keys(SHEETS))('the sheet of %s', (name) => {
  describe.each([
    ['on a phone', 390, 844],
    ['on a desk', 1280, 900],
  ])('%s', (_, width, height) => {
    it.each(['light', 'dark'])('can be used by everyone: %s', async (scheme) => {
      expect(await look(name, { width, height, scheme }, faultsOf)).toEqual([]);
    });

    it('is no wider than the window', async () => {
      const wide = await look(name, { width, height }, (page) =>
        page.evaluate(() => document.documentElement.scrollWidth),
      );
      expect(wide).toBe(width);
    });
  });

  it('shows the verdict without scrolling', async () => {
    const bottom = await look(name, { width: 390, height: 700 }, (page) =>
      page.evaluate(() => document.querySelector('.sentence')!.getBoundingClientRect().bottom),
    );
    expect(bottom).toBeLessThan(700);
  });

  it('is dressed: its policy lets its own style sheet through', async () => {
    const family = await look(name, {}, (page) =>
      page.evaluate(() => getComputedStyle(document.querySelector('h1')!).fontWeight),
    );
    expect(family).toBe('400');
  });
});

it('draws each box over what it is about', async () => {
  // In the picture there is a black box where the finding is; without its marks the page is looked at there.
  const places = await look('what is not', {}, async (page) => {
    const boxes = await page.$$('.enlarged .marks rect, .leaf .marks rect');
    const rectangles = await Promise.all(boxes.map((box) => box.boundingBox()));
    await page.evaluate(async () => {
      for (const marks of document.querySelectorAll('.marks')) marks.replaceChildren();
      // A screenshot does not wait for pictures that are decoded while the page is painted already.
      for (const image of document.images) image.decoding = 'sync';
      await Promise.all([...document.images].map((image) => image.decode()));
    });
    const seen: number[][] = [];
    for (const rectangle of rectangles) {
      const { x, y, width, height } = rectangle!;
      const margin = Math.max(3, height / 4);
      const clip = { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin };
      const pixels = await pixelsOf(
        await page.screenshot({ clip, type: 'png', captureBeyondViewport: true }),
      );
      const inside = [0.25, 0.5, 0.75].map((share) => pixels.darkness(share, 0.5));
      const around = [
        pixels.darkness(0.5, 0.01),
        pixels.darkness(0.5, 0.99),
        pixels.darkness(0.002, 0.5),
        pixels.darkness(0.998, 0.5),
      ];
      seen.push([Math.min(...inside), Math.max(...around)]);
    }
    return seen;
  });
  expect(places).toHaveLength(3);
  for (const [inside, around] of places) {
    expect(inside).toBeGreaterThan(0.8);
    expect(around).toBeLessThan(0.3);
  }
});

it('asks the network for nothing', async () => {
  const asked = await look('what is not', {}, async (page) => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.reload({ waitUntil: 'load' });
    return requests.filter((url) => !url.startsWith('data:'));
  });
  expect(asked).toEqual([pathToFileURL(join(folder, 'what is not.html')).href]);
});

it('is printed black on white, whatever the screen is like, and without its links', async () => {
  const inPrint = await look('what is not', { scheme: 'dark' }, async (page) => {
    await page.emulateMediaType('print');
    return page.evaluate(() => [
      getComputedStyle(document.body).backgroundColor,
      getComputedStyle(document.body).color,
      getComputedStyle(document.querySelector('nav')!).display,
    ]);
  });
  expect(inPrint).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)', 'none']);
});
