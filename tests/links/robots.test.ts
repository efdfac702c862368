/** `robots.txt` as RFC 9309 reads it, and what it means for the check. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLinks } from '../../src/links/check-links.ts';
import { parseRobots } from '../../src/links/robots.ts';
import { chapterOf } from '../check/in-memory.ts';
import { hangsUp, hasty, inTurn, says, startWeb, type Behaviour, type Web } from './web.ts';

const allows = (rules: string, path: string): boolean =>
  parseRobots(`User-agent: *\n${rules}`, 'imprimatur').allows(path);

describe('a path', () => {
  it.each([
    ['', '/a', true],
    ['Disallow:', '/a', true],
    ['Disallow: /', '/a', false],
    ['Disallow: /', '/robots.txt', true],
    ['Disallow: /a', '/a', false],
    ['Disallow: /a', '/abc?d', false],
    ['Disallow: /a', '/b', true],
    ['Disallow: /a/', '/a', true],
    ['Disallow: /a\nAllow: /a/b', '/a/b/c', true],
    ['Allow: /a/b\nDisallow: /a', '/a/c', false],
    ['Allow: /a\nDisallow: /a', '/a', true],
    ['Disallow: /a\nAllow: /a', '/a', true],
    ['Disallow: /*.pdf$', '/reports/2020.pdf', false],
    ['Disallow: /*.pdf$', '/reports/2020.pdf?page=1', true],
    ['Disallow: /*.pdf', '/reports/2020.pdf?page=1', false],
    ['Disallow: /a$', '/a', false],
    ['Disallow: /a$', '/ab', true],
    ['Disallow: /a*a$', '/a', true],
    ['Disallow: /*/print', '/reports/2020/print', false],
    ['Disallow: /*?session=', '/a?session=1', false],
    ['Disallow: *', '/a', false],
    ['Disallow: /caf%C3%A9', '/caf%c3%a9', false],
    ['Disallow: /café', '/caf%C3%A9', false],
    ['Disallow: /%61', '/a', false],
    ['Disallow: /a%2Fb', '/a/b', true],
    ['disallow : /a # not this', '/a', false],
    ['Disallow: /a', '/A', true],
  ])('with %j, %s: %s', (rules, path, allowed) => {
    expect(allows(rules, path)).toBe(allowed);
  });

  it('is matched in no time, whatever the pattern', () => {
    const began = performance.now();
    expect(allows(`Disallow: /${'*a'.repeat(2_000)}$`, `/${'a'.repeat(1_999)}`)).toBe(true);
    expect(allows(`Disallow: /${'a*'.repeat(1_000)}b`, `/${'a'.repeat(20_000)}`)).toBe(true);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe('a group', () => {
  const text = [
    '\uFEFFUser-agent: *\r',
    'Disallow: /\r',
    'Sitemap: https://example.org/sitemap.xml\r',
    'User-agent: OtherBot',
    'User-agent: Imprimatur/1.0',
    'Disallow: /private',
    'Crawl-delay: 3',
    'User-agent: imprimatur',
    'Disallow: /drafts',
  ].join('\n');

  it('is found by name, in any case, and all groups of a name count', () => {
    const robots = parseRobots(text, 'imprimatur');
    expect(['/', '/private', '/drafts'].map((path) => robots.allows(path))).toEqual([true, false, false]);
    expect(robots.delay).toBe(3);
  });

  it('for all is for those that have none of their own', () => {
    expect(parseRobots(text, 'otherbot').allows('/a')).toBe(true);
    expect(parseRobots(text, 'somebot').allows('/a')).toBe(false);
    expect(parseRobots('Disallow: /', 'imprimatur').allows('/a')).toBe(true);
    expect(parseRobots('<!DOCTYPE html><p>Disallow: /', 'imprimatur').allows('/a')).toBe(true);
  });
});

describe('the check', () => {
  let web: Web;
  beforeAll(async () => {
    web = await startWeb();
  });
  afterAll(() => web.close());

  async function found(...paths: string[]): Promise<string[]> {
    const book = await chapterOf(paths.map((path) => `<${web.origin}${path}>`).join('\n\n'));
    const problems = await checkLinks(book, hasty(web));
    return problems.map(
      ({ reason }) =>
        /expected .* (`.*?`), found (.*);/u.exec(reason.replaceAll(web.origin, ''))?.slice(1).join(' ') ?? '',
    );
  }

  const page = says(200);

  it('asks once for the file and never for what it forbids', async () => {
    web.now({ '/robots.txt': says(200, {}, 'User-agent: *\nDisallow: /private'), '/a': page, '/b': page });
    expect(await found('/a', '/private/c', '/b', '/private/d?e=f')).toEqual([
      '`/private/c` that `/robots.txt` asks programs to stay away',
      '`/private/d?e=f` that `/robots.txt` asks programs to stay away',
    ]);
    expect(web.asked.map(({ path }) => path).toSorted()).toEqual(['/a', '/b', '/robots.txt']);
  });

  it('does not follow an address to where it is forbidden', async () => {
    web.now({
      '/robots.txt': says(200, {}, 'User-agent: imprimatur\nDisallow: /private'),
      '/a': says(301, { location: '/private' }),
    });
    expect(await found('/a')).toEqual(['`/a` that `/robots.txt` asks programs to stay away']);
    expect(web.methodsFor('/private')).toEqual([]);
  });

  it.each<[string, Behaviour]>([
    ['is not there', says(404)],
    ['is gone', says(410)],
    ['is forbidden itself', says(403)],
    ['leads in a loop', says(302, { location: '/robots.txt' })],
    ['broke only once', inTurn(says(500), says(404))],
  ])('asks where the file %s', async (_, robots) => {
    web.now({ '/robots.txt': robots, '/a': page });
    expect(await found('/a')).toEqual([]);
    expect(web.methodsFor('/a')).toEqual(['HEAD']);
  });

  it('reads the file where it leads', async () => {
    web.now({
      '/robots.txt': says(301, { location: '/wishes' }),
      '/wishes': says(200, {}, 'User-agent: *\nDisallow: /'),
    });
    expect(await found('/a')).toEqual(['`/a` that `/robots.txt` asks programs to stay away']);
  });

  it.each<[string, Behaviour, string]>([
    ['breaks', says(500), 'that `/robots.txt` cannot be read, so nothing more was asked'],
    ['is refused for now', says(429), 'that `/robots.txt` cannot be read, so nothing more was asked'],
    ['is hung up on', hangsUp, 'no connection (ECONNRESET)'],
  ])('leaves a site alone where the file %s', async (_, robots, reason) => {
    web.now({ '/robots.txt': robots, '/a': page, '/b': page });
    expect(await found('/a', '/b')).toEqual([`\`/a\` ${reason}`, `\`/b\` ${reason}`]);
    expect(web.methodsFor('/robots.txt')).toEqual(['GET', 'GET']);
    expect(web.asked.length).toBe(2);
  });

  it('keeps the pause that the file asks for', async () => {
    web.now({
      '/robots.txt': says(200, {}, 'User-agent: *\nCrawl-delay: 0.3'),
      '/a': page,
      '/b': page,
      '/c': page,
    });
    await found('/a', '/b', '/c');
    const times = web.asked.map(({ at }) => at);
    for (const [index, at] of times.slice(1).entries())
      expect(at - (times[index] ?? 0)).toBeGreaterThanOrEqual(270);
  });
});
