import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserArguments } from './arguments.ts';
import { startBrowserProcess, type BrowserExit, type BrowserProcess } from './browser-process.ts';
import { findBrowser, type BrowserFound } from './find.ts';
import { explainFailedLaunch } from './launch-failure.ts';
import { pipeTransport } from './pipe-transport.ts';
import { speakTo, type Browser } from './puppeteer.ts';

export type {
  Browser,
  CDPSession,
  ElementHandle,
  HTTPRequest,
  JSHandle,
  Page,
  PDFOptions,
  PrintBrowser,
} from './puppeteer.ts';

/** How to start a browser. */
export interface LaunchOptions {
  /** The path of a browser (`--browser`); without it one is looked for. */
  readonly browser?: string | undefined;
  /** `false` starts it without its sandbox (`--no-sandbox`). As root it has none in any case. */
  readonly sandbox?: boolean | undefined;
  /** Kills the browser at once, while it starts and ever after. */
  readonly signal?: AbortSignal | undefined;
  readonly env?: NodeJS.ProcessEnv | undefined;
  /** How long one command to the browser may take; by default ten minutes, for long books. 0: for ever. */
  readonly commandTimeoutMs?: number | undefined;
}

/** A running browser. */
export interface LaunchedBrowser {
  readonly browser: Browser;
  readonly found: BrowserFound;
  /** The first of its processes, which leads their group. */
  readonly pid: number;
  /** Ends it and removes its folder. May be called twice, and after an abort, when it waits for the end of the clean-up. */
  close(): Promise<void>;
}

const START_TIMEOUT_MS = 30_000;
const CLOSE_PATIENCE_MS = 5_000;
/** A long book is no hang. */
export const COMMAND_TIMEOUT_MS = 600_000;

/**
 * Finds a browser and starts it: without a window, off the network, in its sandbox, with a folder of its
 * own that goes when it goes. However it ends (closed, aborted, interrupted, crashed), none of its processes stays.
 *
 * @throws EnvironmentError when there is none, or it cannot start here
 * @throws the signal's reason when aborted
 */
export async function launchBrowser(options: LaunchOptions = {}): Promise<LaunchedBrowser> {
  const { env = process.env, signal, commandTimeoutMs = COMMAND_TIMEOUT_MS } = options;
  signal?.throwIfAborted();
  const found = await findBrowser({ browser: options.browser, env, signal });
  signal?.throwIfAborted();

  const asRoot = process.getuid?.() === 0;
  const profile = await mkdtemp(join(tmpdir(), 'imprimatur-browser-'));
  const browserEnv = { ...env, ...found.env, ...temporaryFilesIn(profile) };
  const args = browserArguments({ profile, sandbox: !asRoot && options.sandbox !== false });
  const running = await startOrRemove(found.executablePath, args, browserEnv, profile);

  const onAbort = () => running.kill();
  signal?.addEventListener('abort', onAbort, { once: true });
  // A browser that crashes, or that is aborted, is cleaned up after without anybody's asking.
  const disposed = running.dispose().finally(() => signal?.removeEventListener('abort', onAbort));
  disposed.catch(() => undefined);
  // The signal may have come while the folder was made.
  if (signal?.aborted === true) running.kill();

  const started = await connect(running, commandTimeoutMs);
  if (started.kind === 'failed') {
    const stderr = running.lastWords();
    running.kill();
    await disposed;
    signal?.throwIfAborted();
    throw await explainFailedLaunch({ ...found, env: browserEnv, exit: started.exit, stderr });
  }
  const { browser } = started;
  return {
    browser,
    found,
    pid: running.pid ?? 0,
    async close() {
      // To end in good order takes it a third of a second, and it has nothing to save that is not thrown away.
      if (keepsToFolder(profile)) {
        await browser.disconnect().catch(() => undefined);
        running.kill();
        return disposed;
      }
      const timer = setTimeout(onAbort, CLOSE_PATIENCE_MS);
      await browser.close().catch(() => undefined);
      await disposed.finally(() => clearTimeout(timer));
    },
  };
}

/** Chromium names sockets by their whole path, and Unix allows them about a hundred characters. */
const LONGEST_FOLDER = 60;

/** Files that it makes for a moment go with its folder, too, should it be killed in that moment. */
function temporaryFilesIn(folder: string): NodeJS.ProcessEnv {
  return keepsToFolder(folder) ? { TMPDIR: folder } : {};
}

function keepsToFolder(folder: string): boolean {
  return process.platform === 'linux' && folder.length <= LONGEST_FOLDER;
}

/** `spawn` throws where even a process cannot be had (arguments too long, no memory): the folder goes then, too. */
async function startOrRemove(...args: Parameters<typeof startBrowserProcess>): Promise<BrowserProcess> {
  try {
    return startBrowserProcess(...args);
  } catch (error) {
    await rm(args[3], { recursive: true, force: true });
    throw error;
  }
}

type Started =
  | { readonly kind: 'connected'; readonly browser: Browser }
  | { readonly kind: 'failed'; readonly exit: BrowserExit | undefined };

/** The first answer of the browser, its end, or the end of our patience, whichever comes first. */
async function connect(running: BrowserProcess, protocolTimeout: number): Promise<Started> {
  const transport = pipeTransport(running.toBrowser, running.fromBrowser);
  let timer: NodeJS.Timeout | undefined;
  const connected = speakTo({ transport }, protocolTimeout)
    .then((browser): Started => ({ kind: 'connected', browser }))
    // Puppeteer only says that the connection closed; how the process ended says more, and comes right after.
    .catch((): Promise<Started> => running.ended.then((exit) => ({ kind: 'failed', exit })));
  const ended = running.ended.then((exit): Started => ({ kind: 'failed', exit }));
  const timedOut = new Promise<Started>((resolve) => {
    timer = setTimeout(resolve, START_TIMEOUT_MS, { kind: 'failed', exit: undefined });
  });
  return Promise.race([connected, ended, timedOut]).finally(() => clearTimeout(timer));
}
