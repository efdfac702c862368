/**
 * The browsers of a run, lent to one job after another: started here when they are needed, or reached at endpoints.
 * A browser that fails is replaced, and what it had in hand is done again by another.
 */
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pulse } from './do-job.ts';
import type { Endpoint } from './endpoint.ts';
import { EnvironmentError } from './environment-error.ts';
import type { OpenBrowser } from './open-browser.ts';
import { Places } from './places.ts';
import type { PrintBrowser } from './puppeteer.ts';
import { Stand } from './stand.ts';
import { versionComparison } from './version-comparison.ts';

/** What a press room is made of. */
export interface PressRoomOptions {
  /** How many jobs are done at a time; by default as many as the machine has cores, and at least one per endpoint. */
  jobs?: number | undefined;
  /** The path of the browser that is started. */
  browser?: string | undefined;
  /** False starts it without its sandbox. */
  sandbox?: boolean | undefined;
  /** Browsers that run already: then none is started. */
  endpoints?: readonly Endpoint[] | undefined;
  /** Ends all browsers that were started, and all jobs, at once. */
  signal?: AbortSignal | undefined;
  /** Is told what went wrong and was made good, a sentence each. */
  onWarning?: ((message: string) => void) | undefined;
  /** When an endpoint is given up; has sensible values. */
  patience?: Partial<Pulse & { readonly connectMs: number }> | undefined;
}

/** Lends browsers. */
export interface PressRoom {
  /** How many jobs are done at a time. */
  readonly jobs: number;
  /** Has a browser ready for a job that comes soon. Should that fail, the job will tell. */
  prepare(): void;
  /**
   * Does a job with a browser once one is free. What it opens is closed when it ends. Where the browser is to blame for
   * its failure, the job is done again, up to three times in all, so it must be one that can be.
   * @throws {EnvironmentError} where there is no browser, or no endpoint answers
   * @throws {LostBrowserError} where three browsers were lost over it
   * @throws the signal's reason when aborted, and what the job throws
   */
  withBrowser<T>(job: (browser: PrintBrowser) => Promise<T>): Promise<T>;
  /** Ends all browsers that were started, and leaves the others. */
  close(): Promise<void>;
}

/** A job lost its browser every time; the job itself may be what no browser survives. */
export class LostBrowserError extends Error {
  override readonly name = 'LostBrowserError';
  readonly exitCode = 4;
}

/** A browser does several pages side by side well; this many at most, so that not all is lost with one. */
const PAGES_PER_BROWSER = 4;
const MOST_ATTEMPTS = 3;
/** An endpoint that could not be reached so often in a row counts as lost, should there be no other. */
const MOST_FAILURES = 3;
const PATIENCE = { everyMs: 10_000, patienceMs: 60_000, connectMs: 15_000 } as const;

/** Makes a press room, without any browser yet: one is started or reached only for a job. */
export function openPressRoom(options: PressRoomOptions = {}): PressRoom {
  const { endpoints = [], signal } = options;
  const jobs = options.jobs ?? Math.max(availableParallelism(), endpoints.length);
  const warn = options.onWarning ?? (() => undefined);
  const patience = { ...PATIENCE, ...options.patience };
  const isRemote = endpoints.length > 0;
  const compareVersions = versionComparison(warn);
  const stands = isRemote
    ? endpoints.map(
        (endpoint) =>
          new Stand(endpoint.name, async () => {
            const { connectEndpoint } = await import('./connect-endpoint.ts');
            const open = await connectEndpoint(endpoint, patience.connectMs, signal);
            compareVersions(endpoint.name, open.version);
            return open;
          }),
      )
    : Array.from(
        { length: Math.ceil(jobs / PAGES_PER_BROWSER) },
        () => new Stand('the browser', () => startBrowser(options)),
      );
  const places = new Places(jobs, signal);
  let uses = 0;

  /** Of those that may be tried: the one with least to do, then one that is open, then the one that has rested longest. */
  function next(): Stand | undefined {
    const now = performance.now();
    return stands
      .filter(({ restsUntil }) => restsUntil <= now)
      .toSorted(
        (a, b) => a.busy - b.busy || Number(b.isOpen) - Number(a.isOpen) || a.lastUsed - b.lastUsed,
      )[0];
  }

  async function take(): Promise<{ stand: Stand; open: OpenBrowser }> {
    for (;;) {
      signal?.throwIfAborted();
      const stand = next();
      if (!stand) {
        if (stands.every(({ failures }) => failures >= MOST_FAILURES)) throw noEndpoint(stands);
        const wake = Math.min(...stands.map(({ restsUntil }) => restsUntil));
        const rest = sleep(Math.max(1, wake - performance.now()), undefined, { ...(signal && { signal }) });
        await rest.catch(() => undefined);
        continue;
      }
      stand.busy += 1;
      stand.lastUsed = uses += 1;
      const { failures } = stand;
      try {
        return { stand, open: await stand.open() };
      } catch (error) {
        stand.busy -= 1;
        signal?.throwIfAborted();
        // What keeps one browser from starting here keeps all.
        if (!isRemote) throw error;
        if (failures === 0)
          warn(
            `${stand.name} cannot be reached: ${stand.lastFailure}; what it should have done goes elsewhere`,
          );
      }
    }
  }

  async function attempt<T>(job: (browser: PrintBrowser) => Promise<T>): Promise<T> {
    const { BrowserGoneError, doJob } = await import('./do-job.ts');
    for (let left = MOST_ATTEMPTS - 1; ; left -= 1) {
      const { stand, open } = await take();
      try {
        return await doJob(open, job, { signal, pulse: patience });
      } catch (error) {
        if (!(error instanceof BrowserGoneError)) throw error;
        if (left === 0) {
          throw new LostBrowserError(
            `expected a browser that prints this to the end, lost ${MOST_ATTEMPTS} over it; the last was ${stand.name}: ${error.message}`,
            { cause: error },
          );
        }
        warn(`${stand.name} was lost: ${error.message}; what it had in hand is done again`);
      } finally {
        stand.busy -= 1;
      }
    }
  }

  return {
    jobs,
    prepare: () =>
      void stands[0]?.open().catch(() => {
        stands[0]!.failures = 0;
      }),
    withBrowser: (job) => places.within(() => attempt(job)),
    close: async () => void (await Promise.all(stands.map((stand) => stand.close()))),
  };
}

/** Does some work in a press room of its own, which is closed whatever comes of it. */
export async function withPressRoom<T>(
  options: PressRoomOptions,
  work: (room: PressRoom) => Promise<T>,
): Promise<T> {
  const room = openPressRoom(options);
  try {
    return await work(room);
  } finally {
    await room.close();
  }
}

async function startBrowser({ browser, sandbox, signal }: PressRoomOptions): Promise<OpenBrowser> {
  const { launchBrowser } = await import('./launch.ts');
  const { openBrowser } = await import('./open-browser.ts');
  const launched = await launchBrowser({ browser, sandbox, signal });
  return openBrowser(launched.browser, { isRemote: false, close: () => launched.close() });
}

function noEndpoint(stands: readonly Stand[]): EnvironmentError {
  return new EnvironmentError('Expected a browser at one endpoint at least, reached none.', [
    ...stands.map(({ name, lastFailure }) => `${name}: ${lastFailure}`),
    'Leave out --browser-endpoint and IMPRIMATUR_BROWSER_ENDPOINTS to print with a browser of this machine.',
  ]);
}
