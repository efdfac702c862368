/** Which pictures are read, and what is said of the others. */
import { expect, it } from 'vitest';
import { parse } from '../../src/book/book.ts';
import { readPictures } from '../../src/book/pictures.ts';
import { loadFrom } from '../../src/manuscript/load.ts';
import { memoryFiles } from '../../src/manuscript/memory.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAYAAACddGYaAAAAC0lEQVQIW2NgwAkAABoAAQA4w5UAAAAASUVORK5CYII=',
  'base64',
);
const GIF = Buffer.from('R0lGODlhAQACAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAIAAAIBRAA7', 'base64');

/** A JPEG of 4 × 2 pixels that says in its Exif data how it was held. */
function jpeg(orientation: number): Uint8Array {
  const tiff = [
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ];
  const exif = [...Buffer.from('Exif\0\0', 'latin1'), ...tiff];
  const frame = [8, 0, 2, 0, 4, 1, 1, 0x11, 0];
  return Uint8Array.from([
    0xff,
    0xd8,
    0xff,
    0xe1,
    0,
    exif.length + 2,
    ...exif,
    0xff,
    0xc0,
    0,
    frame.length + 2,
    ...frame,
    0xff,
    0xd9,
  ]);
}

async function read(name: string, bytes: string | Uint8Array) {
  const files = memoryFiles({ 'manuscript.yaml': 'title: T', 'a.md': `![alt](${name})`, [name]: bytes });
  const { pictures, problems } = await readPictures(await parse(await loadFrom(files, 'book')), files);
  const picture = pictures.get(name);
  return {
    found: picture && `${picture.mediaType} ${picture.width}×${picture.height}`,
    problems: problems.map(
      ({ ruleId, severity, file, reason }) => `${severity} ${ruleId} ${file}: ${reason}`,
    ),
    bytes: picture?.bytes,
  };
}

it.each([
  ['a.png', PNG, 'image/png 3×2'],
  ['a.gif', GIF, 'image/gif 1×2'],
  ['named-wrongly.jpg', PNG, 'image/png 3×2'],
  ['a.jpg', jpeg(1), 'image/jpeg 4×2'],
  ['upright.jpg', jpeg(6), 'image/jpeg 2×4'],
  ['a.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="5" height="7"/>', 'image/svg+xml 5×7'],
  ['b.svg', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 9"/>', 'image/svg+xml 8×9'],
])('%s is a picture', async (name, bytes, expected) => {
  const { found, problems } = await read(name, bytes);
  expect([found, problems]).toEqual([expected, []]);
});

it.each([
  ['cut-short.png', PNG.subarray(0, 12)],
  ['text.png', 'only text'],
  ['empty.png', ''],
  ['a.bmp', Buffer.concat([Buffer.from('BM'), Buffer.alloc(60, 1)])],
  ['broken.svg', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><g></svg>'],
])('%s is none, and an error', async (name, bytes) => {
  const { found, problems } = await read(name, bytes);
  expect(found).toBeUndefined();
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(
    `error missing-image ${name}: expected a PNG, JPEG, GIF, WebP or SVG picture`,
  );
});

it('takes a script out of a drawing, and says so', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><script>x</script></svg>';
  const { problems, bytes } = await read('a.svg', svg);
  expect(new TextDecoder().decode(bytes)).not.toContain('script');
  expect(problems).toEqual([
    expect.stringContaining('warning raw-html-dropped a.svg: expected a drawing only, found `script`'),
  ]);
});
