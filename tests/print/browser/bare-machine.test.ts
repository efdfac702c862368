import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserFound } from '../../../src/print/browser/find.ts';
import { compilePrograms, type CompiledPrograms } from './compile-programs.ts';
import { readPdf } from './read-pdf.ts';
import { DEFAULT, EMBEDDED, NOWHERE, samplePage } from './sample-page.ts';

const run = promisify(execFile);
const HIDE = join(import.meta.dirname, 'hide-fonts-and-nss.sh');

/** Why fonts and libraries cannot be hidden here; undefined where they can. */
function obstacle(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return 'the packed browser runs on Linux x64 only';
  if (process.getuid?.() !== 0) return 'only root may hide parts of the system';
  const tried = spawnSync('unshare', ['-m', 'sh', HIDE, 'true'], { encoding: 'utf8' });
  if (tried.error !== undefined) return `unshare cannot be run: ${tried.error.message}`;
  return tried.status === 0 ? undefined : `unshare is not permitted: ${tried.stderr.trim()}`;
}

const reason = obstacle();
if (reason !== undefined) {
  console.warn(`SKIPPED: printing on a machine without fonts and NSS is NOT tested here: ${reason}.`);
}

/** Runs a program on a machine without them. */
function bare(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const options = { env: { ...process.env, PUPPETEER_EXECUTABLE_PATH: '', ...env } };
  return run('unshare', ['-m', 'sh', HIDE, command, ...args], options);
}

describe.skipIf(reason !== undefined)('a machine without fonts, fontconfig and NSS', () => {
  let folder: string;
  let programs: CompiledPrograms;
  let found: BrowserFound;

  /** Prints a page there, and returns the paths of what came out. */
  async function print(name: string, html: string, env: NodeJS.ProcessEnv = {}) {
    const [page, pdf, png] = ['html', 'pdf', 'png'].map((extension) =>
      join(folder, `${name}.${extension}`),
    ) as [string, string, string];
    await writeFile(page, html);
    const { stdout } = await bare(process.execPath, [programs.path('print-sample'), page, pdf, png], env);
    return { found: JSON.parse(stdout) as BrowserFound, pdf: await readPdf(await readFile(pdf)), png };
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bare-machine-test-'));
    programs = await compilePrograms();
  });

  afterAll(async () => {
    await programs.remove();
    await rm(folder, { recursive: true, force: true });
  });

  it('prints Latin and Cyrillic, in embedded fonts and in the default one', async () => {
    const printed = await print('sample', await samplePage());
    found = printed.found;
    expect(found.source).toBe('package');
    expect(found.env).toEqual({
      LD_LIBRARY_PATH: expect.stringMatching(/al2023\/lib$/u) as string,
      FONTCONFIG_FILE: expect.stringMatching(/imprimatur-fonts\.conf$/u) as string,
    });
    const { text, fonts, glyphs, boxes } = printed.pdf;
    expect(text).toContain(EMBEDDED);
    expect(text).toContain(DEFAULT);
    expect(fonts.join()).toContain('SourceSerif4');
    expect(fonts.join()).toContain('OpenSans');
    expect(glyphs).toBeGreaterThan(60);
    expect(boxes).toBe(0);
  });

  it('is really bare: the browser does not start there by itself', async () => {
    const starting = bare(found.executablePath, ['--version']);
    await expect(starting).rejects.toThrow(/error while loading shared libraries: lib(?:nspr4|nss3|expat)/u);
  });

  it('is really bare: with the libraries but without our fonts, the page is not all there', async () => {
    const bareFonts = join(folder, 'browser-without-fonts');
    const script = `#!/bin/sh\nLD_LIBRARY_PATH='${found.env['LD_LIBRARY_PATH'] ?? ''}' exec '${found.executablePath}' "$@"\n`;
    await writeFile(bareFonts, script, { mode: 0o700 });
    const printed = await print('without-fonts', await samplePage(), {
      PUPPETEER_EXECUTABLE_PATH: bareFonts,
    });
    expect(printed.pdf.text).not.toContain(DEFAULT);
  });

  it('shows a box for what no font has, so that the absence of boxes means something', async () => {
    const printed = await print('box', `<meta charset="utf-8"><p>A ${NOWHERE} B`);
    expect(printed.pdf.boxes).toBeGreaterThan(0);
  });
});
