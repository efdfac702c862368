/** The command as a user runs it. Needs `dist/`, which `npm test` builds first. */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';

/** The repository. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** The command, compiled. */
export const CLI = join(ROOT, 'dist', 'cli.js');
/** The sample manuscript. */
export const SAMPLE = join(ROOT, 'manuscript');

/** What came of a run. */
export interface Run {
  /** -1 where a signal ended it. */
  code: number;
  stdout: string;
  stderr: string;
}

/** How a command is run. */
export interface RunOptions {
  cwd?: string;
  /** Set for it beside what a plain terminal has. */
  env?: Readonly<Record<string, string>>;
}

/** A command under way. */
export interface Running {
  process: ChildProcessByStdio<null, Readable, Readable>;
  ended: Promise<Run>;
}

/** Starts the command, with nothing on its standard input. */
export function start(args: readonly string[], { cwd = ROOT, env = {} }: RunOptions = {}): Running {
  // Who tests a build wants to see it print, and leave nothing behind.
  const isKeeping = args[0] !== 'build' || args.some((arg) => /^--(?:no-)?cache\b/u.test(arg));
  const all = isKeeping ? args : [...args, '--no-cache'];
  const process = spawn(globalThis.process.execPath, [CLI, ...all], {
    cwd,
    env: { ...plainEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = Promise.all([
    text(process.stdout),
    text(process.stderr),
    new Promise<number>((resolve, reject) => {
      process.once('error', reject);
      process.once('close', (code) => resolve(code ?? -1));
    }),
  ]).then(([stdout, stderr, code]): Run => ({ code, stdout, stderr }));
  return { process, ended };
}

/** Runs the command to its end. */
export function run(args: readonly string[], options?: RunOptions): Promise<Run> {
  return start(args, options).ended;
}

/** Runs the command, and fails where it does not end well. */
export async function succeed(args: readonly string[], options?: RunOptions): Promise<Run> {
  const result = await run(args, options);
  if (result.code !== 0) {
    throw new Error(`imprimatur ${args.join(' ')} ended with ${result.code}:\n${result.stderr}`);
  }
  return result;
}

/** The environment without what a test runner adds and what would change the result. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _f, NO_COLOR: _n, NODE_OPTIONS: _o, SOURCE_DATE_EPOCH: _s, ...rest } = process.env;
  return Object.fromEntries(Object.entries(rest).filter(([name]) => !name.startsWith('VITEST')));
}

/** A folder for one test file, in the system's temporary folder. */
export async function temporaryFolder(name: string): Promise<string> {
  return mkdtemp(join(tmpdir(), `imprimatur-${name}-`));
}

/** Removes a folder; a browser that just ended may still write in it. */
export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
}

/** Writes a table of paths and contents below a folder. */
export async function writeFiles(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}
