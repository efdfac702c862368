/** The options of commands that print: which browsers, and how many pages at a time. */
import { parseEndpoint, type Endpoint } from '../print/browser/endpoint.ts';
import type { PressRoomOptions } from '../print/browser/press-room.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** As typed. */
export interface BrowserOptions {
  browser?: string;
  browserEndpoint?: readonly string[];
  sandbox: boolean;
  jobs?: number;
}

/** Separates endpoints in the variable; no address of a browser holds one. */
const SEPARATOR = ',';

/**
 * @param environment whose `IMPRIMATUR_BROWSER_ENDPOINTS` counts where no browser is named on the command line
 * @throws {UsageError} where an address is none
 */
export function pressRoomOptions(
  { browser, browserEndpoint = [], sandbox, jobs }: BrowserOptions,
  environment: Readonly<Record<string, string | undefined>>,
  { signal }: Terminal,
): PressRoomOptions {
  if (browser !== undefined && browserEndpoint.length > 0) {
    throw new UsageError(
      '--browser starts a browser, --browser-endpoint uses one that runs: expected one of them, found both',
    );
  }
  if (jobs === 0) throw new UsageError('--jobs: expected 1 or more, found 0');
  const variable = 'IMPRIMATUR_BROWSER_ENDPOINTS';
  const typed: [string, string][] = browserEndpoint.map((address) => ['--browser-endpoint', address]);
  const listed = (environment[variable] ?? '').split(SEPARATOR).map((address) => address.trim());
  const found =
    typed.length > 0 || browser !== undefined
      ? typed
      : listed.filter(Boolean).map((address): [string, string] => [variable, address]);
  const endpoints = new Map<string, Endpoint>();
  for (const [name, address] of found) {
    const endpoint = parseEndpoint(address);
    if (!endpoint) {
      throw new UsageError(
        `${name}: expected an address such as ws://10.0.0.7:9222/devtools/browser/… or http://10.0.0.7:9222, found \`${address}\``,
      );
    }
    endpoints.set(endpoint.url.href, endpoint);
  }
  return { browser, sandbox, jobs, signal, endpoints: [...endpoints.values()] };
}
