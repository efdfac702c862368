/// <reference lib="dom" />
/** Browsers that are lent: started here, or reached at endpoints; lost, and replaced. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createRawServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseEndpoint, type Endpoint } from '../../../src/print/browser/endpoint.ts';
import { EnvironmentError } from '../../../src/print/browser/environment-error.ts';
import {
  openPressRoom,
  type PressRoom,
  type PressRoomOptions,
} from '../../../src/print/browser/press-room.ts';
import type { PrintBrowser } from '../../../src/print/browser/puppeteer.ts';
import { startSeparateBrowser, type SeparateBrowser } from './separate-browser.ts';

let room: PressRoom | undefined;
let warnings: string[] = [];
const separate: SeparateBrowser[] = [];

afterEach(async () => {
  await room?.close();
  room = undefined;
  warnings = [];
  await Promise.all(separate.splice(0).map((browser) => browser.end()));
});

function open(options: PressRoomOptions): PressRoom {
  room = openPressRoom({ onWarning: (message) => void warnings.push(message), ...options });
  return room;
}

async function start(count: number): Promise<SeparateBrowser[]> {
  const started = await Promise.all(Array.from({ length: count }, () => startSeparateBrowser()));
  separate.push(...started);
  return started;
}

function endpoint(address: string): Endpoint {
  const parsed = parseEndpoint(address);
  if (!parsed) throw new Error(`not an address: ${address}`);
  return parsed;
}

/** A job that shows that a page works: what the browser makes of it. */
async function heading(browser: PrintBrowser, text = 'Ferries'): Promise<string> {
  const page = await browser.newPage();
  await page.setContent(`<h1>${text}</h1>`);
  return page.$eval('h1', (element) => element.textContent ?? '');
}

/** The addresses of the pages that a browser has open now. */
async function pagesOf({ http }: SeparateBrowser): Promise<string[]> {
  const targets = (await (await fetch(`${http}/json/list`)).json()) as { type: string; url: string }[];
  return targets.filter(({ type }) => type === 'page').map(({ url }) => url);
}

/** What two pages of one job see of a cookie that each leaves. */
async function cookies(browser: PrintBrowser): Promise<string[]> {
  const seen: string[] = [];
  for (const _ of [1, 2]) {
    const page = await browser.newPage();
    await page.setRequestInterception(true);
    page.on('request', (request) => void request.respond({ contentType: 'text/html', body: '<p>' }));
    await page.goto('https://book.invalid/');
    seen.push(await page.evaluate(() => document.cookie));
    await page.evaluate(() => void (document.cookie = 'seen=yes; max-age=1000'));
  }
  return seen;
}

/** A job whose page crashes. */
async function crash(browser: PrintBrowser): Promise<string> {
  const page = await browser.newPage();
  const session = await page.createCDPSession();
  return (await session.send('Page.crash')) as unknown as string;
}

describe('with browsers of this machine', () => {
  it('starts none until there is a job, and one for several at a time', async () => {
    const opened = open({ jobs: 3 });
    const all = await Promise.all(
      ['a', 'b', 'c', 'd'].map((text) => opened.withBrowser((b) => heading(b, text))),
    );
    expect(all).toEqual(['a', 'b', 'c', 'd']);
    expect(warnings).toEqual([]);
  });

  it('does no more jobs at a time than it may', async () => {
    const opened = open({ jobs: 2 });
    let now = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 6 }, () =>
        opened.withBrowser(async (browser) => {
          most = Math.max(most, (now += 1));
          await heading(browser);
          now -= 1;
        }),
      ),
    );
    expect(most).toBe(2);
  });

  it('gives each job a context of its own', async () => {
    const opened = open({ jobs: 2 });
    const seen = [await opened.withBrowser(cookies), await opened.withBrowser(cookies)];
    expect(seen).toEqual([
      ['', 'seen=yes'],
      ['', 'seen=yes'],
    ]);
  });

  it('hands on what a job throws, at once', async () => {
    let times = 0;
    const fault = new Error('of the job');
    const job = open({ jobs: 1 }).withBrowser(async (browser) => {
      times += 1;
      await heading(browser);
      throw fault;
    });
    await expect(job).rejects.toBe(fault);
    expect(times).toBe(1);
  });

  it('does a job again whose page crashed, and gives up after three', async () => {
    let times = 0;
    const opened = open({ jobs: 1 });
    const first = opened.withBrowser((browser) => ((times += 1) < 2 ? crash(browser) : heading(browser)));
    await expect(first).resolves.toBe('Ferries');
    expect([times, warnings.length]).toEqual([2, 1]);
    expect(warnings[0]).toContain('crashed');
    const always = opened.withBrowser((browser) => ((times += 1), crash(browser)));
    await expect(always).rejects.toMatchObject({ name: 'LostBrowserError', exitCode: 4 });
    expect(times).toBe(5);
    // The browser itself is as good as before.
    await expect(opened.withBrowser((browser) => heading(browser))).resolves.toBe('Ferries');
  });

  it('ends at once when its signal says so, also for those who wait', async () => {
    const abort = new AbortController();
    const reason = new Error('stopped');
    const opened = open({ jobs: 1, signal: abort.signal });
    const jobs = [1, 2, 3].map(() => opened.withBrowser(() => new Promise<never>(() => undefined)));
    setTimeout(() => abort.abort(reason), 300);
    const ends = await Promise.allSettled(jobs);
    expect(ends.map((end) => end.status === 'rejected' && end.reason === reason)).toEqual([true, true, true]);
  });
});

describe('with endpoints', () => {
  it('reaches them by both kinds of address, shares fairly, and leaves nothing in them', async () => {
    const [one, other] = await start(2);
    const before = await pagesOf(one!);
    const opened = open({ jobs: 6, endpoints: [endpoint(one!.webSocket), endpoint(other!.http)] });
    const used = { one: 0, other: 0 };
    let begun = 0;
    await Promise.all(
      Array.from({ length: 6 }, () =>
        opened.withBrowser(async (browser) => {
          const page = await browser.newPage();
          begun += 1;
          // None ends before all have begun, or the faster one would rightly get more.
          await vi.waitUntil(() => begun === 6, 30_000);
          used[(await pagesOf(one!)).includes(page.url()) ? 'one' : 'other'] += 1;
        }),
      ),
    );
    expect(used).toEqual({ one: 3, other: 3 });
    expect(await pagesOf(one!)).toEqual(before);
    await opened.close();
    // They go on without us.
    expect(await pagesOf(one!)).toEqual(before);
    expect(await pagesOf(other!)).toEqual(before);
  });

  it('keeps their pages off the network, whatever arguments they were started with', async () => {
    let visits = 0;
    const server = createServer((_, response) => {
      visits += 1;
      response.end('reached');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const [one] = await start(1);
    const visit = open({ endpoints: [endpoint(one!.http)] }).withBrowser(async (browser) => {
      await (await browser.newPage()).goto(`http://127.0.0.1:${port}/`);
    });
    await expect(visit).rejects.toThrow(/ERR_PROXY_CONNECTION_FAILED/u);
    expect(visits).toBe(0);
    server.close();
  });

  it('does elsewhere what one had in hand when it was killed', async () => {
    const [one, other] = await start(2);
    const opened = open({ jobs: 1, endpoints: [endpoint(one!.webSocket), endpoint(other!.webSocket)] });
    let times = 0;
    const done = opened.withBrowser(async (browser) => {
      times += 1;
      const page = await browser.newPage();
      if (times === 1) {
        one!.signal('SIGKILL');
        await page.evaluate('new Promise(() => undefined)');
      }
      return heading(browser);
    });
    await expect(done).resolves.toBe('Ferries');
    expect(times).toBe(2);
    expect(warnings[0]).toContain(`${new URL(one!.webSocket).host}`);
  });

  it('does elsewhere what one had in hand that went silent', async () => {
    const [one, other] = await start(2);
    const patience = { everyMs: 100, patienceMs: 2_000, connectMs: 5_000 };
    const opened = open({
      jobs: 1,
      endpoints: [endpoint(one!.webSocket), endpoint(other!.webSocket)],
      patience,
    });
    let times = 0;
    const done = opened.withBrowser(async (browser) => {
      times += 1;
      if (times === 1) {
        await browser.newPage();
        one!.signal('SIGSTOP');
        await new Promise(() => undefined);
      }
      return heading(browser);
    });
    await expect(done).resolves.toBe('Ferries');
    expect(warnings.join('\n')).toContain('did not answer within 2 s');
    one!.signal('SIGCONT');
  });

  it('goes on without those that cannot be reached, and says so once', async () => {
    const [one] = await start(1);
    const silent = createRawServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const mute = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const opened = open({
      jobs: 2,
      endpoints: [endpoint('ws://127.0.0.1:9/x?token=secret'), endpoint(mute), endpoint(one!.http)],
      patience: { connectMs: 500 },
    });
    const jobs = Array.from({ length: 5 }, () => opened.withBrowser((browser) => heading(browser)));
    expect(await Promise.all(jobs)).toEqual(Array.from({ length: 5 }, () => 'Ferries'));
    expect(warnings.filter((warning) => warning.includes('127.0.0.1:9/x'))).toHaveLength(1);
    expect(warnings.filter((warning) => warning.includes(mute))).toHaveLength(1);
    expect(warnings.join('\n')).not.toContain('secret');
    silent.close();
  });

  it('says why where it reaches none', async () => {
    const server = createServer(
      (_, response) => void response.writeHead(500).end('Host header is wrong'),
    ).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const wrong = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const opened = open({ endpoints: [endpoint('ws://127.0.0.1:9'), endpoint(wrong)] });
    const error = await opened.withBrowser((browser) => heading(browser)).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(EnvironmentError);
    const hints = (error as EnvironmentError).hints.join('\n');
    expect(hints).toContain('ECONNREFUSED');
    expect(hints).toContain('Host header is wrong');
    server.close();
  });
});

describe('an address', () => {
  it.each(['chrome', 'chrome:9222', '10.0.0.7:9222', 'ftp://chrome', 'file:///tmp/x', ''])(
    '%j is none of a browser',
    (text) => expect(parseEndpoint(text)).toBeUndefined(),
  );

  it('is told without its secrets', () => {
    expect(parseEndpoint('wss://user:word@fleet.example/devtools?token=abc')?.name).toBe(
      'wss://fleet.example/devtools',
    );
  });
});
