/** What was learnt is kept, for a while, and is never lost. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { formatCache, isFresh, parseCache, type CachedVerdict } from '../../src/links/cached-verdicts.ts';
import { checkLinks, type LinkOptions } from '../../src/links/check-links.ts';
import { chapterOf } from '../check/in-memory.ts';
import { hasty, says, saysNothing, startWeb, type Web } from './web.ts';

let web: Web;
let folder: string;
let cacheFile: string;

beforeAll(async () => {
  web = await startWeb();
});
afterAll(() => web.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'imprimatur-links-'));
  cacheFile = join(folder, '.imprimatur', 'links.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function found(paths: readonly string[], options: LinkOptions = {}): Promise<string[]> {
  const book = await chapterOf(paths.map((path) => `<${web.origin}${path}>`).join('\n\n'));
  const problems = await checkLinks(book, { ...hasty(web), cacheFile, ...options });
  return problems.map(({ ruleId, line }) => `${ruleId} ${line}`);
}

/** The same answers, as if they were given so many days ago. */
function age(days: number): void {
  const asked = new Date(Date.now() - days * 86_400_000).toISOString();
  writeFileSync(
    cacheFile,
    readFileSync(cacheFile, 'utf8').replaceAll(/"asked": "[^"]+"/gu, `"asked": "${asked}"`),
  );
}

const PAGES = {
  '/fine': says(200),
  '/moved': says(301, { location: '/fine' }),
  '/refused': says(403),
  '/broken': says(500),
};
const PATHS = [...Object.keys(PAGES), '/dead'];
const EXPECTED = ['moved-link 3', 'unverified-link 5', 'unverified-link 7', 'dead-link 9'];

const askedPaths = (): string[] =>
  [...new Set(web.asked.map(({ path }) => path.split('?')[0] ?? ''))].toSorted();

it('gives the same report again and asks only what may have been a passing trouble', async () => {
  web.now(PAGES);
  expect(await found(PATHS)).toEqual(EXPECTED);
  web.now(PAGES);
  expect(await found(PATHS)).toEqual(EXPECTED);
  expect(askedPaths()).toEqual(['/broken', '/robots.txt']);
});

it('asks for bad news again after a day, and for good news after its age', async () => {
  web.now(PAGES);
  await found(PATHS);
  age(2);
  web.now(PAGES);
  expect(await found(PATHS)).toEqual(EXPECTED);
  expect(askedPaths()).toEqual(['/broken', '/dead', '/refused', '/robots.txt', '/wayback/available']);
  age(15);
  web.now(PAGES);
  expect(await found(PATHS)).toEqual(EXPECTED);
  expect(askedPaths()).toContain('/fine');
});

it('asks everything anew for an age of 0, and keeps the answers all the same', async () => {
  web.now(PAGES);
  await found(['/fine']);
  web.now(PAGES);
  await found(['/fine'], { maxAge: 0 });
  expect(askedPaths()).toEqual(['/fine', '/robots.txt']);
  web.now(PAGES);
  await found(['/fine']);
  expect(askedPaths()).toEqual([]);
});

it('keeps the archived copy', async () => {
  const closest = { available: true, url: 'https://web.archive.org/web/2020/x', status: '200' };
  web.now({ '/wayback/available': says(200, {}, JSON.stringify({ archived_snapshots: { closest } })) });
  const reasons = async (): Promise<string[]> =>
    (await checkLinks(await chapterOf(`<${web.origin}/dead>`), { ...hasty(web), cacheFile })).map(
      ({ reason }) => reason,
    );
  const first = await reasons();
  expect(first[0]).toContain(closest.url);
  web.now({});
  expect(await reasons()).toEqual(first);
  expect(web.asked).toEqual([]);
});

it('leaves nothing beside the file', async () => {
  web.now(PAGES);
  await found(PATHS);
  expect(readdirSync(join(folder, '.imprimatur'))).toEqual(['links.json']);
  const kept = JSON.parse(readFileSync(cacheFile, 'utf8')) as { version: number; links: object };
  expect(kept.version).toBe(1);
  // The trouble at a server is not worth keeping.
  expect(Object.keys(kept.links)).toEqual(
    ['/dead', '/fine', '/moved', '/refused'].map((path) => `${web.origin}${path}`),
  );
});

it.each(['', 'no JSON', '[]', '{"version":2,"links":{}}', '{"version":1,"links":[]}'])(
  'takes %j for nothing, and writes it anew',
  async (content) => {
    await mkdir(join(folder, '.imprimatur'));
    writeFileSync(cacheFile, content);
    web.now(PAGES);
    expect(await found(PATHS)).toEqual(EXPECTED);
    expect(parseCache(readFileSync(cacheFile, 'utf8')).size).toBe(4);
  },
);

it('says at once that it cannot keep anything, before anybody is asked', async () => {
  await mkdir(cacheFile, { recursive: true });
  web.now(PAGES);
  await expect(found(PATHS)).rejects.toMatchObject({
    name: 'LinkCacheError',
    exitCode: 2,
    message: expect.stringMatching(
      /^expected a file .*links\.json`, found EISDIR; name another one$/u,
    ) as string,
  });
  writeFileSync(join(folder, 'file'), '');
  await expect(found(PATHS, { cacheFile: join(folder, 'file', 'links.json') })).rejects.toThrow('ENOTDIR');
  expect(web.asked).toEqual([]);
});

describe('an interruption', () => {
  it('ends everything at once, with its own reason, and keeps what was learnt', async () => {
    web.now({ '/fine': says(200), '/slow': saysNothing });
    const interruption = new AbortController();
    const reason = new Error('interrupted');
    const asking = found(['/fine', '/slow', '/dead'], {
      timeout: 60_000,
      signal: interruption.signal,
      onProgress: ({ done }) => {
        if (done === 2) interruption.abort(reason);
      },
    });
    const began = performance.now();
    await expect(asking).rejects.toBe(reason);
    expect(performance.now() - began).toBeLessThan(5_000);
    expect([...parseCache(readFileSync(cacheFile, 'utf8')).keys()]).toEqual(
      ['/dead', '/fine'].map((path) => `${web.origin}${path}`),
    );
    const { length } = web.asked;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(web.asked.length).toBe(length);
  });

  it('before the beginning asks nobody', async () => {
    web.now(PAGES);
    await expect(found(PATHS, { signal: AbortSignal.abort(new Error('interrupted')) })).rejects.toThrow(
      'interrupted',
    );
    expect(web.asked).toEqual([]);
  });

  it('during a pause does not wait for its end', async () => {
    web.now({ '/a': says(500) });
    const began = performance.now();
    await expect(found(['/a'], { backOff: 60_000, signal: AbortSignal.timeout(300) })).rejects.toMatchObject({
      name: 'TimeoutError',
    });
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

it('without a file nothing is written', async () => {
  web.now(PAGES);
  await found(PATHS, { cacheFile: undefined });
  expect(existsSync(join(folder, '.imprimatur'))).toBe(false);
});

const entry = (asked: string, verdict: CachedVerdict['verdict']): CachedVerdict => ({ asked, verdict });

describe('an answer', () => {
  const now = Date.parse('2026-06-15T12:00:00Z');

  it.each<[string, CachedVerdict['verdict'], boolean]>([
    ['2026-06-02T12:00:00Z', { kind: 'fine' }, true],
    ['2026-06-01T11:00:00Z', { kind: 'fine' }, false],
    ['2026-06-14T13:00:00Z', { kind: 'dead', status: 404 }, true],
    ['2026-06-14T11:00:00Z', { kind: 'dead', status: 404 }, false],
    ['2026-06-14T13:00:00Z', { kind: 'unverified', reason: 'status', detail: '403' }, true],
    ['2026-06-14T11:00:00Z', { kind: 'unverified', reason: 'status', detail: '403' }, false],
    ['2026-06-15T11:59:00Z', { kind: 'unverified', reason: 'status', detail: '429' }, false],
    ['2026-06-15T11:59:00Z', { kind: 'unverified', reason: 'status', detail: '503' }, false],
    ['2026-06-15T11:59:00Z', { kind: 'unverified', reason: 'timeout', detail: '20' }, false],
    ['2026-06-15T11:59:00Z', { kind: 'unverified', reason: 'dns', detail: 'ENOTFOUND' }, false],
    ['2026-06-15T11:59:00Z', { kind: 'unverified', reason: 'private', detail: '10.0.0.1' }, false],
    ['2026-06-16T12:00:00Z', { kind: 'fine' }, false],
  ])('of %s, %j, is fresh: %s', (asked, verdict, fresh) => {
    expect(isFresh(entry(asked, verdict), 14, now)).toBe(fresh);
  });

  it('that somebody else wrote is left out, the others are kept', () => {
    const good = entry('2026-06-14T12:30:00Z', { kind: 'dead', status: 410, end: 'https://example.org/b' });
    const links = {
      'https://example.org/a': good,
      'https://example.org/b': { asked: 'yesterday', verdict: { kind: 'fine' } },
      'https://example.org/c': { asked: '2026-06-14T12:30:00Z', verdict: { kind: 'splendid' } },
      'https://example.org/d': null,
    };
    const cache = parseCache(JSON.stringify({ version: 1, links }));
    expect([...cache]).toEqual([['https://example.org/a', good]]);
    expect(parseCache(formatCache(cache, 14, now))).toEqual(cache);
  });
});
