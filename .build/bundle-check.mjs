/**
 * Makes one file of `check` and all it needs, in place of `dist/commands/check.js`. A linter is started again and
 * again, by editors and in CI, and finding and reading four hundred small modules takes three quarters of its
 * start. What runs is the same either way; the licences of what is packed in stand in a file beside it.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const file = join(root, 'dist/commands/check.js');

// Packed already: its modules are no longer known, and `tsc` writes it anew whenever it runs.
if ((await readFile(file, 'utf8')).includes('\n// node_modules/')) process.exit(0);

const build = await rolldown({
  input: file,
  platform: 'node',
  cwd: root,
  // Who does not ask the web should not wait for what asking takes.
  external: (id) => id.endsWith('/ask-links.js'),
  // Any warning could be a module that is not found until it is needed.
  onLog(level, log) {
    if (level === 'warn') throw new Error(log.message);
  },
});
const { output } = await build.write({ file, format: 'esm', codeSplitting: false, minify: false });
await build.close();
await writeFile(join(root, 'dist/THIRD-PARTY-LICENSES.txt'), await licences(output[0].moduleIds));

/** The licences of the packages that some modules are of. */
async function licences(modules) {
  const packages = new Set();
  for (const module of modules) {
    const path = relative(root, module).split(sep);
    const at = path.lastIndexOf('node_modules');
    if (at < 0) continue;
    const length = path[at + 1].startsWith('@') ? 3 : 2;
    packages.add(path.slice(0, at + length).join('/'));
  }
  const texts = [];
  for (const path of [...packages].toSorted()) {
    const { name, version, license } = JSON.parse(await readFile(join(root, path, 'package.json'), 'utf8'));
    const own = (await readdir(join(root, path))).find((entry) => /^licen[cs]e(?:\.\w+)?$/iu.test(entry));
    const text = own ? await readFile(join(root, path, own), 'utf8') : `Licence: ${license}\n`;
    texts.push(`${name} ${version}\n\n${text.trim()}\n`);
  }
  return `dist/commands/check.js holds code of these packages.\n\n${texts.join(`\n${'-'.repeat(78)}\n\n`)}`;
}
