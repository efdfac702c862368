import type { BrowserExit } from './browser-process.ts';
import { EnvironmentError } from './environment-error.ts';
import { libraryHints, missingIn, missingLibraries } from './libraries.ts';

/** A browser that did not start. */
export interface FailedLaunch {
  readonly executablePath: string;
  readonly env: NodeJS.ProcessEnv;
  /** How it ended; undefined when it runs but does not answer. */
  readonly exit: BrowserExit | undefined;
  readonly stderr: string;
}

/** What Chromium says when it cannot close itself in. */
const NO_SANDBOX =
  /No usable sandbox|Failed to move to new namespace|SUID sandbox helper binary|without --no-sandbox is not supported/u;
const SHOWN_LINES = 12;

/** Turns what a browser said before it died into what its user can do about it. */
export async function explainFailedLaunch(failed: FailedLaunch): Promise<EnvironmentError> {
  const { executablePath, exit, stderr } = failed;
  if (exit?.startError !== undefined) return explainStartError(executablePath, exit.startError);
  if (NO_SANDBOX.test(stderr)) return noSandbox(executablePath);

  const named = missingIn(stderr);
  if (named.length > 0) {
    // The loader stops at the first; the user wants to hear of all at once.
    const report = await missingLibraries(executablePath, failed.env);
    const missing = report.kind === 'loadable' && report.missing.length > 0 ? report.missing : named;
    return new EnvironmentError(
      `${executablePath}: expected the shared libraries that the browser needs, found none of the name ${missing.join(', ')}.`,
      libraryHints(missing),
    );
  }
  const found =
    exit === undefined
      ? 'no answer from it'
      : `that it ended (${exit.signal ?? `exit code ${String(exit.code)}`})`;
  const said = stderr.trim().split('\n').slice(-SHOWN_LINES).join('\n');
  return new EnvironmentError(
    `${executablePath}: expected the browser to start, found ${found}.${said === '' ? '' : ` It said:\n${said}`}`,
    ['Name another browser: --browser PATH, or the variable PUPPETEER_EXECUTABLE_PATH.'],
  );
}

function explainStartError(executablePath: string, error: NodeJS.ErrnoException): EnvironmentError {
  const reasons: Readonly<Record<string, string>> = {
    ENOENT:
      'that its loader is missing: it is built for another kind of Linux (glibc, where this one may use musl)',
    ENOEXEC: 'a program for another kind of machine',
    EACCES: 'that the system refuses to run it: no permission, or a file system mounted "noexec"',
  };
  const reason = reasons[error.code ?? ''] ?? error.message;
  return new EnvironmentError(
    `${executablePath}: expected a browser that this system can run, found ${reason}.`,
    ['Name another browser: --browser PATH, or the variable PUPPETEER_EXECUTABLE_PATH.'],
    { cause: error },
  );
}

function noSandbox(executablePath: string): EnvironmentError {
  const profile = [
    'abi <abi/4.0>,',
    'include <tunables/global>',
    `profile imprimatur-browser "${executablePath}" flags=(unconfined) {`,
    '  userns,',
    '}',
  ].join('\n');
  return new EnvironmentError(
    `${executablePath}: expected a system that lets the browser close itself in (its sandbox), found that this one forbids it ("No usable sandbox!").`,
    [
      'Ubuntu 23.10 and later: allow it for this browser. Write the following to /etc/apparmor.d/imprimatur-browser, then run ' +
        `"sudo apparmor_parser -r /etc/apparmor.d/imprimatur-browser":\n${profile}`,
      'Or allow it for every program, until the next start: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0',
      'In a container that is closed in itself, and for manuscripts that you trust: --no-sandbox',
    ],
  );
}
