/** A manuscript is written by others: its addresses never lead into the network of whoever checks it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLinks } from '../../src/links/check-links.ts';
import { isPrivateAddress } from '../../src/links/private-addresses.ts';
import { chapterOf } from '../check/in-memory.ts';
import { hasty, says, startWeb, type Web } from './web.ts';

describe('an IP address', () => {
  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.19.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::10.0.0.1',
    '2002:7f00:1::',
    '2002:c0a8:101::1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    '2001:db8::1',
    'not an address',
  ])('%s is private', (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });

  it.each([
    '1.1.1.1',
    '9.255.255.255',
    '11.0.0.0',
    '100.128.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '192.169.0.0',
    '223.255.255.255',
    '::ffff:8.8.8.8',
    '64:ff9b::8.8.8.8',
    '2002:808:808::1',
    '2606:4700::1111',
    '2a00:1450:4001::200e',
  ])('%s is public', (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  });
});

describe('the check', () => {
  let web: Web;
  beforeAll(async () => {
    web = await startWeb();
  });
  afterAll(() => web.close());

  async function found(address: string, privateHosts: string[] = []): Promise<string[]> {
    const problems = await checkLinks(await chapterOf(`<${address}>\n`), { ...hasty(web), privateHosts });
    return problems.map(({ ruleId, reason }) => `${ruleId}: ${/found (.*);/u.exec(reason)?.[1]}`);
  }

  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['localhost', 'localhost'],
    ['LocalHost', 'localhost'],
    ['2130706433', '127.0.0.1'],
    ['0x7f.1', '127.0.0.1'],
    ['[::ffff:127.0.0.1]', '[::ffff:7f00:1]'],
    ['[::1]', '[::1]'],
    ['0.0.0.0', '0.0.0.0'],
  ])('asks nothing of %s', async (host, shown) => {
    web.now({ '/a': says(200) });
    expect(await found(`http://${host}:${web.port}/a`)).toEqual([
      `unverified-link: a private address (\`${shown}\`), which is never asked`,
    ]);
    expect(web.asked).toEqual([]);
  });

  it.each(['localhost', '[::ffff:127.0.0.1]', '0x7f000001'])('is not led to %s either', async (host) => {
    web.now({ '/a': says(302, { location: `http://${host}:${web.port}/secret` }), '/secret': says(200) });
    const [said, ...others] = await found(`${web.origin}/a`, host === '0x7f000001' ? [] : ['127.0.0.1']);
    expect(said).toMatch(/^unverified-link: a private address/u);
    expect(others).toEqual([]);
    expect(web.methodsFor('/secret')).toEqual([]);
  });

  it('is not led there by a robots.txt', async () => {
    web.now({
      '/robots.txt': says(302, { location: `http://localhost:${web.port}/secret` }),
      '/a': says(200),
    });
    await found(`${web.origin}/a`, ['127.0.0.1']);
    expect(web.methodsFor('/secret')).toEqual([]);
  });

  it('tells no server the user and the password that an address holds', async () => {
    web.now({ '/a': says(302, { location: `http://me:pass@127.0.0.1:${web.port}/b` }), '/b': says(200) });
    expect(await found(`http://me:pass@127.0.0.1:${web.port}/a`, ['127.0.0.1'])).toEqual([]);
    expect(web.asked.map(({ path }) => path)).toEqual(['/robots.txt', '/a', '/b']);
    expect(web.asked.filter(({ headers }) => headers.authorization !== undefined)).toEqual([]);
  });

  it('asks for nothing but web addresses', async () => {
    web.now({});
    const book = await chapterOf(
      '<ftp://127.0.0.1/a> <mailto:a@example.org> [b](#b) [c](c.md) [d](http://)\n\n# B\n',
    );
    expect(await checkLinks(book, hasty(web))).toEqual([]);
    expect(web.asked).toEqual([]);
  });
});
