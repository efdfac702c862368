/** What the check says of servers that behave in every way in which servers do. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLinks, type LinkOptions } from '../../src/links/check-links.ts';
import { chapterOf } from '../check/in-memory.ts';
import {
  after,
  hangsUp,
  hasty,
  IMPATIENT,
  inTurn,
  says,
  saysNothing,
  startWeb,
  toHead,
  type Behaviour,
  type Web,
} from './web.ts';

let web: Web;

beforeAll(async () => {
  web = await startWeb();
});
afterAll(() => web.close());

/** What is said of one address, `rule: message` each, without the address of the server. */
async function saidOf(
  path: string,
  paths: Readonly<Record<string, Behaviour>>,
  options: LinkOptions = {},
): Promise<string[]> {
  web.now(paths);
  const book = await chapterOf(`Prices rose.[^1]\n\n[^1]: See <${web.origin}${path}>.\n`);
  const problems = await checkLinks(book, { ...hasty(web), ...options });
  return problems.map(
    ({ ruleId, severity, reason }) =>
      `${ruleId} (${severity}): ${reason.replaceAll(web.origin, '').replaceAll(/`127\.0\.0\.1`/gu, 'HOST')}`,
  );
}

const unverified = (path: string, found: string): string =>
  `unverified-link (info): expected an answer from \`${path}\`, found ${found}; open it in a browser to be sure`;

/** Sends more and more. */
const endless: Behaviour = (_, response) => {
  response.writeHead(200);
  const more = (): void => void (response.destroyed || response.write('x'.repeat(65_536), more));
  more();
};

/** Begins an answer and adds a line to its head, again and again. */
const trickles: Behaviour = (request) => {
  request.socket.write('HTTP/1.1 200 OK\r\n');
  const drip = setInterval(() => request.socket.write('x: y\r\n'), 50);
  request.socket.on('close', () => clearInterval(drip)).on('error', () => {});
};

/** Speaks another protocol. */
const raw: Behaviour = (request) => void request.socket.end('220 mail.example.org ready\r\n');

/** A date of HTTP has whole seconds. */
const inASecond = (): string => new Date(Date.now() + 1_400).toUTCString();

/** Asks to come back at that date. */
const later: Behaviour = (request, response, times) =>
  says(503, { 'retry-after': inASecond() })(request, response, times);

describe('a page that is there', () => {
  it('is asked for once, with HEAD, after robots.txt', async () => {
    expect(await saidOf('/a', { '/a': says(200) })).toEqual([]);
    expect(web.asked.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /robots.txt', 'HEAD /a']);
  });

  it('is asked for by a program that says who it is, and brings nothing along', async () => {
    await saidOf('/a', { '/a': says(200) });
    for (const { agent, headers } of web.asked) {
      expect(agent).toMatch(/^imprimatur \(\+https:\/\/github\.com\//u);
      expect(headers).not.toHaveProperty('cookie');
      expect(headers).not.toHaveProperty('authorization');
    }
  });

  it.each([405, 403, 404, 501, 500, 400])('though HEAD is answered with %i', async (status) => {
    expect(await saidOf('/a', { '/a': toHead(says(status), says(200)) })).toEqual([]);
    expect(web.methodsFor('/a')).toEqual(['HEAD', 'GET']);
  });

  it('though HEAD is hung up on, or never answered', async () => {
    expect(await saidOf('/a', { '/a': toHead(hangsUp, says(200)) })).toEqual([]);
    expect(await saidOf('/a', { '/a': toHead(saysNothing, says(204)) }, IMPATIENT)).toEqual([]);
    expect(web.methodsFor('/a')).toEqual(['HEAD', 'GET']);
  });

  it('though the answer takes a while', async () => {
    expect(await saidOf('/a', { '/a': after(200, says(200)) })).toEqual([]);
  });

  it('though it never ends: nothing of it is read', async () => {
    expect(await saidOf('/a', { '/a': toHead(says(405), endless) })).toEqual([]);
  });
});

describe('a page that is not there', () => {
  it.each([
    [404, 'none (404)'],
    [410, 'that it is gone (410)'],
  ])('%i is dead once GET says so too', async (status, found) => {
    expect(await saidOf('/a', { '/a': says(status) })).toEqual([
      `dead-link (warning): expected a page at \`/a\`, found ${found}; correct the address, or cite another copy`,
    ]);
    expect(web.methodsFor('/a')).toEqual(['HEAD', 'GET']);
    expect(web.methodsFor(`/wayback/available?url=${encodeURIComponent(`${web.origin}/a`)}`)).toEqual([
      'GET',
    ]);
  });

  it('leads to a page that is not there', async () => {
    expect(await saidOf('/a', { '/a': says(302, { location: '/gone' }) })).toEqual([
      'dead-link (warning): expected a page at `/a`, found none (404) at `/gone`, where it leads; correct the address, or cite another copy',
    ]);
  });

  it('has an archived copy', async () => {
    const copy = 'http://web.archive.org/web/20190102030405/http://example.org/a';
    const closest = { available: true, url: copy, timestamp: '20190102030405', status: '200' };
    const answer = JSON.stringify({ archived_snapshots: { closest } });
    expect(await saidOf('/a', { '/wayback/available': says(200, {}, answer) })).toEqual([
      'dead-link (warning): expected a page at `/a`, found none (404); correct the address, or cite the archived copy ' +
        '`https://web.archive.org/web/20190102030405/http://example.org/a`',
    ]);
  });

  it.each([
    ['breaks', says(500)],
    ['talks nonsense', says(200, {}, 'no copy')],
    ['hangs up', hangsUp],
    ['never answers', saysNothing],
  ])('is dead all the same when the archive %s', async (_, behaviour) => {
    const [said, ...others] = await saidOf('/a', { '/wayback/available': behaviour }, IMPATIENT);
    expect(said).toMatch(/^dead-link .*or cite another copy$/u);
    expect(others).toEqual([]);
  });
});

describe('nobody can tell', () => {
  it.each([
    [401, 'the answer 401 (wants a login)', ['HEAD']],
    [403, 'the answer 403 (refused)', ['HEAD', 'GET']],
    [418, 'the answer 418', ['HEAD', 'GET']],
    [451, 'the answer 451 (withheld for legal reasons)', ['HEAD', 'GET']],
    [999, 'the answer 999', ['HEAD', 'GET']],
    [500, 'the answer 500 (trouble at the server)', ['HEAD', 'GET', 'GET', 'GET']],
    [503, 'the answer 503 (trouble at the server)', ['HEAD', 'GET', 'GET']],
    [429, 'the answer 429 (too many questions)', ['HEAD', 'GET', 'GET']],
  ])('%i', async (status, found, methods) => {
    expect(await saidOf('/a', { '/a': says(status) })).toEqual([unverified('/a', found)]);
    expect(web.methodsFor('/a')).toEqual(methods);
  });

  it('and no archive is asked', async () => {
    await saidOf('/a', { '/a': says(403) });
    expect(web.asked.filter(({ path }) => path.startsWith('/wayback'))).toEqual([]);
  });

  it('no answer in time', async () => {
    expect(await saidOf('/a', { '/a': saysNothing }, IMPATIENT)).toEqual([
      unverified('/a', 'none within 1 s'),
    ]);
  });

  it('a head that trickles in for ever', async () => {
    expect(await saidOf('/a', { '/a': trickles }, { ...IMPATIENT, retries: 0 })).toEqual([
      unverified('/a', 'none within 1 s'),
    ]);
  });

  it('a connection that is cut', async () => {
    expect(await saidOf('/a', { '/a': hangsUp })).toEqual([unverified('/a', 'no connection (ECONNRESET)')]);
    expect(web.methodsFor('/a')).toEqual(['HEAD', 'GET', 'GET']);
  });

  it('something that is not HTTP', async () => {
    const [said] = await saidOf('/a', { '/a': raw });
    expect(said).toMatch(/^unverified-link .*found something that is not HTTP \(HPE_/u);
  });

  it('nobody listens, no such host, no TLS', async () => {
    web.now({});
    const quiet = await startWeb();
    await quiet.close();
    const book = await chapterOf(
      [`<${quiet.origin}/>`, '<http://no-such-host.invalid/>', `<https://127.0.0.1:${web.port}/>`].join(
        '\n\n',
      ),
    );
    const problems = await checkLinks(book, hasty(web));
    expect(
      problems.map(({ ruleId, reason }) => `${ruleId}: ${/found (.*?)[\w-]*\);/u.exec(reason)?.[1]}`),
    ).toEqual([
      'unverified-link: no connection (',
      'unverified-link: no way to its host (',
      'unverified-link: no trustworthy connection (',
    ]);
  });
});

describe('trouble that passes', () => {
  it.each([
    ['429', says(429)],
    ['503', says(503)],
    ['502', says(502)],
    ['a cut connection', hangsUp],
    ['silence', saysNothing],
  ])('%s, then all is well', async (_, trouble) => {
    expect(await saidOf('/a', { '/a': inTurn(trouble, trouble, says(200)) }, IMPATIENT)).toEqual([]);
    expect(web.methodsFor('/a')).toEqual(['HEAD', 'GET', 'GET']);
  });

  it('is waited for as long as the server asks', async () => {
    expect(await saidOf('/a', { '/a': inTurn(says(429, { 'retry-after': '1' }), says(200)) })).toEqual([]);
    const [first, second] = web.asked.filter(({ path }) => path === '/a');
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(950);
  });

  it('is waited for until the date that the server names', async () => {
    expect(await saidOf('/a', { '/a': inTurn(later, says(200)) })).toEqual([]);
    const [first, second] = web.asked.filter(({ path }) => path === '/a');
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(350);
  });

  it('is not waited for when the server asks for an hour, and the host is left alone from then on', async () => {
    web.now({ '/a': says(429, { 'retry-after': '3600' }), '/b': says(200), '/c': says(200) });
    const book = await chapterOf(['/a', '/b', '/c'].map((path) => `<${web.origin}${path}>`).join('\n\n'));
    const problems = await checkLinks(book, { ...hasty(web), perHost: 1 });
    expect(problems.map(({ reason }) => /found (.*);/u.exec(reason)?.[1])).toEqual([
      'the answer 429 (too many questions)',
      'that `127.0.0.1` has no time now (it asks to come back later)',
      'that `127.0.0.1` has no time now (it asks to come back later)',
    ]);
    expect(web.asked.map(({ path }) => path)).toEqual(['/robots.txt', '/a']);
  });
});
