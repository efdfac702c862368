/** One browser, lent to several jobs at a time. */
import { availableParallelism } from 'node:os';
import { Places } from './places.ts';
import type { PrintBrowser } from './puppeteer.ts';

/** Lends a browser to as many jobs at a time as the machine has cores; what a job opens, it closes. */
export function lendBrowser(
  browser: PrintBrowser,
  signal?: AbortSignal,
): { withBrowser<T>(job: (browser: PrintBrowser) => Promise<T>): Promise<T> } {
  const places = new Places(availableParallelism(), signal);
  return { withBrowser: (job) => places.within(() => job(browser)) };
}
