/** The same manuscript gives the same bytes, whoever builds it, where and when. */
import { spawnSync } from 'node:child_process';
import { cp, readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { removeFolder, SAMPLE, succeed, temporaryFolder } from '../command-line.ts';
import { SLUG } from './build-sample.ts';

const ANOTHER_DAY = new URL('../programs/another-day.mjs', import.meta.url).href;

let folder: string;

beforeAll(async () => {
  folder = await temporaryFolder('twice');
  const copy = join(folder, 'elsewhere', 'the manuscript');
  await cp(SAMPLE, copy, { recursive: true });
  await succeed(['build', SAMPLE, '--out', join(folder, 'one')], {
    env: { TZ: 'Pacific/Kiritimati', LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' },
  });
  await succeed(['build', 'the manuscript', '--out', join(folder, 'two')], {
    cwd: join(folder, 'elsewhere'),
    env: {
      TZ: 'America/Los_Angeles',
      LANG: 'C',
      LC_ALL: 'C',
      HOME: tmpdir(),
      NODE_OPTIONS: `--import=${ANOTHER_DAY}`,
    },
  });
});
afterAll(() => removeFolder(folder));

it.each(['html', 'epub', 'pdf', 'proof.json', 'proof.html'])('%s', async (kind) => {
  const [one, two] = await Promise.all(
    ['one', 'two'].map((run) => readFile(join(folder, run, `${SLUG}.${kind}`))),
  );
  expect(one!.length).toBeGreaterThan(10_000);
  expect(digest(two!)).toBe(digest(one!));
});

it('the other day is another day', () => {
  const { stdout } = spawnSync(process.execPath, [`--import=${ANOTHER_DAY}`, '-p', 'Date.now()'], {
    encoding: 'utf8',
  });
  expect(Number(stdout) - Date.now()).toBeGreaterThan(399 * 86_400_000);
});

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
