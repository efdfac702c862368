/** What is kept on disk is found again whole, or not at all. */
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DiskStore } from '../../src/write/disk-store.ts';

const DAY = 86_400_000;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disk-store-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const bytes = (text: string): Buffer => Buffer.from(text);
const text = (found: Uint8Array | undefined): string | undefined => found && Buffer.from(found).toString();

async function files(): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  const kinds = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).isFile()));
  return names.filter((name, index) => kinds[index] && name !== 'looked-through').toSorted();
}

it('finds what was kept, by kind and key', async () => {
  const store = new DiskStore(folder, '1.0.0');
  await store.keep('galley', 'a', bytes('set'));
  await store.keep('sheet', 'a', bytes('printed'));
  await store.keep('galley', 'a', bytes('set again'));
  expect(text(await store.find('galley', 'a'))).toBe('set again');
  expect(text(await store.find('sheet', 'a'))).toBe('printed');
  expect(await store.find('sheet', 'b')).toBeUndefined();
});

it('finds nothing that another version has kept', async () => {
  await new DiskStore(folder, '1.0.0').keep('sheet', 'a', bytes('printed'));
  expect(await new DiskStore(folder, '1.0.1').find('sheet', 'a')).toBeUndefined();
});

it.each([
  ['cut short', (whole: Buffer) => whole.subarray(0, -1)],
  ['empty', () => Buffer.alloc(0)],
  ['changed in one byte', (whole: Buffer) => Buffer.concat([whole.subarray(0, -1), bytes('X')])],
])('finds nothing in a file that is %s, and makes it anew', async (_, damage) => {
  const store = new DiskStore(folder, '1');
  await store.keep('sheet', 'a', bytes('printed'));
  const [name] = await files();
  const path = join(folder, name!);
  await writeFile(path, damage(await readFile(path)));
  expect(await store.find('sheet', 'a')).toBeUndefined();
  await store.keep('sheet', 'a', bytes('printed'));
  expect(text(await store.find('sheet', 'a'))).toBe('printed');
});

it('many that keep the same at once leave one whole file', async () => {
  const value = 'x'.repeat(200_000);
  const stores = Array.from({ length: 8 }, () => new DiskStore(folder, '1'));
  await Promise.all(stores.map((store) => store.keep('sheet', 'a', bytes(value))));
  expect(await files()).toHaveLength(1);
  expect(text(await stores[0]!.find('sheet', 'a'))).toBe(value);
});

it('is no trouble where nothing can be kept', async () => {
  const file = join(folder, 'a file');
  await writeFile(file, '');
  const store = new DiskStore(join(file, 'within'), '1');
  await store.keep('sheet', 'a', bytes('printed'));
  await store.tidy();
  expect(await store.find('sheet', 'a')).toBeUndefined();
});

/** As if a file had last been used so many days ago. */
async function age(days: number, name: string): Promise<void> {
  const then = new Date(Date.now() - days * DAY);
  await utimes(join(folder, name), then, then);
}

describe('tidying', () => {
  it('removes what was not used for long, and what was begun and never finished', async () => {
    const store = new DiskStore(folder, '1', { days: 30, bytes: 1e9 });
    await store.keep('sheet', 'old', bytes('old'));
    const [old] = await files();
    await age(31, old!);
    await store.keep('sheet', 'new', bytes('new'));
    await writeFile(join(folder, 'sheet', 'abandoned.part'), '');
    await age(0.5, 'sheet/abandoned.part');
    await writeFile(join(folder, 'sheet', 'at-work.part'), '');
    await store.tidy();
    expect(text(await store.find('sheet', 'new'))).toBe('new');
    expect(await store.find('sheet', 'old')).toBeUndefined();
    expect(await files()).toHaveLength(2);
  });

  it('keeps what is used, however old it is', async () => {
    const store = new DiskStore(folder, '1', { days: 30, bytes: 1e9 });
    await store.keep('sheet', 'a', bytes('used'));
    await age(31, (await files())[0]!);
    await store.find('sheet', 'a');
    await store.tidy();
    expect(text(await store.find('sheet', 'a'))).toBe('used');
  });

  it('removes what was used longest ago where there is too much', async () => {
    const store = new DiskStore(folder, '1', { days: 30, bytes: 250 });
    for (const [index, key] of ['a', 'b', 'c'].entries()) {
      const before = await files();
      await store.keep('sheet', key, Buffer.alloc(80));
      const added = (await files()).find((name) => !before.includes(name));
      await age(3 - index, added!);
    }
    await store.tidy();
    const found = await Promise.all(
      ['a', 'b', 'c'].map(async (key) => (await store.find('sheet', key))?.length),
    );
    expect(found).toEqual([undefined, 80, 80]);
  });

  it('looks once a day', async () => {
    const store = new DiskStore(folder, '1', { days: 1, bytes: 1e9 });
    await store.tidy();
    await store.keep('sheet', 'a', bytes('old'));
    await age(2, (await files())[0]!);
    await store.tidy();
    expect(await files()).toHaveLength(1);
    await store.tidy(Date.now() + 1.1 * DAY);
    expect(await files()).toEqual([]);
  });
});
