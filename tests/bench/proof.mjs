/**
 * `npm run bench:proof`: how long the proof takes beside the rest of a cold build, both as whole commands in one run
 * on one machine: `build --no-proof`, `build` and `proof` of the same report. Medians, in ms; what counts is the ratio.
 *
 *     npm run bench:proof             1× and 10× the sample manuscript
 *     npm run bench:proof -- 1 3      other sizes
 */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { largerReport } from './larger-report.mjs';

const asked = process.argv.slice(2).map(Number);
const sizes = asked.length > 0 ? asked : [1, 10];

for (const size of sizes) await compare(size);

async function compare(size) {
  const folder = await mkdtemp(join(tmpdir(), 'imprimatur-bench-proof-'));
  try {
    const manuscript = join(folder, 'manuscript');
    for (const [path, content] of Object.entries(await largerReport('manuscript', size))) {
      await mkdir(dirname(join(manuscript, path)), { recursive: true });
      await writeFile(join(manuscript, path), content);
    }
    const out = join(folder, 'out');
    const runs = size >= 10 ? 3 : 5;
    const samples = { bare: [], proved: [], alone: [] };
    // In turn, so that a machine that slows down slows all; the first round warms up.
    for (let run = 0; run <= runs; run++) {
      const bare = command('build', manuscript, '--out', out, '--no-cache', '--no-proof');
      const proved = command('build', manuscript, '--out', out, '--no-cache');
      const alone = command('proof', manuscript, '--out', out);
      if (run === 0) continue;
      samples.bare.push(bare);
      samples.proved.push(proved);
      samples.alone.push(alone);
    }
    const [bare, proved, alone] = [samples.bare, samples.proved, samples.alone].map(medianOf);
    console.log(`\n${size}×: three editions, median of ${runs}`);
    console.log(`  build without proof      ${ms(bare)}`);
    console.log(`  build with proof         ${ms(proved)}`);
    console.log(`  proof alone              ${ms(alone)}`);
    console.log(`  proof / rest of a build  ${((proved - bare) / bare).toFixed(2)}`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function command(...args) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['dist/cli.js', ...args, '--quiet'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`imprimatur ${args.join(' ')} ended with ${status}:\n${stderr}`);
  return performance.now() - start;
}

function medianOf(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

function ms(value) {
  return `${Math.round(value).toLocaleString('en')} ms`.padStart(10);
}
