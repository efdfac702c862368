/**
 * What the parser makes of each edge case: pairs of `tests/golden/parse/<case>.md` and `<case>.txt`. After a
 * change that is meant, write the new outlines with `UPDATE_GOLDEN=1` and read each of them.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/book/book.ts';
import { loadFrom } from '../../src/manuscript/load.ts';
import { memoryFiles } from '../../src/manuscript/memory.ts';
import { outline } from './outline.ts';

const FOLDER = join(import.meta.dirname, '..', 'golden', 'parse');
const cases = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.slice(0, -'.md'.length));

describe('the tree and the notes of', () => {
  it.each(cases)('%s', async (name) => {
    const files = memoryFiles({
      'manuscript.yaml': 'title: T\nlanguage: en-GB\n',
      'case.md': readFileSync(join(FOLDER, `${name}.md`)),
    });
    const found = outline(await parse(await loadFrom(files, 'golden')));
    const golden = join(FOLDER, `${name}.txt`);
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(golden, found);
    expect(found).toBe(readFileSync(golden, 'utf8'));
  });
});
