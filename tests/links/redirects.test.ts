/** Where addresses lead, and how far they are followed. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkLinks } from '../../src/links/check-links.ts';
import { chapterOf } from '../check/in-memory.ts';
import { hasty, says, startWeb, type Behaviour, type Web } from './web.ts';

let web: Web;

beforeAll(async () => {
  web = await startWeb();
});
afterAll(() => web.close());

async function foundFor(path: string, paths: Readonly<Record<string, Behaviour>>): Promise<string[]> {
  web.now(paths);
  const problems = await checkLinks(await chapterOf(`See <${web.origin}${path}>.\n`), hasty(web));
  return problems.map(
    ({ ruleId, reason }) => `${ruleId}: ${/found (.*);/u.exec(reason.replaceAll(web.origin, ''))?.[1]}`,
  );
}

const leadsTo = (location: string, status = 302): Behaviour => says(status, { location });

it.each([301, 302, 303, 307, 308])('%i is followed', async (status) => {
  await foundFor('/a', { '/a': leadsTo('/b', status), '/b': says(200) });
  expect(web.methodsFor('/b')).toEqual(['HEAD']);
});

it('a page that moved for good is told as information', async () => {
  expect(
    await foundFor('/a', { '/a': leadsTo('/b', 301), '/b': leadsTo('c/d?e', 308), '/c/d': says(200) }),
  ).toEqual(['moved-link: it moved to `/c/d?e` for good']);
});

it('one that is only for now elsewhere is not', async () => {
  expect(
    await foundFor('/a', { '/a': leadsTo('/b', 301), '/b': leadsTo('/c', 302), '/c': says(200) }),
  ).toEqual([]);
});

it('a slash or a capital letter more is no move', async () => {
  expect(await foundFor('/a', { '/a': leadsTo('/a/', 301), '/a/': says(200) })).toEqual([]);
  expect(await foundFor('/a?b', { '/a': leadsTo('/A/?b', 301), '/A/': says(200) })).toEqual([]);
});

it('a move to a page that is refused is unverified, and no move', async () => {
  expect(await foundFor('/a', { '/a': leadsTo('/b', 301), '/b': says(403) })).toEqual([
    'unverified-link: the answer 403 (refused)',
  ]);
});

it('loops end', async () => {
  expect(await foundFor('/a', { '/a': leadsTo('/b'), '/b': leadsTo('/a') })).toEqual([
    'unverified-link: that it leads on and on',
  ]);
  expect(web.asked.map(({ path }) => path)).toEqual(['/robots.txt', '/a', '/b']);
});

/** Leads to itself with another query each time. */
const onAndOn: Behaviour = (request, response, times) =>
  leadsTo(`/a?${Number(request.url?.split('?')[1] ?? 0) + 1}`)(request, response, times);

it('ways without end are followed for ten steps', async () => {
  expect(await foundFor('/a', { '/a': onAndOn })).toEqual(['unverified-link: that it leads on and on']);
  expect(web.asked.length).toBe(1 + 1 + 10);
});

it.each(['ftp://example.org/a', 'javascript:alert(1)', 'file:///etc/passwd', 'http://'])(
  'a way to `%s` is not followed',
  async (location) => {
    expect(await foundFor('/a', { '/a': leadsTo(location) })).toEqual([
      `unverified-link: that it leads to \`${location}\`, which is no web address`,
    ]);
  },
);

it('an answer that leads on without saying where is only a status', async () => {
  expect(await foundFor('/a', { '/a': says(302) })).toEqual(['unverified-link: the answer 302']);
});
