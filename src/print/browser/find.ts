import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { EnvironmentError } from './environment-error.ts';
import { findPackedBrowser, preparePackedBrowser, type PreparedBrowser } from './packed-browser.ts';
import { newestInstalled, type InstalledBuild } from './puppeteer-cache.ts';
import { systemBrowserPaths, waysToGetBrowser } from './system-browsers.ts';
import type { PackedBrowser } from './unpack.ts';

/** Where a browser came from. */
export type BrowserSource = 'option' | 'environment' | 'package' | 'puppeteer-cache' | 'system';

/** A browser, and what it needs to start. */
export interface BrowserFound {
  readonly executablePath: string;
  readonly source: BrowserSource;
  /** Variables to set for it beside the inherited ones: `LD_LIBRARY_PATH`, `FONTCONFIG_FILE`. */
  readonly env: Readonly<Record<string, string>>;
  /** Where it is known without starting it. */
  readonly version?: string;
}

/** What the search asks of the machine; a test hands in another one. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  readonly home: string;
  /** What lies at a path. */
  look(path: string): Promise<'program' | 'other' | 'nothing'>;
  packed(platform: NodeJS.Platform, arch: string): Promise<PackedBrowser | undefined>;
  prepare(packed: PackedBrowser, env: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<PreparedBrowser>;
  /** The newest browser in Puppeteer's cache. */
  installed(cacheFolder: string): Promise<InstalledBuild | undefined>;
}

/** Where to look for a browser. */
export interface FindOptions {
  /** The path that the user named; then nothing else is looked at. */
  readonly browser?: string | undefined;
  readonly env?: NodeJS.ProcessEnv | undefined;
  /** Ends an unpacking under way. */
  readonly signal?: AbortSignal | undefined;
  readonly machine?: Machine | undefined;
}

/** The machine that this runs on. */
export function thisMachine(): Machine {
  return {
    platform: process.platform,
    arch: process.arch,
    home: homedir(),
    look,
    packed: findPackedBrowser,
    prepare: preparePackedBrowser,
    installed: newestInstalled,
  };
}

/**
 * Finds a browser: the one that the user named, else the one in the package `@sparticuz/chromium`, else the
 * newest in Puppeteer's cache, else a Chrome or Chromium of the system. The package comes before
 * the system's browser, since with it the same manuscript is printed by the same version everywhere.
 *
 * @throws EnvironmentError when a named browser is not there (another one would be a silent surprise), or none is found
 */
export async function findBrowser(options: FindOptions = {}): Promise<BrowserFound> {
  const { env = process.env, machine = thisMachine(), signal } = options;
  const named = namedBrowser(options.browser, env);
  if (named !== undefined) return useNamed(named, machine);

  const refusals: string[] = [];
  const packed = await machine.packed(machine.platform, machine.arch);
  if (packed !== undefined) {
    const prepared = await machine.prepare(packed, env, signal);
    if (prepared.kind === 'ready') {
      const { executablePath } = prepared;
      return { executablePath, source: 'package', env: prepared.env, version: packed.version };
    }
    refusals.push(`@sparticuz/chromium ${packed.version} is installed, but ${prepared.reason}.`);
  }

  const cache = env['PUPPETEER_CACHE_DIR'] || join(machine.home, '.cache', 'puppeteer');
  const installed = await machine.installed(cache);
  if (installed !== undefined && (await machine.look(installed.executablePath)) === 'program') {
    return {
      executablePath: installed.executablePath,
      source: 'puppeteer-cache',
      env: {},
      version: installed.buildId,
    };
  }

  for (const executablePath of systemBrowserPaths(machine.platform, env, machine.home)) {
    // In this order, and no further than the first.
    if ((await machine.look(executablePath)) === 'program')
      return { executablePath, source: 'system', env: {} };
  }
  throw new EnvironmentError(
    `Expected a Chrome or Chromium to print with, found none in @sparticuz/chromium, in ${cache} or on the system.`,
    [...refusals, ...waysToGetBrowser(machine.platform, machine.arch)],
  );
}

interface NamedBrowser {
  readonly path: string;
  readonly source: 'option' | 'environment';
}

function namedBrowser(option: string | undefined, env: NodeJS.ProcessEnv): NamedBrowser | undefined {
  if (option !== undefined) return { path: option, source: 'option' };
  const path = env['PUPPETEER_EXECUTABLE_PATH'];
  // An empty variable is the usual way to unset one in a CI file.
  return path === undefined || path === '' ? undefined : { path, source: 'environment' };
}

async function useNamed({ path, source }: NamedBrowser, machine: Machine): Promise<BrowserFound> {
  const found = path === '' ? 'nothing' : await machine.look(path);
  if (found === 'program') return { executablePath: path, source, env: {} };
  const name = source === 'option' ? '--browser' : 'PUPPETEER_EXECUTABLE_PATH';
  const what =
    found === 'nothing'
      ? 'nothing there'
      : 'something that cannot be run (a folder, or a file without permission)';
  throw new EnvironmentError(`${name}: expected the path of a browser, found ${what}: "${path}".`, [
    `Correct the path, or leave ${name} out: then a browser is looked for.`,
    ...(machine.platform === 'darwin' && path.endsWith('.app')
      ? [`On macOS the program lies inside the application: ${path}/Contents/MacOS/…`]
      : []),
  ]);
}

async function look(path: string): Promise<'program' | 'other' | 'nothing'> {
  try {
    if (!(await stat(path)).isFile()) return 'other';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EACCES' ? 'other' : 'nothing';
  }
  return access(path, constants.X_OK).then(
    () => 'program' as const,
    () => 'other' as const,
  );
}
