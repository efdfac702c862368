/** The verdicts of others on books of all kinds. */
import { beforeAll, describe, expect, test } from 'vitest';
import { memoryFiles } from '../../../src/manuscript/memory.ts';
import { BOOKS } from './books.ts';
import { render } from './edition.ts';
import { askAce, askOfficial, askPort, hasOfficial, OFFICIAL } from './validators.ts';

const PATIENCE_MS = 200_000;

describe.each(BOOKS)('%s', (_, files) => {
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = await render(files());
  });

  test('epubcheck-ts finds no fault', async () => {
    expect(await askPort(bytes)).toEqual([]);
  });

  // SKIPPED LOUDLY: without Debian's `epubcheck` only the port of it looks at the books.
  test.runIf(hasOfficial())(
    `the official EPUBCheck (${OFFICIAL}; apt-get install epubcheck) finds no fault`,
    { timeout: PATIENCE_MS },
    async () => {
      expect(await askOfficial(bytes)).toEqual([]);
    },
  );

  test('Ace by DAISY finds nobody shut out', { timeout: PATIENCE_MS }, async () => {
    expect(await askAce(bytes)).toEqual([]);
  });
});

test('a book with a fault is found out: the validators do look', { timeout: PATIENCE_MS }, async () => {
  const files = memoryFiles({
    'manuscript.yaml': 'title: Faulty\ntemplate: ./look',
    'a.md': '# A\n\nText that nobody can read.',
    'look/epub.css': 'p { color: #ddd; background: #fff }',
  });
  expect(await askAce(await render(files))).toEqual([expect.stringContaining('color-contrast')]);
  const bytes = await render(files);
  // The bytes of the archive after its first entry are those of another: no file of that name is there any more.
  const broken = Buffer.from(bytes).toString('latin1').replaceAll('chapter-01.xhtml', 'chapter-0?.xhtml');
  expect(await askPort(Buffer.from(broken, 'latin1'))).not.toEqual([]);
  expect(!hasOfficial() || (await askOfficial(Buffer.from(broken, 'latin1'))).length > 0).toBe(true);
});

if (!hasOfficial())
  console.warn(`SKIPPED: no ${OFFICIAL}; install Debian's package epubcheck to check with it too`);
