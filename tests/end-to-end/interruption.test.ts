/** Ctrl-C while a PDF is made: exit 130, the old editions as they were, and nobody left running. */
import { readdirSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { livingWith } from '../print/browser/processes.ts';
import { removeFolder, SAMPLE, start, temporaryFolder, writeFiles } from './command-line.ts';

let folder: string;

beforeEach(async () => {
  folder = await temporaryFolder('interruption');
  await writeFiles(join(folder, 'out'), {
    'stability-at-a-price.pdf': 'old',
    'stability-at-a-price.html': 'old',
  });
});
afterEach(() => removeFolder(folder));

describe.skipIf(process.platform !== 'linux')('an interruption (looks for processes in /proc)', () => {
  it.each([0, 400, 1200])('%i ms after the browser came up', async (wait) => {
    // The browser's own folder is made below this one, so that its processes can be told from all others.
    const scratch = join(folder, 'scratch');
    await writeFiles(scratch, { '.keep': '' });
    const { process: child, ended } = start(['build', SAMPLE, '--out', join(folder, 'out')], {
      env: { TMPDIR: scratch },
    });
    await until(async () => (await livingWith(`${scratch}/imprimatur-browser-`)).length > 0);
    await new Promise((resolve) => setTimeout(resolve, wait));
    const asked = performance.now();
    child.kill('SIGINT');
    const result = await ended;
    expect(result).toMatchObject({ code: 130, stdout: '' });
    expect(performance.now() - asked).toBeLessThan(5_000);
    expect(readdirSync(join(folder, 'out')).toSorted()).toEqual([
      'stability-at-a-price.html',
      'stability-at-a-price.pdf',
    ]);
    expect(readFileSync(join(folder, 'out', 'stability-at-a-price.pdf'), 'utf8')).toBe('old');
    await until(async () => (await livingWith(scratch)).length === 0);
    expect((await readdir(scratch)).filter((name) => name.startsWith('imprimatur-browser-'))).toEqual([]);
  });

  it('before anything was made', async () => {
    const { process: child, ended } = start(['build', SAMPLE, '--out', join(folder, 'out')]);
    await new Promise((resolve) => setTimeout(resolve, 350));
    child.kill('SIGINT');
    const { code } = await ended;
    // A signal that comes before Node has read the program ends it in the system's way.
    expect([130, -1]).toContain(code);
    expect(readFileSync(join(folder, 'out', 'stability-at-a-price.html'), 'utf8')).toBe('old');
    expect(readdirSync(tmpdir()).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

/** Waits until something is true, for twenty seconds at most. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 20_000; !(await holds());) {
    if (performance.now() > end)
      throw new Error('expected it to happen within 20 seconds, found that it did not');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
