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
import { askOfficial, askPort, hasOfficial } from './validators.ts';

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
      expect.stringContaining('expected a browser that draws 1 picture for the EPUB, found none'),
    ]);
    expect(Buffer.compare(new Edition(bytes).files.get('OEBPS/images/wide.png')!, wide)).toBe(0);
  });
});

describe('WebP, which not every reading system shows', () => {
  const size = { width: 600, height: 400 };
  const drawn = async (pixel: (x: number, y: number) => [number, number, number]) => {
    const bytes = png(size.width, size.height, pixel);
    return (
      await drawPictures(launched.browser, [{ ...size, mediaType: 'image/png', bytes, as: 'webp' }])
    )[0]!;
  };
  let files: ReturnType<typeof memoryFiles>;
  beforeAll(async () => {
    const [red, blue] = [await drawn(() => [250, 0, 0]), await drawn(() => [0, 0, 250])];
    files = memoryFiles({
      'manuscript.yaml': 'title: T\ncover: red.webp\nepub: { maxImageWidth: 300 }',
      'a.md':
        '# A\n\n![Red](red.webp)\n\n![Blue](blue.webp)\n\n![Moving](moving.webp)\n\n![Clear](clear.webp)',
      'red.webp': red,
      'blue.webp': blue,
      'moving.webp': moving([red, blue], size),
      'clear.webp': await clear(size),
    });
  });

  test('becomes PNG or JPEG, the moving one its first picture', async () => {
    const { composition, pictures, template } = await prepare(files);
    const { bytes, problems } = await renderEpub(composition, pictures, template, { draw });
    expect(problems).toEqual([]);
    const edition = new Edition(bytes);
    expect(images(edition, 'chapter-01.xhtml').map(({ src, width, height }) => [src, width, height])).toEqual(
      [
        // The cover keeps its size, and is the same file.
        ['images/red.jpg', '600', '400'],
        ['images/blue.jpg', '300', '200'],
        ['images/moving.jpg', '300', '200'],
        ['images/clear.png', '300', '200'],
      ],
    );
    expect([...edition.files.keys()].filter((name) => name.endsWith('.webp'))).toEqual([]);
    const [moved] = await coloursAt(edition.files.get('OEBPS/images/moving.jpg')!, [[10, 10]]);
    expect(moved?.[0]).toBeGreaterThan(240);
    const colours = await coloursAt(edition.files.get('OEBPS/images/clear.png')!, [
      [50, 100],
      [250, 100],
    ]);
    expect(colours.map((colour) => colour[3])).toEqual([255, 0]);
    expect(edition.text('content.opf')).toMatch(/accessibilityHazard">none</u);
    expect(await askPort(bytes)).toEqual([]);
    expect(hasOfficial() ? await askOfficial(bytes) : []).toEqual([]);
  }, 60_000);

  test('stays where there is nothing to draw with, and the manuscript hears why that is bad', async () => {
    const { composition, pictures, template } = await prepare(files);
    const { bytes, problems } = await renderEpub(composition, pictures, template);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^expected a browser that makes PNG or JPEG of 4 WebP pictures for the EPUB, found none/u,
      ),
    ]);
    expect(images(new Edition(bytes), 'chapter-01.xhtml')[0]?.src).toBe('images/red.webp');
  });
});

interface Size {
  width: number;
  height: number;
}

/** A WebP that moves, of the pictures of others of its size (RFC 9649, §2.7.1). */
function moving(stills: readonly Uint8Array[], { width, height }: Size): Uint8Array {
  const canvas = [...three(width - 1), ...three(height - 1)];
  const frames = stills.map((still) =>
    chunk('ANMF', [0, 0, 0, 0, 0, 0, ...canvas, ...three(20), 0, ...pictureOf(still)]),
  );
  const content = [
    ...chunk('VP8X', [2, 0, 0, 0, ...canvas]),
    ...chunk('ANIM', [0, 0, 0, 0, 0, 0]),
    ...frames.flat(),
  ];
  return Uint8Array.from(chunk('RIFF', [...Buffer.from('WEBP'), ...content]));
}

/** A number of three bytes, the least first. */
function three(value: number): number[] {
  return [value & 255, (value >> 8) & 255, value >> 16];
}

function chunk(name: string, data: readonly number[]): number[] {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(data.length);
  return [...Buffer.from(name), ...size, ...data, ...(data.length % 2 === 1 ? [0] : [])];
}

/** The chunk with the picture of a still WebP. */
function pictureOf(still: Uint8Array): number[] {
  const bytes = Buffer.from(still);
  for (
    let at = 12;
    at < bytes.length;
    at += 8 + bytes.readUInt32LE(at + 4) + (bytes.readUInt32LE(at + 4) % 2)
  ) {
    if (/^VP8[ L]/u.test(bytes.toString('latin1', at, at + 4)))
      return chunk(bytes.toString('latin1', at, at + 4), [
        ...bytes.subarray(at + 8, at + 8 + bytes.readUInt32LE(at + 4)),
      ]);
  }
  throw new Error('expected a picture, found none');
}

/** A WebP whose right half is nothing. */
async function clear({ width, height }: Size): Promise<Uint8Array> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><path d="M0 0h${width / 2}v${height}H0z"/></svg>`;
  const bytes = new TextEncoder().encode(svg);
  const orders = [{ mediaType: 'image/svg+xml', bytes, width, height, as: 'webp' } as const];
  return (await drawPictures(launched.browser, orders))[0]!;
}

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
      `data:image/${imageSize(bytes).type === 'jpg' ? 'jpeg' : 'png'};base64,${Buffer.from(bytes).toString('base64')}`,
      pixels as unknown as number[][],
    );
  } finally {
    await page.close();
  }
}
