/**
 * `npm run bench:check`: how long `imprimatur check` takes, beside bare parsing (remark-parse with GFM, no rules),
 * remark-cli with its recommended preset, and rumdl (native code), all in one run on one machine. Each is a
 * process of its own, as in CI: figures are medians of several runs, in ms, starts included. What counts is the
 * ratios.
 *
 *     npm run bench:check             1×, 10× and 30× the sample manuscript, and a file of ten lines
 *     npm run bench:check -- 1 3      other sizes
 */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { largerReport } from './larger-report.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const asked = process.argv.slice(2).map(Number);
const sizes = asked.length > 0 ? asked : [1, 10, 30];
const node = process.execPath;
const cli = join(root, 'dist/cli.js');
const bare = join(root, 'tests/bench/bare-parse.mjs');
const remark = join(root, 'node_modules/remark-cli/cli.js');
const rumdl = join(root, 'node_modules/.bin/rumdl');
const preset = join(root, 'node_modules/remark-preset-lint-recommended/index.js');
const gfm = join(root, 'node_modules/remark-gfm/index.js');

const folder = await mkdtemp(join(tmpdir(), 'imprimatur-bench-'));
try {
  await compareStarts();
  for (const size of sizes) await compare(size);
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** What a ten-line file takes is the start of each. */
async function compareStarts() {
  const file = join(folder, 'short.md');
  const text = `# A short file\n\n${'A line of text.\n'.repeat(6)}A call.[^1]\n\n[^1]: Its note.\n`;
  await writeFile(file, text);
  const median = await inTurn(9, {
    'node -e 0': [node, '-e', '0'],
    "node, unified's parser imported": [node, bare],
    'imprimatur check': [node, cli, 'check', file, '--quiet'],
    'remark-cli, recommended preset': [node, remark, '--quiet', '-u', preset, '-u', gfm, file],
    rumdl: [rumdl, 'check', '--quiet', '--no-cache', file],
  });
  console.log('\nStart: a file of ten lines, median of 9');
  const start = median['node -e 0'];
  const parser = median["node, unified's parser imported"] - start;
  table(median);
  console.log(
    `  check / (2 × node + import)        ${(median['imprimatur check'] / (2 * start + parser)).toFixed(2)}`,
  );
}

async function compare(size) {
  const manuscript = join(folder, `${size}x`);
  const chapters = [];
  for (const [path, content] of Object.entries(await largerReport(join(root, 'manuscript'), size))) {
    await mkdir(dirname(join(manuscript, path)), { recursive: true });
    await writeFile(join(manuscript, path), content);
    if (path.endsWith('.md')) chapters.push(join(manuscript, path));
  }
  const runs = size >= 30 ? 5 : 7;
  const median = await inTurn(runs, {
    'bare parsing': [node, bare, ...chapters],
    'imprimatur check': [node, cli, 'check', manuscript, '--quiet'],
    'remark-cli, recommended preset': [node, remark, '--quiet', '-u', preset, '-u', gfm, ...chapters],
    rumdl: [rumdl, 'check', '--quiet', '--no-cache', ...chapters],
  });
  console.log(`\n${size}×: ${chapters.length} chapters, median of ${runs}`);
  table(median);
  const check = median['imprimatur check'];
  for (const peer of ['bare parsing', 'remark-cli, recommended preset', 'rumdl'])
    console.log(`  check / ${peer.padEnd(31)} ${(check / median[peer]).toFixed(2)}`);
}

/** Runs commands in turn, so that a machine that slows down slows all; the first round warms up. */
async function inTurn(runs, commands) {
  const samples = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let run = 0; run <= runs; run++) {
    for (const [name, [command, ...args]] of Object.entries(commands)) {
      const start = performance.now();
      await finished(command, args);
      if (run > 0) samples[name].push(performance.now() - start);
    }
  }
  return Object.fromEntries(
    Object.entries(samples).map(([name, values]) => [
      name,
      values.toSorted((a, b) => a - b)[values.length >> 1],
    ]),
  );
}

/** Waits for a command; what it finds is not the point, that it ran is: 0 or 1, never a crash. */
function finished(command, args) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (data) => (said += data));
    child.on('error', fail);
    child.on('close', (code) =>
      code === 0 || code === 1 ? done() : fail(new Error(`${command} ${args[0]}: exit ${code}\n${said}`)),
    );
  });
}

function table(median) {
  for (const [name, value] of Object.entries(median))
    console.log(`  ${name.padEnd(34)} ${Math.round(value)} ms`);
}
