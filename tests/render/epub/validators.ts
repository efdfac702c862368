/** Programs of others that say whether an EPUB is valid, and whether everyone can read it. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { EpubCheck } from '@likecoin/epubcheck-ts';
import { findBrowser } from '../../../src/print/browser/find.ts';

const run = promisify(execFile);
const ACE = fileURLToPath(new URL('../../../node_modules/@daisy/ace-cli/bin/ace.js', import.meta.url));
const ACE_PATIENCE_MS = 180_000;

/** Where Debian's package `epubcheck` puts the official checker, version 4.2.6. */
export const OFFICIAL = '/usr/share/java/epubcheck.jar';

/** True where the official checker can be asked. */
export function hasOfficial(): boolean {
  return existsSync(OFFICIAL);
}

/** What `epubcheck-ts` finds, all of it. */
export async function askPort(bytes: Uint8Array): Promise<string[]> {
  const { messages } = await EpubCheck.validate(bytes, { version: '3.3' });
  return messages.map((message) => JSON.stringify(message));
}

/** What the official EPUBCheck finds, but for what it only remarks on. */
export async function askOfficial(bytes: Uint8Array): Promise<string[]> {
  return withFile(bytes, async (path) => {
    // It ends with 1 where it has found something; what, its report says all the same.
    const { stdout } = await run('java', ['-jar', OFFICIAL, '--json', '-', '--quiet', path], {
      maxBuffer: 64_000_000,
    }).catch((error: { stdout: string }) => error);
    const { messages } = JSON.parse(stdout) as {
      messages: { ID: string; severity: string; message: string; locations: unknown[] }[];
    };
    return messages
      .filter(({ severity }) => severity !== 'USAGE' && severity !== 'INFO')
      .map(({ ID, severity, message, locations }) =>
        [ID, severity, message, JSON.stringify(locations[0])].join(' '),
      );
  });
}

/** What Ace says against a book. */
export async function askAce(bytes: Uint8Array): Promise<string[]> {
  const found = await findBrowser({ env: process.env });
  return withFile(bytes, async (path, folder) => {
    const out = join(folder, 'ace');
    const { stderr } = await run(process.execPath, [ACE, '--silent', '--outdir', out, path], {
      timeout: ACE_PATIENCE_MS,
      env: {
        ...process.env,
        ...found.env,
        PUPPETEER_EXECUTABLE_PATH: found.executablePath,
        // Its settings and its log go where they are removed.
        HOME: folder,
        XDG_CONFIG_HOME: folder,
        XDG_STATE_HOME: folder,
        TMPDIR: folder,
      },
    });
    const report = await readFile(join(out, 'report.json'), 'utf8').catch(() => {
      throw new Error(`expected a report of Ace, found none: ${stderr}`);
    });
    const { assertions } = JSON.parse(report) as { assertions: AceSubject[] };
    if (assertions.length < 2) throw new Error('expected Ace to look at pages, found that it saw none');
    return assertions.flatMap(({ 'earl:testSubject': { url }, assertions: findings }) =>
      findings
        .filter((finding) => finding['earl:result']['earl:outcome'] !== 'pass')
        .map(
          (finding) =>
            `${url} ${finding['earl:test']['dct:title']} ${JSON.stringify(finding['earl:result']['html'])}`,
        ),
    );
  });
}

interface AceSubject {
  'earl:testSubject': { url: string };
  assertions: {
    'earl:test': { 'dct:title': string };
    'earl:result': { 'earl:outcome': string; html?: string };
  }[];
}

async function withFile<T>(bytes: Uint8Array, use: (path: string, folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'imprimatur-epub-'));
  try {
    const path = join(folder, 'book.epub');
    await writeFile(path, bytes);
    return await use(path, folder);
  } finally {
    await rm(folder, { recursive: true, maxRetries: 3 });
  }
}
