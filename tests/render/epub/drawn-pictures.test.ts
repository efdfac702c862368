/** Pictures drawn anew by the browser: SVG as PNG, wide ones made smaller. */
import { imageSize } from 'image-size';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memoryFiles } from '../../../src/manuscript/memory.ts';
import { drawPictures } from '../../../src/print/browser/draw-pictures.ts';
import { launchBrowser, type LaunchedBrowser } from '../../../src/print/browser/launch.ts';
import type { DrawPictures } from '../../../src/render/epub/drawn-pictures.ts';
import { renderEpub } from '../../../src/render/epub/render.ts';
import { all, Edition, prepare } from './edition.ts';
import { configuration, everything } from './everything.ts';
import { png } from './png.ts';
import { askPort } from './validators.ts';

let launched: LaunchedBrowser;
let draw: DrawPictures;
beforeAll(async () => {
  launched = await launchBrowser();
  draw = (orders) => drawPictures(launched.browser, orders);
});
afterAll(() => launched.close());

const images = (edition: Edition, page: string) =>
  all(edition.tree(page), 'img').map((image) => image.attributes);

describe('SVG drawn as PNG', () => {
  let edition: Edition;
  let bytes: Uint8Array;
  beforeAll(async () => {
    const files = everything(configuration((yaml) => `${yaml}epub: { svg: png }\n`));
    const { composition, pictures, template } = await prepare(files);
    ({ bytes } = await renderEpub(composition, pictures, template, { draw }));
    edition = new Edition(bytes);
  });

  test('is a picture of more pixels in the same place on the page', () => {
    expect([...edition.files.keys()].filter((name) => name.endsWith('.svg'))).toEqual([]);
    expect(images(edition, 'chapter-02.xhtml')[0]).toMatchObject({
      src: 'images/bars.png',
      width: '400',
      height: '200',
    });
    const { width, height, type } = imageSize(edition.files.get('OEBPS/images/bars.png')!);
    expect([width, height, type]).toEqual([1600, 800, 'png']);
  });

  test('shows what was drawn, on nothing', async () => {
    const colours = await coloursAt(edition.files.get('OEBPS/images/bars.png')!, [
      [100, 200],
      [1500, 700],
    ]);
    expect(colours).toEqual([
      [0, 0, 0, 255],
      [0, 0, 0, 0],
    ]);
  });

  test('can be the cover too', () => {
    const cover = all(edition.tree('content.opf'), 'item').find(
      (item) => item.attributes.id === 'cover-image',
    );
    expect(cover?.attributes).toMatchObject({ href: 'images/cover.png', 'media-type': 'image/png' });
  });

  test('makes a valid book', async () => {
    expect(await askPort(bytes)).toEqual([]);
  });
});

describe('pictures wider than the manuscript wants them', () => {
  const wide = png(900, 300, (x, y) => [x % 256, y % 256, (x * y) % 256]);
  const narrow = png(200, 100, (x) => [x, 0, 0]);
  const files = memoryFiles({
    'manuscript.yaml': 'title: Wide\ncover: cover.png\nepub: { maxImageWidth: 300 }',
    'a.md': '# A\n\n![Wide](wide.png)\n\n![Narrow](narrow.png)\n\n![Drawn](drawn.svg)',
    'wide.png': wide,
    'cover.png': png(400, 600, (x, y) => [y % 256, x % 256, 0]),
    'narrow.png': narrow,
    'drawn.svg':
      '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="90"><path d="M0 0h9v9z"/></svg>',
  });

  test('are made smaller, others stay as they are', async () => {
    const { composition, pictures, template } = await prepare(files);
    const { bytes } = await renderEpub(composition, pictures, template, { draw });
    const edition = new Edition(bytes);
    expect(images(edition, 'chapter-01.xhtml').map(({ src, width, height }) => [src, width, height])).toEqual(
      [
        ['images/wide.png', '300', '100'],
        ['images/narrow.png', '200', '100'],
        ['images/drawn.svg', '900', '90'],
      ],
    );
    const made = edition.files.get('OEBPS/images/wide.png')!;
    expect(imageSize(made)).toMatchObject({ width: 300, height: 100, type: 'png' });
    expect(Buffer.compare(edition.files.get('OEBPS/images/narrow.png')!, narrow)).toBe(0);
    // Shops want a large cover, whatever the pages can do with.
    expect(imageSize(edition.files.get('OEBPS/images/cover.png')!)).toMatchObject({
      width: 400,
      height: 600,
    });
    // Three pixels of the original to one: its colour is that of the middle one, or near it.
    const [pixel] = await coloursAt(made, [[20, 0]]);
    expect(Math.abs((pixel?.[0] ?? 0) - 61)).toBeLessThan(6);
  });

  test('stay where there is nothing to draw with, and the manuscript hears of it', async () => {
    const { composition, pictures, template } = await prepare(files);
    const { bytes, problems } = await renderEpub(composition, pictures, template);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('expected a browser that draws 1 pictures for the EPUB, found none'),
    ]);
    expect(Buffer.compare(new Edition(bytes).files.get('OEBPS/images/wide.png')!, wide)).toBe(0);
  });
});

/** The colours of some pixels of a picture, as a browser sees them. */
async function coloursAt(bytes: Uint8Array, pixels: readonly [number, number][]): Promise<number[][]> {
  const page = await launched.browser.newPage();
  try {
    return await page.evaluate(
      async (address, places) => {
        const image = new Image();
        image.src = address;
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = image.naturalWidth;
        canvas.height = image.naturalHeight;
        const context = canvas.getContext('2d')!;
        context.drawImage(image, 0, 0);
        return places.map(([x, y]) => [...context.getImageData(x!, y!, 1, 1).data]);
      },
      `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`,
      pixels as unknown as number[][],
    );
  } finally {
    await page.close();
  }
}
