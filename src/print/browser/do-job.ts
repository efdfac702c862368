/** One job on one browser, and how to tell that the browser failed and not the job. */
import { jobContext } from './job-context.ts';
import type { OpenBrowser } from './open-browser.ts';
import type { PrintBrowser } from './puppeteer.ts';
import { unlessAborted } from './unless-aborted.ts';

/** The browser ended, crashed or no longer answers: another one may do the job. */
export class BrowserGoneError extends Error {
  override readonly name = 'BrowserGoneError';
}

/** When a browser that does not answer is given up. */
export interface Pulse {
  /** How often it is asked, in ms. */
  readonly everyMs: number;
  /** How long it may take to answer, in ms: much longer than on a machine that has too much to do. */
  readonly patienceMs: number;
}

/** What Puppeteer's errors are called where the other end is no longer there. */
const GONE: readonly string[] = ['TargetCloseError', 'ConnectionClosedError'];

/**
 * Does a job in a context of its own.
 * @throws {BrowserGoneError} where the browser is to blame
 * @throws the signal's reason when aborted, and what the job throws
 */
export async function doJob<T>(
  open: OpenBrowser,
  job: (browser: PrintBrowser) => Promise<T>,
  { signal, pulse }: { signal?: AbortSignal | undefined; pulse: Pulse },
): Promise<T> {
  const { browser, version } = open;
  signal?.throwIfAborted();
  const ended = new AbortController();
  const giveUp = (found: string): void => ended.abort(new BrowserGoneError(found));
  const onDisconnected = (): void => giveUp('the connection to the browser ended');
  const onAbort = (): void => ended.abort(signal?.reason);
  browser.once('disconnected', onDisconnected);
  signal?.addEventListener('abort', onAbort, { once: true });
  // One that was started here ends with a signal; of another one the machine may be gone, and nobody says so.
  const stopAsking = open.isRemote
    ? keepAsking(open, pulse, () => {
        giveUp(`the browser did not answer within ${pulse.patienceMs / 1000} s`);
        void open.close();
      })
    : () => undefined;
  const context = jobContext(open, ({ message }) => giveUp(`the page crashed (${message})`));
  try {
    const share: PrintBrowser = { newPage: context.newPage, version: async () => version };
    return await unlessAborted(job(share), ended.signal);
  } catch (error) {
    signal?.throwIfAborted();
    throw isGone(error, open) ? asGone(error) : error;
  } finally {
    stopAsking();
    browser.off('disconnected', onDisconnected);
    signal?.removeEventListener('abort', onAbort);
    await context.close();
  }
}

function isGone(error: unknown, { browser }: OpenBrowser): boolean {
  return !browser.connected || (error instanceof Error && GONE.includes(error.name));
}

function asGone(error: unknown): BrowserGoneError {
  if (error instanceof BrowserGoneError) return error;
  return new BrowserGoneError(error instanceof Error ? error.message : String(error), { cause: error });
}

/** Asks a browser again and again whether it is there. @returns stops it */
function keepAsking(
  { browser }: OpenBrowser,
  { everyMs, patienceMs }: Pulse,
  onSilence: () => void,
): () => void {
  let silence: NodeJS.Timeout | undefined;
  let next: NodeJS.Timeout | undefined;
  let isStopped = false;
  const ask = (): void => {
    silence = setTimeout(onSilence, patienceMs);
    browser
      .version()
      // That it is gone shows in "disconnected".
      .catch(() => undefined)
      .finally(() => {
        clearTimeout(silence);
        if (!isStopped) next = setTimeout(ask, everyMs);
      });
  };
  ask();
  return () => {
    isStopped = true;
    clearTimeout(silence);
    clearTimeout(next);
  };
}
