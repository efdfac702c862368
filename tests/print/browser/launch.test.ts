import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { launchBrowser, type LaunchedBrowser } from '../../../src/print/browser/launch.ts';
import { compilePrograms, type CompiledPrograms } from './compile-programs.ts';
import { livingInGroup, livingWith } from './processes.ts';
import { readPdf } from './read-pdf.ts';
import { DEFAULT, EMBEDDED, samplePage } from './sample-page.ts';

const onLinux = process.platform === 'linux';
let folder: string;
let launched: LaunchedBrowser | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'browser-test-'));
  vi.stubEnv('TMPDIR', folder);
});

afterEach(async () => {
  await launched?.close();
  launched = undefined;
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

/** That nothing is left of a browser: no process and no folder. */
async function expectNothingLeft(pid?: number): Promise<void> {
  const processes = onLinux ? await livingWith(folder) : [];
  const group = onLinux && pid !== undefined ? await livingInGroup(pid) : [];
  expect({ files: await readdir(folder), processes, group }).toEqual({ files: [], processes: [], group: [] });
}

describe('a real browser', () => {
  it('prints a page under a strict policy, and leaves nothing behind', async () => {
    launched = await launchBrowser();
    const page = await launched.browser.newPage();
    await page.setContent(await samplePage());
    await page.evaluate('document.fonts.ready.then(() => undefined)');
    expect(await page.title()).toBe('Sample');
    const { text, fonts, glyphs, boxes } = await readPdf(await page.pdf({ tagged: true }));
    expect(text).toContain(EMBEDDED);
    expect(text).toContain(DEFAULT);
    expect(fonts.join()).toContain('SourceSerif4');
    expect(glyphs).toBeGreaterThan(60);
    expect(boxes).toBe(0);
    await launched.close();
    await launched.close();
    await expectNothingLeft(launched.pid);
  });

  it('reaches no network, not even this machine, but what the caller answers', async () => {
    let visits = 0;
    const server = createServer((_request, response) => {
      visits += 1;
      response.end('reached');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    launched = await launchBrowser();
    const page = await launched.browser.newPage();
    const failed: string[] = [];
    page.on('requestfailed', (request) => failed.push(request.url()));
    const addresses = [
      `http://127.0.0.1:${port}/`,
      `http://localhost:${port}/`,
      `http://[::1]:${port}/`,
      'http://example.com/',
      'http://192.0.2.1/',
      'file:///etc/passwd',
    ];
    await page.setContent(addresses.map((address) => `<img src="${address}">`).join(''));
    expect(failed.toSorted()).toEqual(addresses.toSorted());
    await expect(page.goto(`http://127.0.0.1:${port}/`)).rejects.toThrow(/ERR_PROXY_CONNECTION_FAILED/u);
    expect(visits).toBe(0);
    server.close();

    await page.setRequestInterception(true);
    page.on('request', (request) => void request.respond({ contentType: 'text/html', body: '<p>answered' }));
    await page.goto('https://book.invalid/');
    expect(await page.content()).toContain('<p>answered');
  });

  it('ends when its signal says so, with all its processes and its folder', async () => {
    const abort = new AbortController();
    launched = await launchBrowser({ signal: abort.signal });
    const page = await launched.browser.newPage();
    const printing = page.evaluate('new Promise(() => undefined)');
    abort.abort();
    await expect(printing).rejects.toThrow(/closed/iu);
    await launched.close();
    await expectNothingLeft(launched.pid);
  });

  it('does not start at all on a signal from before', async () => {
    const reason = new Error('changed my mind');
    await expect(launchBrowser({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([1, 20, 60, 120])('leaves nothing when it is aborted %i ms after the start', async (delay) => {
    const abort = new AbortController();
    const launching = launchBrowser({ signal: abort.signal }).then((late) =>
      late.close().then(() => 'started before'),
    );
    setTimeout(() => abort.abort(new Error('stopped')), delay);
    const outcome = await launching.catch((error: unknown) => String(error));
    expect(['started before', 'Error: stopped']).toContain(outcome);
    await expectNothingLeft();
  });

  it.runIf(onLinux)('has files that it makes for a moment in the folder that goes with it', async () => {
    launched = await launchBrowser();
    const environment = await readFile(`/proc/${launched.pid}/environ`, 'utf8');
    const [own] = await readdir(folder);
    expect(environment.split('\0').filter((entry) => entry.startsWith('TMPDIR='))).toEqual([
      `TMPDIR=${join(folder, own!)}`,
    ]);
    await launched.close();
  });

  it('cleans up after one that crashed', async () => {
    launched = await launchBrowser();
    const gone = new Promise((resolve) => launched?.browser.once('disconnected', resolve));
    process.kill(launched.pid, 'SIGKILL');
    await gone;
    await vi.waitFor(async () => expect(await readdir(folder)).toEqual([]), 5000);
    await expectNothingLeft(launched.pid);
  });

  it('leaves this process its signals', async () => {
    const before = process.listenerCount('SIGINT');
    launched = await launchBrowser();
    expect(process.listenerCount('SIGINT')).toBe(before + 1);
    await launched.close();
    expect(process.listenerCount('SIGINT')).toBe(before);
  });
});

describe.runIf(onLinux)('a process that ends without closing its browser', () => {
  let programs: CompiledPrograms;
  beforeAll(async () => {
    programs = await compilePrograms();
  });
  afterAll(() => programs.remove());

  /** Starts the program and returns it when its browser runs. */
  async function start(...args: string[]) {
    const child = spawn(process.execPath, [programs.path('launch-and-wait'), ...args], {
      env: { ...process.env, TMPDIR: folder },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    return { child, ended, browser: Number(String(line)) };
  }

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('by %s', async (signal) => {
    const { child, ended, browser } = await start();
    child.kill(signal);
    expect(await ended).toEqual([null, signal]);
    await vi.waitFor(() => expectNothingLeft(browser), 2000);
  });

  it('by an error that nobody caught', async () => {
    const { ended, browser } = await start('throw');
    expect(await ended).toEqual([1, null]);
    await vi.waitFor(() => expectNothingLeft(browser), 2000);
  });

  it('by SIGKILL: its folder stays, but no process does', async () => {
    const { child, ended, browser } = await start();
    child.kill('SIGKILL');
    await ended;
    await vi.waitFor(async () => expect(await livingInGroup(browser)).toEqual([]), 5000);
    expect(await livingWith(folder)).toEqual([]);
  });
});
