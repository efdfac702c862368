/** `check` and `--help` start fast: they load no renderer and nothing that only renderers need. */
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TRACER = new URL('./programs/trace-modules.mjs', import.meta.url).href;

/** The addresses of all modules that a run of the command loads. */
function loaded(...args: string[]): string[] {
  const { stderr, status } = spawnSync(process.execPath, ['--import', TRACER, 'dist/cli.js', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (status !== 0) throw new Error(stderr);
  return stderr
    .split('\n')
    .flatMap((line) => (line.startsWith('loaded ') ? [line.slice('loaded '.length)] : []));
}

const NEVER =
  /node_modules\/(?:puppeteer|@puppeteer|@sparticuz|@cantoo|pdfjs-dist|epub-gen-memory|jszip|liquidjs|css-tree|hyphen|ws)|\/dist\/(?:render|print|template|write\/write-editions|publish)/u;

/** What makes editions, but for the module that puts files in their place. */
const NEVER_WITH_WRITE = new RegExp(NEVER.source.replace('|write\\/write-editions', ''), 'u');

it('check', async () => {
  const modules = loaded('check', 'manuscript');
  const own = modules.find((address) => address.endsWith('/dist/commands/check.js'));
  expect(own).toBeDefined();
  expect(modules.filter((address) => NEVER.test(address))).toEqual([]);
  // All that it needs is packed into its one file, each module under its name.
  const packed = [
    ...(await readFile(new URL(own!), 'utf8')).matchAll(/^\/\/ ((?:dist|node_modules)\/.+)$/gmu),
  ].map(([, path]) => `/${path}`);
  expect(packed).toContain('/dist/check/check.js');
  expect(packed.filter((path) => NEVER.test(path))).toEqual([]);
  expect(modules.filter((address) => address.includes('/dist/')).length).toBeLessThan(6);
});

it('--help', () => {
  const modules = loaded('--help');
  expect(modules.filter((address) => /\/dist\/(?!cli\.js|commands\/terminal\.js)/u.test(address))).toEqual(
    [],
  );
});

it.each([
  {
    source: 'report.txt',
    never: /node_modules\/(?:mammoth|rehype|hast-util-to-mdast)|\/dist\/import\/(?:page|word|markdown)\//,
  },
  { source: 'report.md', never: /node_modules\/mammoth|\/dist\/import\/(?:page|word|text)\// },
])('import $source loads no renderer and no other reader', async ({ source, never }) => {
  const folder = await mkdtemp(join(tmpdir(), 'imprimatur-modules-'));
  await writeFile(join(folder, source), 'The Title\n\nText.\n');
  const modules = loaded('import', join(folder, source), '--out', join(folder, 'book'));
  expect(modules.some((address) => address.includes('/dist/import/'))).toBe(true);
  // Of the module that writes, the part for manuscripts is used.
  expect(modules.filter((address) => NEVER_WITH_WRITE.test(address) || never.test(address))).toEqual([]);
  await rm(folder, { recursive: true });
});

it('build --to html loads no browser and no other renderer', () => {
  const modules = loaded(
    'build',
    'manuscript',
    '--to',
    'html',
    '--out',
    join(tmpdir(), `imprimatur-modules-${process.pid}`),
  );
  expect(modules.some((address) => address.includes('/dist/render/html/'))).toBe(true);
  expect(
    modules.filter(
      (address) =>
        /puppeteer|pdf-lib|pdfjs|epub-gen|\/dist\/(?:print|render\/(?:pdf|epub)|proof\/(?:pdf|epub))\//u.test(
          address,
        ) &&
        // The lock names all versions.
        !address.endsWith('/package.json') &&
        // The press room stands ready, without a browser in it.
        !/\/print\/browser\/(?:press-room|places|stand|version-comparison|endpoint|environment-error)\.js$/u.test(
          address,
        ),
    ),
  ).toEqual([]);
});
