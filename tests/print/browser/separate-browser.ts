/** A browser that was started by somebody else, and listens on a port of this machine. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserArguments } from '../../../src/print/browser/arguments.ts';
import { findBrowser } from '../../../src/print/browser/find.ts';

/** One that runs. */
export interface SeparateBrowser {
  pid: number;
  /** `ws://127.0.0.1:…/devtools/browser/…` */
  webSocket: string;
  /** `http://127.0.0.1:…` */
  http: string;
  /** Sends a signal to all its processes: SIGKILL, SIGSTOP, SIGCONT. */
  signal(name: NodeJS.Signals): void;
  /** Ends it, whatever state it is in, and removes its folder. */
  end(): Promise<void>;
}

/** Starts the browser that the press would use, in the way an operator does: with a port, and with its own fonts. */
export async function startSeparateBrowser(port = 0): Promise<SeparateBrowser> {
  const found = await findBrowser();
  const profile = await mkdtemp(join(tmpdir(), 'separate-browser-'));
  const sandbox = process.getuid?.() !== 0;
  const args = browserArguments({ profile, sandbox })
    // Its operator did not think of the network.
    .filter((argument) => !/^--(?:proxy|host-resolver|webrtc)/u.test(argument))
    .map((argument) =>
      argument === '--remote-debugging-pipe' ? `--remote-debugging-port=${port}` : argument,
    );
  const child = spawn(found.executablePath, args, {
    env: { ...process.env, ...found.env },
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const pid = child.pid ?? 0;
  const ended = new Promise((resolve) => child.once('close', resolve));
  const signal = (name: NodeJS.Signals): void => {
    try {
      process.kill(-pid, name);
    } catch {
      // Nobody left.
    }
  };
  let said = '';
  const webSocket = await new Promise<string>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const [, address] = /DevTools listening on (ws:\S+)/u.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', () => reject(new Error(`the browser ended: ${said}`)));
  });
  return {
    pid,
    webSocket,
    http: `http://${new URL(webSocket).host}`,
    signal,
    async end() {
      signal('SIGCONT');
      signal('SIGKILL');
      await ended;
      await rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    },
  };
}
