import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { EpubCheck } from '@likecoin/epubcheck-ts';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Files } from '../../../src/manuscript/files.ts';
import { diskFiles } from '../../../src/manuscript/disk.ts';
import { memoryFiles } from '../../../src/manuscript/memory.ts';
import { render } from './edition.ts';
import { configuration, everything } from './everything.ts';

const OFFICIAL = '/usr/share/java/epubcheck.jar';
const run = promisify(execFile);

const HOSTILE = `# &amp; <script>alert(1)</script> "x" 'y' ]]>

½ <b onclick="x">bold</b> [a](javascript:alert(1)) [b](data:text/html,x) [c](http://exa mple/) <https://example.org/[x]|y>
[d](<https://example.org/ü ö?ä=%&[]#a#b>) ![](nowhere.png) ![x](../../etc/passwd) ![y](https://example.org/z.png)

## ½ of ² {#½}

## µ-economy ª

## Note 1

## call-1

| a |
|---|
|   |

[^1]: never called
`;

const BOOKS: readonly [string, Files][] = [
  ['one of everything', everything()],
  ['numbers by chapter', everything(configuration((yaml) => `${yaml}notes: { numbering: per-chapter }\n`))],
  ['the least there can be', memoryFiles({ 'manuscript.yaml': 'title: Plain', 'a.md': 'Text.' })],
  ['an empty chapter', memoryFiles({ 'manuscript.yaml': 'title: Plain', 'a.md': '' })],
  [
    'right to left',
    memoryFiles({
      'manuscript.yaml': 'title: كتاب\nlanguage: ar',
      'a.md': '# فصل\n\nنص.[^1]\n\n[^1]: حاشية.',
    }),
  ],
  [
    'hostile',
    memoryFiles({ 'manuscript.yaml': 'title: "</title><script>"\nlanguage: en', '第 &".md': HOSTILE }),
  ],
  ['the sample', diskFiles(new URL('../../../manuscript', import.meta.url).pathname)],
];

/** The official checker takes seconds for each book, so it sees those that have something in them. */
const FULL: ReadonlySet<string> = new Set(['one of everything', 'hostile', 'the sample']);

describe.each(BOOKS)('%s', (name, files) => {
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = await render(files);
  });

  test('epubcheck-ts finds no fault', async () => {
    const { messages } = await EpubCheck.validate(bytes, { version: '3.3' });
    expect(messages).toEqual([]);
  });

  // SKIPPED LOUDLY: without Debian's `epubcheck` only the port of it looks at the books.
  test.runIf(FULL.has(name) && existsSync(OFFICIAL))(
    `the official EPUBCheck (${OFFICIAL}; apt-get install epubcheck) finds no fault`,
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'imprimatur-epub-'));
      try {
        const path = join(folder, 'book.epub');
        await writeFile(path, bytes);
        const { stdout } = await run('java', ['-jar', OFFICIAL, '--json', '-', '--quiet', path]);
        expect((JSON.parse(stdout) as { messages: unknown[] }).messages).toEqual([]);
      } finally {
        await rm(folder, { recursive: true });
      }
    },
  );
});

if (!existsSync(OFFICIAL))
  console.warn(`SKIPPED: no ${OFFICIAL}; install Debian's package epubcheck to check with it too`);
