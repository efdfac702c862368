import { execFile } from 'node:child_process';

/** Which shared libraries a program would miss here; `unstartable` where this system cannot load it at all. */
export type LoaderReport =
  | { readonly kind: 'loadable'; readonly missing: readonly string[] }
  | { readonly kind: 'unstartable'; readonly code: string };

/**
 * Asks the system's own loader which libraries it would not find. With this variable set the loader lists
 * what it would load and ends before the program begins, which is what `ldd` does; so the answer counts
 * every folder, cache file and setting that the real start will count. It takes a hundredth of a second.
 * Linux with glibc only.
 */
export function missingLibraries(executable: string, env: NodeJS.ProcessEnv): Promise<LoaderReport> {
  return new Promise((resolve) => {
    const options = { env: { ...env, LD_TRACE_LOADED_OBJECTS: '1' }, timeout: 10_000 };
    execFile(executable, options, (error, stdout, stderr) => {
      // ENOENT for a file that is there: its loader is not (a glibc program on musl). ENOEXEC: another machine's.
      if (error !== null && typeof error.code === 'string')
        resolve({ kind: 'unstartable', code: error.code });
      else resolve({ kind: 'loadable', missing: missingIn(`${stdout}\n${stderr}`) });
    });
  });
}

/** The libraries that a loader's listing or its error message calls missing. */
export function missingIn(listing: string): string[] {
  const names = new Set<string>();
  for (const [, name] of listing.matchAll(/^\s*(\S+) => not found/gmu)) names.add(name ?? '');
  for (const [, name] of listing.matchAll(/error while loading shared libraries: ([^\s:]+):/gu))
    names.add(name ?? '');
  names.delete('');
  return [...names];
}

/** How to get libraries that no package of ours holds. */
export function libraryHints(missing: readonly string[]): string[] {
  return [
    `Debian and Ubuntu: sudo apt-get install libnss3 libnspr4 libexpat1. What package holds another one: apt-file search ${missing[0] ?? ''}`,
    'Fedora and relatives: dnf install nss nspr expat libgcc',
    'On Linux x64, the npm package @sparticuz/chromium@147.0.0 brings NSS, NSPR and Expat along: npm install --save-dev --save-exact @sparticuz/chromium@147.0.0',
  ];
}
