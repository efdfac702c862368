/** Each address once, few at a time, and not before its turn. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkLinks } from '../../src/links/check-links.ts';
import { createTurns } from '../../src/links/turns.ts';
import { bookOf, chapterOf } from '../check/in-memory.ts';
import { after, hasty, says, startWeb, type Web } from './web.ts';

let web: Web;

beforeAll(async () => {
  web = await startWeb();
});
afterAll(() => web.close());

const many = Array.from({ length: 12 }, (_, index) => `/${index}`);
const text = (paths: readonly string[]): string => paths.map((path) => `<${web.origin}${path}>`).join('\n\n');

it('asks once for an address that stands in many places, with and without a fragment', async () => {
  web.now({ '/a': says(404) });
  const book = await bookOf({
    '1.md': `[One](${web.origin}/a), <${web.origin}/a#top>.[^1]\n\n[^1]: ${web.origin}/a.\n`,
    '2.md': `[Two][two].\n\n[two]: ${web.origin}/a#end\n`,
  });
  const problems = await checkLinks(book, hasty(web));
  expect(problems.map(({ file, line, ruleId }) => `${file}:${line} ${ruleId}`)).toEqual([
    '1.md:1 dead-link',
    '1.md:1 dead-link',
    '1.md:3 dead-link',
    '2.md:1 dead-link',
  ]);
  expect(web.methodsFor('/a')).toEqual(['HEAD', 'GET']);
});

it('asks a host by no more than two at a time', async () => {
  web.now(Object.fromEntries(many.map((path) => [path, after(20, says(200))])));
  await checkLinks(await chapterOf(text(many)), hasty(web));
  expect(web.asked.length).toBe(many.length + 1);
  expect(web.most()).toBe(2);
});

it('asks no more than so many in all', async () => {
  web.now(Object.fromEntries(many.map((path) => [path, after(20, says(200))])));
  await checkLinks(await chapterOf(text(many)), { ...hasty(web), perHost: 9, overall: 3 });
  expect(web.most()).toBe(3);
});

it('pauses between two questions to a host', async () => {
  web.now(Object.fromEntries(many.map((path) => [path, says(200)])));
  await checkLinks(await chapterOf(text(many.slice(0, 5))), { ...hasty(web), delay: 60 });
  const times = web.asked.map(({ at }) => at);
  expect(times.length).toBe(6);
  for (const [index, at] of times.slice(1).entries())
    expect(at - (times[index] ?? 0)).toBeGreaterThanOrEqual(50);
});

it('a slow host keeps no other waiting', async () => {
  const turns = createTurns({ overall: 2, perHost: 1, delay: 0 }, new AbortController().signal);
  const done: string[] = [];
  const take = (host: string, name: string, milliseconds: number): Promise<void> =>
    turns.take(host, async () => {
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      done.push(name);
    });
  await Promise.all([
    take('slow', 'slow 1', 600),
    take('slow', 'slow 2', 0),
    take('quick', 'quick 1', 5),
    take('quick', 'quick 2', 5),
    take('other', 'other 1', 5),
  ]);
  expect(done.slice(0, 3).toSorted()).toEqual(['other 1', 'quick 1', 'quick 2']);
  expect(done.slice(3)).toEqual(['slow 1', 'slow 2']);
});

it('a host that asked for rest is left alone, and the place is given back when a task fails', async () => {
  const turns = createTurns({ overall: 1, perHost: 1, delay: 0 }, new AbortController().signal);
  await expect(turns.take('host', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  turns.rest('host', 500);
  const began = performance.now();
  await turns.take('other', async () => {});
  expect(performance.now() - began).toBeLessThan(400);
  await turns.take('host', async () => {});
  expect(performance.now() - began).toBeGreaterThanOrEqual(490);
});

it('tells how far it is', async () => {
  web.now({ '/0': says(200), '/1': says(404), '/2': says(200) });
  const told: string[] = [];
  await checkLinks(await chapterOf(text(many.slice(0, 3))), {
    ...hasty(web),
    onProgress: ({ done, total }) => told.push(`${done}/${total}`),
  });
  expect(told).toEqual(['1/3', '2/3', '3/3']);
});

it('asks nobody where no rule wants to know', async () => {
  web.now({});
  const book = await chapterOf(text(['/a']));
  const off = { 'dead-link': 'off', 'unverified-link': 'off', 'moved-link': 'off' } as const;
  expect(await checkLinks(book, { ...hasty(web), rules: off })).toEqual([]);
  expect(await checkLinks(book, { ...hasty(web), preset: 'off' })).toEqual([]);
  expect(web.asked).toEqual([]);
});

it('follows the severities that a configuration sets', async () => {
  web.now({ '/b': says(403) });
  const book = await bookOf({
    'manuscript.yaml': 'title: Trade\ncheck:\n  rules:\n    dead-link: error\n    unverified-link: "off"\n',
    'one.md': text(['/a', '/b']),
  });
  const severities = async (rules = {}): Promise<string[]> =>
    (await checkLinks(book, { ...hasty(web), rules })).map(({ ruleId, severity }) => `${ruleId} ${severity}`);
  expect(await severities()).toEqual(['dead-link error']);
  expect(await severities({ 'unverified-link': 'warning' })).toEqual([
    'dead-link error',
    'unverified-link warning',
  ]);
});
