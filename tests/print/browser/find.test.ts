import { describe, expect, it } from 'vitest';
import { EnvironmentError } from '../../../src/print/browser/environment-error.ts';
import { findBrowser, thisMachine, type FindOptions, type Machine } from '../../../src/print/browser/find.ts';
import { systemBrowserPaths } from '../../../src/print/browser/system-browsers.ts';

const packed = { folder: '/packages/chromium/bin', version: '147.0.0', arch: 'x64' };
const newest = { executablePath: '/home/ada/.cache/puppeteer/chrome/linux-150/chrome', buildId: '150.0.1.2' };

const refuse: Machine['prepare'] = async () => ({ kind: 'unusable', reason: 'it needs glibc' });

/** A machine with nothing on it but these programs. */
function machine(programs: readonly string[], more: Partial<Machine> = {}): Machine {
  return {
    platform: 'linux',
    arch: 'x64',
    home: '/home/ada',
    look: async (path) => (programs.includes(path) ? 'program' : 'nothing'),
    packed: async () => undefined,
    prepare: async () => ({
      kind: 'ready',
      executablePath: '/cache/chromium',
      env: { LD_LIBRARY_PATH: '/cache/lib' },
    }),
    installed: async () => undefined,
    ...more,
  };
}

/** The error that a search ends with. */
async function failure(options: FindOptions): Promise<EnvironmentError> {
  const found = await findBrowser({ env: {}, ...options }).catch((error: unknown) => error);
  if (found instanceof EnvironmentError) return found;
  throw new Error(`expected an EnvironmentError, found ${JSON.stringify(found)}`);
}

describe('the order of the search', () => {
  const everywhere = machine(['/named', '/variable', newest.executablePath, '/usr/bin/chromium'], {
    packed: async () => packed,
    installed: async () => newest,
  });
  const env = { PUPPETEER_EXECUTABLE_PATH: '/variable' };

  it('takes the path of --browser before all else', async () => {
    const found = await findBrowser({ browser: '/named', env, machine: everywhere });
    expect(found).toEqual({ executablePath: '/named', source: 'option', env: {} });
  });

  it('then PUPPETEER_EXECUTABLE_PATH', async () => {
    const found = await findBrowser({ env, machine: everywhere });
    expect(found).toEqual({ executablePath: '/variable', source: 'environment', env: {} });
  });

  it('then the package, with the variables it needs', async () => {
    const found = await findBrowser({ env: { PUPPETEER_EXECUTABLE_PATH: '' }, machine: everywhere });
    expect(found).toEqual({
      executablePath: '/cache/chromium',
      source: 'package',
      env: { LD_LIBRARY_PATH: '/cache/lib' },
      version: '147.0.0',
    });
  });

  it("then Puppeteer's cache", async () => {
    const found = await findBrowser({ env: {}, machine: { ...everywhere, packed: async () => undefined } });
    expect(found).toMatchObject({
      executablePath: newest.executablePath,
      source: 'puppeteer-cache',
      version: '150.0.1.2',
    });
  });

  it('then the system', async () => {
    const found = await findBrowser({ env: {}, machine: machine(['/usr/bin/chromium']) });
    expect(found).toEqual({ executablePath: '/usr/bin/chromium', source: 'system', env: {} });
  });

  it('and goes on where the package cannot start, or the cached program is gone', async () => {
    const half = machine(['/usr/bin/chromium'], {
      packed: async () => packed,
      prepare: refuse,
      installed: async () => newest,
    });
    expect(await findBrowser({ env: {}, machine: half })).toMatchObject({ source: 'system' });
  });
});

describe('where Puppeteer keeps its browsers', () => {
  it.each([
    [{}, '/home/ada/.cache/puppeteer'],
    [{ PUPPETEER_CACHE_DIR: '/srv/browsers' }, '/srv/browsers'],
    [{ PUPPETEER_CACHE_DIR: '' }, '/home/ada/.cache/puppeteer'],
  ])('%j → %s', async (env, folder) => {
    const asked: string[] = [];
    const watching = machine(['/usr/bin/chromium'], {
      installed: async (cache) => {
        asked.push(cache);
        return undefined;
      },
    });
    await findBrowser({ env, machine: watching });
    expect(asked).toEqual([folder]);
  });
});

describe('what is not found', () => {
  it('names the option when its path leads nowhere, and looks no further', async () => {
    const error = await failure({ browser: '/gone', machine: machine(['/usr/bin/chromium']) });
    expect(error.message).toBe('--browser: expected the path of a browser, found nothing there: "/gone".');
    expect(error.exitCode).toBe(3);
  });

  it('does not take an empty --browser for none', async () => {
    const error = await failure({ browser: '', machine: machine(['/usr/bin/chromium']) });
    expect(error.message).toContain('--browser');
  });

  it('names the variable when its path leads nowhere', async () => {
    const error = await failure({
      env: { PUPPETEER_EXECUTABLE_PATH: '/gone' },
      machine: machine(['/usr/bin/chromium']),
    });
    expect(error.message).toContain('PUPPETEER_EXECUTABLE_PATH: expected the path of a browser');
  });

  it('says that a folder is not a program, and where it lies on macOS', async () => {
    const mac = machine([], { platform: 'darwin', look: async () => 'other' });
    const error = await failure({ browser: '/Applications/Chromium.app', machine: mac });
    expect(error.message).toContain('something that cannot be run');
    expect(error.hints.join('\n')).toContain('/Applications/Chromium.app/Contents/MacOS/');
  });

  it.each([
    ['linux', 'x64', '@sparticuz/chromium@147.0.0'],
    ['linux', 'arm64', 'apt-get install chromium'],
    ['darwin', 'arm64', 'npx @puppeteer/browsers install'],
    ['win32', 'x64', 'winget install Google.Chrome'],
  ] as const)('lists the ways to get one on %s %s', async (platform, arch, way) => {
    const error = await failure({ machine: machine([], { platform, arch }) });
    expect(error.hints[0]).toContain(way);
    expect(error.hints.at(-1)).toContain('--browser');
  });

  it('says why an installed package was passed over', async () => {
    const error = await failure({ machine: machine([], { packed: async () => packed, prepare: refuse }) });
    expect(error.hints[0]).toBe('@sparticuz/chromium 147.0.0 is installed, but it needs glibc.');
  });
});

describe('the system', () => {
  it('searches PATH, but not its relative entries', () => {
    const paths = systemBrowserPaths('linux', { PATH: '/opt/tools:.:bin:/usr/bin' }, '/home/ada');
    expect(paths).toContain('/opt/tools/chromium');
    expect(paths.filter((path) => !path.startsWith('/'))).toEqual([]);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('knows the places on Windows', () => {
    const env = { PROGRAMFILES: 'C:\\Program Files', Path: 'D:\\tools' };
    const paths = systemBrowserPaths('win32', env, 'C:\\Users\\ada');
    expect(paths).toContain('C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe');
    expect(paths).toContain('D:\\tools\\chrome.exe');
  });

  it('knows the places on macOS', () => {
    const paths = systemBrowserPaths('darwin', {}, '/Users/ada');
    expect(paths).toContain('/Users/ada/Applications/Chromium.app/Contents/MacOS/Chromium');
  });

  it('tells programs from folders and from nothing', async () => {
    const { look } = thisMachine();
    expect(await look(process.execPath)).toBe('program');
    expect(await look(import.meta.dirname)).toBe('other');
    expect(await look(import.meta.filename)).toBe('other');
    expect(await look('/nowhere/at/all')).toBe('nothing');
  });

  it('offers the package only where its browser can run', async () => {
    const { packed: find } = thisMachine();
    expect(await find('darwin', 'arm64')).toBeUndefined();
    // The npm package of 147.0.0 holds the build for x64, whatever its documentation says of arm64.
    expect(await find('linux', 'arm64')).toBeUndefined();
    expect(await find('linux', 'x64')).toMatchObject({ version: '147.0.0', arch: 'x64' });
  });
});
