/** The EPUB of the sample before the two checkers. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { EpubCheck } from '@likecoin/epubcheck-ts';
import { beforeAll, expect, it } from 'vitest';
import { removeFolder, temporaryFolder } from '../command-line.ts';
import { buildSample } from './build-sample.ts';

const OFFICIAL = '/usr/share/java/epubcheck.jar';
const runFile = promisify(execFile);
let bytes: Uint8Array;

beforeAll(async () => {
  bytes = await buildSample('epub');
});

it('has no fault that epubcheck-ts finds', async () => {
  expect((await EpubCheck.validate(bytes, { version: '3.3' })).messages).toEqual([]);
});

it.skipIf(!existsSync(OFFICIAL))(
  `has no fault that ${OFFICIAL} finds (apt-get install epubcheck)`,
  async () => {
    const folder = await temporaryFolder('epubcheck');
    try {
      const path = join(folder, 'sample.epub');
      await writeFile(path, bytes);
      const { stdout } = await runFile('java', ['-jar', OFFICIAL, '--json', '-', '--quiet', path]);
      expect((JSON.parse(stdout) as { messages: unknown[] }).messages).toEqual([]);
    } finally {
      await removeFolder(folder);
    }
  },
);
