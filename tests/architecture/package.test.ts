/** What the package gives to its users. Needs `dist/`, which `npm test` builds first. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Description {
  bin: Record<string, string>;
  exports: Record<string, string | Record<string, string>>;
  files: string[];
  dependencies: Record<string, string>;
}

const description = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Description;
const importFrom = async (path: string): Promise<string[]> =>
  Object.keys((await import(join(ROOT, 'dist', path))) as object).toSorted();

describe('the public API', () => {
  it('is this and nothing else', async () => {
    expect(await importFrom('index.js')).toEqual([
      'DiskStore',
      'EnvironmentError',
      'ManuscriptError',
      'UnreadableSourceError',
      'check',
      'checkLinks',
      'compose',
      'configurationJsonSchema',
      'configurationSchema',
      'drawPictures',
      'formatJson',
      'formatPretty',
      'formatProof',
      'importSource',
      'launchBrowser',
      'loadFrom',
      'loadManuscript',
      'loadTemplate',
      'manuscriptSyntax',
      'memoryFiles',
      'openPressRoom',
      'parse',
      'parseEndpoint',
      'parseProof',
      'proof',
      'proofJsonSchema',
      'prove',
      'publish',
      'readPictures',
      'recommended',
      'renderEpub',
      'renderHtml',
      'renderPdf',
    ]);
  });

  it('has a plugin for every rule that makes sense for one file', async () => {
    const plugins = (await importFrom('lint.js')).filter((name) => name !== 'default' && name !== 'strict');
    const { recommended } = (await import(join(ROOT, 'dist', 'index.js'))) as {
      recommended: { id: string }[];
    };
    const camel = recommended.map(({ id }) =>
      id.replaceAll(/-(.)/gu, (_, letter: string) => letter.toUpperCase()),
    );
    // These are about the book: its metadata, its links across files, labels of several chapters.
    const ofTheBook = new Set(
      'brokenLink missingIdentifier missingLanguage labelAcrossFiles numberingStart unusedSuppression'.split(
        ' ',
      ),
    );
    expect(plugins).toEqual(camel.filter((name) => !ofTheBook.has(name)).toSorted());
  });
});

describe('package.json', () => {
  it('names files that are there after a build', () => {
    const named = Object.values(description.exports).flatMap((entry) =>
      typeof entry === 'string' ? [entry] : Object.values(entry),
    );
    for (const path of [...named, ...Object.values(description.bin)])
      expect([path, existsSync(join(ROOT, path))]).toEqual([path, true]);
  });

  it('has a schema that says what the code says', async () => {
    const { configurationJsonSchema } = (await import(join(ROOT, 'dist', 'index.js'))) as {
      configurationJsonSchema(): object;
    };
    const shipped = JSON.parse(readFileSync(join(ROOT, 'dist', 'manuscript.schema.json'), 'utf8')) as unknown;
    expect(shipped).toEqual(JSON.parse(JSON.stringify(configurationJsonSchema())));
  });

  it('has a command that begins as a program does', () => {
    expect(readFileSync(join(ROOT, 'dist', 'cli.js'), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/u);
  });

  it('publint finds no fault', () => {
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [join(ROOT, 'node_modules/publint/src/cli.js'), '--strict'],
      {
        cwd: ROOT,
        encoding: 'utf8',
        env: { ...process.env, NO_COLOR: '1' },
      },
    );
    expect(status, `${stdout}${stderr}`).toBe(0);
    expect(stdout).toContain('All good!');
  });
});
