import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createBrotliDecompress } from 'node:zlib';
import { cacheFolder } from './cache-folder.ts';
import { EnvironmentError } from './environment-error.ts';
import { hasUsableFonts, writeFontsConfiguration } from './fonts.ts';
import { libraryHints, missingLibraries } from './libraries.ts';
import { unpackBrowser, type PackedBrowser, type UnpackedBrowser } from './unpack.ts';

/** The machine that a Linux program was built for, by the number in its header. */
const ELF_MACHINES: Readonly<Record<number, string>> = { 62: 'x64', 183: 'arm64' };

/**
 * Finds the package `@sparticuz/chromium`, an optional peer, without running any of its code: that would
 * set variables of this process. It is looked for from our own folder only. Looking from the current
 * folder as well would run a program that somebody put beside a manuscript.
 *
 * @returns undefined when it is not installed or holds no browser for this machine
 */
export async function findPackedBrowser(
  platform: NodeJS.Platform,
  arch: string,
): Promise<PackedBrowser | undefined> {
  if (platform !== 'linux') return undefined;
  let root: string;
  try {
    // Its only export; package.json is not exported, and lies two folders up.
    root = join(createRequire(import.meta.url).resolve('@sparticuz/chromium'), '..', '..', '..');
  } catch {
    return undefined;
  }
  const version = await readVersion(join(root, 'package.json'));
  const folder = join(root, 'bin');
  // The npm package holds one machine's browser and does not say whose: the program itself does.
  if (version === undefined || (await machineOf(join(folder, 'chromium.br'))) !== arch) return undefined;
  return { folder, version, arch };
}

/** A packed browser made ready, or why it cannot start on this machine. */
export type PreparedBrowser =
  | {
      readonly kind: 'ready';
      readonly executablePath: string;
      readonly env: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'unusable'; readonly reason: string };

/** Unpacks the browser and works out the variables it needs on this machine. */
export async function preparePackedBrowser(
  packed: PackedBrowser,
  env: NodeJS.ProcessEnv,
  signal?: AbortSignal,
): Promise<PreparedBrowser> {
  const home = env['HOME'] || homedir();
  const unpacked = await unpackBrowser(packed, cacheFolder(env, home), signal);
  const libraries = await librariesFor(unpacked, env);
  if (libraries === undefined) {
    return {
      kind: 'unusable',
      reason: 'it needs a Linux with glibc, and this one cannot load it (Alpine Linux uses musl)',
    };
  }
  const extra: Record<string, string> = { ...libraries };
  if (!(await hasUsableFonts(env, home))) {
    extra['FONTCONFIG_FILE'] = await writeFontsConfiguration(unpacked.folder, unpacked.fonts, env, home);
  }
  return { kind: 'ready', executablePath: unpacked.executablePath, env: extra };
}

/** The unpacked libraries are for machines that lack them; elsewhere the system's, which get its security updates. */
async function librariesFor(
  unpacked: UnpackedBrowser,
  env: NodeJS.ProcessEnv,
): Promise<Record<string, string> | undefined> {
  const bare = await missingLibraries(unpacked.executablePath, env);
  if (bare.kind === 'unstartable') {
    if (bare.code !== 'EACCES') return undefined;
    throw new EnvironmentError(
      `${unpacked.executablePath}: expected a program that may be run, found that the system refuses (EACCES); its file system may be mounted "noexec".`,
      ['Set IMPRIMATUR_CACHE to a folder of yours on a file system that allows programs to run.'],
    );
  }
  if (bare.missing.length === 0) return {};
  const present = env['LD_LIBRARY_PATH'];
  const path = [...(present === undefined || present === '' ? [] : [present]), unpacked.libraries].join(
    delimiter,
  );
  const extra = { LD_LIBRARY_PATH: path };
  const helped = await missingLibraries(unpacked.executablePath, { ...env, ...extra });
  if (helped.kind === 'loadable' && helped.missing.length > 0) {
    throw new EnvironmentError(
      `${unpacked.executablePath}: expected the shared libraries it is linked to, found none of the name ${helped.missing.join(', ')}.`,
      libraryHints(helped.missing),
    );
  }
  return extra;
}

async function readVersion(file: string): Promise<string | undefined> {
  try {
    const { version } = JSON.parse(await readFile(file, 'utf8')) as { version?: unknown };
    // It becomes part of a folder's name.
    return typeof version === 'string' && /^\d[\w.+-]*$/u.test(version) ? version : undefined;
  } catch {
    return undefined;
  }
}

/** Reads the header of a packed program: the first 20 bytes, which need a few milliseconds to unpack. */
async function machineOf(packed: string): Promise<string | undefined> {
  const source = createReadStream(packed);
  const plain = source.pipe(createBrotliDecompress());
  source.on('error', (error) => plain.destroy(error));
  try {
    for await (const chunk of plain) {
      const header = chunk as Buffer;
      if (header.length < 20 || header.readUInt32BE(0) !== 0x7f454c46) return undefined;
      return ELF_MACHINES[header.readUInt16LE(18)];
    }
  } catch {
    return undefined; // missing or damaged: as good as not installed
  } finally {
    source.destroy();
  }
  return undefined;
}
