/** The same manuscript gives the same bytes, whoever builds it and where. */
import { cp, readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { removeFolder, SAMPLE, succeed, temporaryFolder } from '../command-line.ts';
import { SLUG } from './build-sample.ts';

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
    env: { TZ: 'America/Los_Angeles', LANG: 'C', LC_ALL: 'C', HOME: tmpdir() },
  });
});
afterAll(() => removeFolder(folder));

it.each(['html', 'epub', 'pdf'])('%s', async (kind) => {
  const [one, two] = await Promise.all(
    ['one', 'two'].map((run) => readFile(join(folder, run, `${SLUG}.${kind}`))),
  );
  expect(one!.length).toBeGreaterThan(10_000);
  expect(digest(two!)).toBe(digest(one!));
});

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
