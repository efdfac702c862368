/**
 * What import makes of a page of each kind: `tests/golden/import-page/<case>.html`, the Markdown that comes of it, and
 * the report. After a change that is meant, write them anew with `UPDATE_GOLDEN=1` and read each of them.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Imported } from '../../../src/import/imported.ts';
import { markdownOf } from '../../../src/import/markdown-form.ts';
import { readPage } from '../../../src/import/page/read-page.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'golden', 'import-page');
const cases = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.html'))
  .map((name) => name.slice(0, -'.html'.length));

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('the manuscript and the report of a page of', () => {
  it.each(cases)('%s', async (name) => {
    const found = shown(await readPage(readFileSync(join(FOLDER, `${name}.html`)), async () => PICTURE));
    const golden = join(FOLDER, `${name}.md`);
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(golden, found);
    expect(found).toBe(readFileSync(golden, 'utf8'));
  });
});

function shown({ metadata, tree, decisions, files }: Imported): string {
  const report = decisions
    .filter(({ kind }) => kind !== 'metadata')
    .map(({ kind, confidence, line, message, text }) => {
      const where = line === undefined ? '' : `, line ${line}`;
      const words = text === undefined || text === '' ? '' : ` – ${text.replaceAll(/\s+/gu, ' ')}`;
      return `- ${kind} (${confidence}${where}): ${message}${words}\n`;
    });
  const said = Object.entries(metadata).map(([key, value]) => `${key}: ${String(value)}\n`);
  const names = [...files.keys()].map((path) => `file: ${path}\n`);
  return `---\n${said.join('')}${names.join('')}---\n\n${markdownOf(tree)}\n<!-- report\n${report.join('')}-->\n`;
}
