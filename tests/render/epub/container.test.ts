import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { diskFiles } from '../../../src/manuscript/disk.ts';
import type { Files } from '../../../src/manuscript/files.ts';
import { Edition, render } from './edition.ts';
import { everything } from './everything.ts';

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
  vi.useRealTimers();
});

/** Renders as if elsewhere, on another day. */
async function renderedAt(
  timeZone: string,
  day: string,
  files: Files = everything(),
): Promise<{ bytes: Uint8Array; offset: number }> {
  process.env.TZ = timeZone;
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(day) });
  return { bytes: await render(files), offset: new Date(day).getTimezoneOffset() };
}

test('the same book gives the same bytes on any day in any time zone', async () => {
  const one = await renderedAt('Pacific/Kiritimati', '2026-01-01T12:00:00Z');
  const other = await renderedAt('America/Los_Angeles', '2031-07-31T23:00:00Z');
  expect(one.offset).not.toBe(other.offset);
  expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
});

test('the sample gives the same bytes in another folder, on another day, in another time zone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'imprimatur elsewhere '));
  try {
    const sample = new URL('../../../manuscript', import.meta.url).pathname;
    await cp(sample, join(folder, 'a copy'), { recursive: true });
    const one = await renderedAt('Asia/Almaty', '2026-11-22T23:30:00Z', diskFiles(sample));
    const other = await renderedAt(
      'America/St_Johns',
      '2030-02-28T01:00:00Z',
      diskFiles(join(folder, 'a copy')),
    );
    expect(one.bytes.length).toBeGreaterThan(10_000);
    expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('the archive begins with `mimetype`, stored, without an extra field', async () => {
  const bytes = Buffer.from(await render(everything()));
  expect(bytes.readUInt32LE(0)).toBe(0x04_03_4b_50);
  expect(bytes.readUInt16LE(8), 'compression method').toBe(0);
  expect(bytes.readUInt16LE(26), 'length of the name').toBe(8);
  expect(bytes.readUInt16LE(28), 'length of the extra field').toBe(0);
  expect(bytes.toString('latin1', 30, 58)).toBe('mimetypeapplication/epub+zip');
});

test('the archive has the container, the files, and no folders', async () => {
  const names = [...new Edition(await render(everything())).files.keys()];
  expect(names.slice(0, 4)).toEqual([
    'mimetype',
    'META-INF/container.xml',
    'OEBPS/content.opf',
    'OEBPS/toc.ncx',
  ]);
  expect(names.filter((name) => name.endsWith('/') || name.endsWith('toc.xhtml'))).toEqual([]);
});

test('rendering fetches nothing', async () => {
  const fetch = vi.spyOn(globalThis, 'fetch');
  await render(everything());
  expect(fetch).not.toHaveBeenCalled();
  fetch.mockRestore();
});
