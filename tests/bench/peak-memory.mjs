/**
 * Loaded with `--import` into a process that a benchmark times: as it ends, it writes the most memory that it ever
 * had, in MiB, into the file named by `BENCH_PEAK_MEMORY`. Browsers that it started are not in it.
 */
import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const file = process.env.BENCH_PEAK_MEMORY;
// Workers load this too, and are part of the same process; other programs that it starts must not write here.
delete process.env.BENCH_PEAK_MEMORY;
if (isMainThread && file !== undefined) {
  // Node gives `maxRSS` in KiB on every system.
  process.on('exit', () => writeFileSync(file, String(process.resourceUsage().maxRSS / 1024)));
}
