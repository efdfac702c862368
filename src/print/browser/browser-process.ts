import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import { cleanUpAtExit } from './leftovers.ts';

/** How a browser ended. */
export interface BrowserExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Set when it could not even be started: `ENOENT`, `EACCES`, … */
  readonly startError?: NodeJS.ErrnoException;
}

/** A browser's processes, and the folder that they use. */
export interface BrowserProcess {
  readonly pid: number | undefined;
  readonly toBrowser: Writable;
  readonly fromBrowser: Readable;
  /** Resolves when the browser ended, however that came; never rejects. */
  readonly ended: Promise<BrowserExit>;
  /** The last of what it wrote to standard error. */
  lastWords(): string;
  /** Kills all its processes now. */
  kill(): void;
  /** Waits for its end, then ends the helpers that outlived it and removes its folder. */
  dispose(): Promise<void>;
}

const KEPT_STDERR = 16_384;
/** Processes that were just killed may write once more: a folder that is not empty yet is tried again. */
const REMOVE = { recursive: true, force: true, maxRetries: 20, retryDelay: 50 } as const;

/** Starts a browser in a process group of its own, so that all its processes can be ended together. */
export function startBrowserProcess(
  executablePath: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  profile: string,
): BrowserProcess {
  const child = spawn(executablePath, args, {
    env,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  let words = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-KEPT_STDERR);
  });
  const ended = new Promise<BrowserExit>((resolve) => {
    child.once('error', (startError) => resolve({ code: null, signal: null, startError }));
    // "close" rather than "exit": by then its last words have been read. But a helper that outlives it
    // may keep the pipe open, so "exit" counts too, a moment later.
    child.once('exit', (code, signal) => {
      const tired = setTimeout(resolve, 500, { code, signal });
      child.once('close', () => clearTimeout(tired));
    });
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  const kill = () => killGroup(child);
  const forget = cleanUpAtExit(() => {
    kill();
    rmSync(profile, REMOVE);
  });
  return {
    pid: child.pid,
    toBrowser: child.stdio[3] as Writable,
    fromBrowser: child.stdio[4] as Readable,
    ended,
    lastWords: () => words,
    kill,
    async dispose() {
      await ended;
      kill();
      await rm(profile, REMOVE);
      forget();
    },
  };
}

function killGroup(child: ChildProcess): void {
  const { pid } = child;
  if (pid === undefined) return;
  try {
    if (process.platform === 'win32') {
      execFileSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
    } else {
      process.kill(-pid, 'SIGKILL');
    }
  } catch {
    // Nobody left in the group; or else at least the process that is ours to kill.
    child.kill('SIGKILL');
  }
}
