import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliCompressSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EnvironmentError } from '../../../src/print/browser/environment-error.ts';
import { extractTar } from '../../../src/print/browser/extract-tar.ts';
import { unpackBrowser, type PackedBrowser } from '../../../src/print/browser/unpack.ts';

const isRoot = process.getuid?.() === 0;
const onWindows = process.platform === 'win32';
let root: string;
let cache: string;
let packed: PackedBrowser;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'unpack-test-'));
  cache = join(root, 'cache', 'imprimatur');
  packed = { folder: join(root, 'bin'), version: '1.2.3', arch: 'x64' };
  await mkdir(packed.folder);
  await writeFile(
    join(packed.folder, 'chromium.br'),
    brotliCompressSync(Buffer.alloc(3_000_000, 'chromium')),
  );
  await writeTar('al2023.tar.br', [{ name: 'lib/libnss3.so', mode: 0o777, uid: 4711 }]);
  await writeTar('fonts.tar.br', [
    { name: 'fonts.conf' },
    { name: 'fonts/', type: 'directory' },
    { name: 'fonts/Sans.ttf' },
  ]);
});

afterEach(() => rm(root, { recursive: true, force: true }));

type Entry = NonNullable<Parameters<ReturnType<typeof pack>['entry']>[0]>;

async function writeTar(name: string, entries: readonly Entry[]): Promise<string> {
  const tar = pack();
  for (const entry of entries) tar.entry(entry, entry.type === undefined ? `the text of ${entry.name}` : '');
  tar.finalize();
  const file = join(packed.folder, name);
  await writeFile(file, brotliCompressSync(await buffer(tar as unknown as AsyncIterable<Uint8Array>)));
  return file;
}

const mode = async (path: string) => (await stat(path)).mode & 0o777;

describe('unpacking', () => {
  it('makes everything private, whatever the archive says', async () => {
    const { folder, executablePath, libraries, fonts } = await unpackBrowser(packed, cache);
    expect(folder).toBe(join(cache, 'chromium-1.2.3-x64'));
    expect((await stat(executablePath)).size).toBe(3_000_000);
    expect(await readFile(join(libraries, 'libnss3.so'), 'utf8')).toBe('the text of lib/libnss3.so');
    expect(await readdir(fonts)).toEqual(['Sans.ttf']);
    if (onWindows) return;
    expect(await mode(cache)).toBe(0o700);
    expect(await mode(folder)).toBe(0o700);
    expect(await mode(executablePath)).toBe(0o700);
    expect(await mode(join(libraries, 'libnss3.so'))).toBe(0o600);
    expect((await stat(join(libraries, 'libnss3.so'))).uid).toBe(process.getuid?.());
  });

  it('does nothing the second time', async () => {
    const first = await unpackBrowser(packed, cache);
    const { mtimeMs, ino } = await stat(first.executablePath);
    await rm(packed.folder, { recursive: true });
    expect(await unpackBrowser(packed, cache)).toEqual(first);
    expect(await stat(first.executablePath)).toMatchObject({ mtimeMs, ino });
  });

  it('is not disturbed by others that unpack at the same time', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => unpackBrowser(packed, cache)));
    expect(new Set(all.map(({ folder }) => folder)).size).toBe(1);
    expect(await readdir(cache)).toEqual(['chromium-1.2.3-x64']);
    expect(await readdir(all[0]?.folder ?? '')).toContain('unpacked.json');
  });

  it('leaves nothing when it is aborted', async () => {
    const abort = new AbortController();
    const unpacking = unpackBrowser(packed, cache, abort.signal);
    abort.abort();
    await expect(unpacking).rejects.toThrow(/abort/iu);
    expect(await readdir(cache)).toEqual([]);
  });

  it('leaves nothing when the package is damaged', async () => {
    await truncate(join(packed.folder, 'fonts.tar.br'), 20);
    await expect(unpackBrowser(packed, cache)).rejects.toThrow(/unexpected end of file/u);
    expect(await readdir(cache)).toEqual([]);
  });

  it('unpacks afresh what lost a file or was cut short', async () => {
    const { executablePath, libraries } = await unpackBrowser(packed, cache);
    await truncate(executablePath, 10);
    await unpackBrowser(packed, cache);
    expect((await stat(executablePath)).size).toBe(3_000_000);
    await rm(join(libraries, 'libnss3.so'));
    await unpackBrowser(packed, cache);
    expect(await readdir(libraries)).toEqual(['libnss3.so']);
    expect(await readdir(cache)).toEqual(['chromium-1.2.3-x64']);
  });

  it('takes no notice of what a dead process left, and removes it after a day', async () => {
    const young = join(cache, 'chromium-1.2.3-x64.part-young');
    const old = join(cache, 'chromium-1.2.3-x64.part-old');
    await mkdir(young, { recursive: true, mode: 0o700 });
    await mkdir(old);
    await utimes(old, new Date('2020-01-01'), new Date('2020-01-01'));
    await unpackBrowser(packed, cache);
    expect((await readdir(cache)).toSorted()).toEqual([
      'chromium-1.2.3-x64',
      'chromium-1.2.3-x64.part-young',
    ]);
  });
});

/** What the refusal to use a folder says. */
async function refusal(): Promise<string> {
  const error: unknown = await unpackBrowser(packed, cache).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(EnvironmentError);
  expect((error as EnvironmentError).exitCode).toBe(3);
  return (error as EnvironmentError).message;
}

describe.skipIf(onWindows)('a folder that cannot be trusted', () => {
  it('is refused when others may write to it', async () => {
    const { folder } = await unpackBrowser(packed, cache);
    await chmod(folder, 0o777);
    expect(await refusal()).toContain('only its owner may write to it, found mode 777');
  });

  it('is refused when others may write to the program in it', async () => {
    const { executablePath } = await unpackBrowser(packed, cache);
    await chmod(executablePath, 0o720);
    expect(await refusal()).toContain(`${executablePath}: expected that only its owner may write to it`);
  });

  it('is refused when others may write to the cache itself', async () => {
    await mkdir(cache, { recursive: true });
    await chmod(cache, 0o1777);
    expect(await refusal()).toContain('found mode 777');
  });

  it('is refused when it is a link', async () => {
    await mkdir(cache, { recursive: true, mode: 0o700 });
    await symlink(root, join(cache, 'chromium-1.2.3-x64'));
    expect(await refusal()).toContain('found a symbolic link');
  });

  it.skipIf(!isRoot)('is refused when it belongs to somebody else', async () => {
    const { folder } = await unpackBrowser(packed, cache);
    await chown(folder, 4711, 4711);
    expect(await refusal()).toContain('found uid 4711');
  });
});

describe('a tar file', () => {
  it.each([
    [{ name: '../outside' }],
    [{ name: 'lib/../../outside' }],
    [{ name: '/etc/outside' }],
    [{ name: 'lib\\..\\outside' }],
    [{ name: 'link', type: 'symlink', linkname: '/etc' }],
    [{ name: 'link', type: 'link', linkname: '../outside' }],
    [{ name: 'pipe', type: 'fifo' }],
  ] as const)('cannot reach out of its folder: %j', async (entry) => {
    const file = await writeTar('evil.tar.br', [entry as Entry]);
    await expect(extractTar(file, join(root, 'inner', 'into'))).rejects.toThrow(
      /expected (?:names inside|only files)/u,
    );
    expect(await readdir(root)).not.toContain('outside');
    expect(await readdir(join(root, 'inner')).catch(() => [])).toEqual([]);
  });

  it('may not hold a name twice', async () => {
    const file = await writeTar('twice.tar.br', [{ name: 'a' }, { name: 'a' }]);
    await expect(extractTar(file, join(root, 'into'))).rejects.toThrow(/EEXIST/u);
  });
});
