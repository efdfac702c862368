/** The examples in the comment of each rule are its documentation and its test. */
import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import { recommended } from '../../src/check/recommended.ts';
import { chapterOf, fileOf } from './in-memory.ts';

const folder = new URL('../../src/check/rules/', import.meta.url);
const files = (await readdir(folder)).filter((file) => file.endsWith('.ts'));

interface Example {
  kind: 'bad' | 'good';
  markdown: string;
}

function examplesIn(source: string): Example[] {
  const lines = source.split('\n').map((line) => /^ \*(?: ?)(.*)$/u.exec(line)?.[1]);
  const examples: Example[] = [];
  for (const [at, line] of lines.entries()) {
    const kind = /^@example (bad|good)$/u.exec(line ?? '')?.[1] as Example['kind'] | undefined;
    if (!kind) continue;
    const after = lines.slice(at + 1);
    const end = after.findIndex((text) => text === undefined || text === '/' || text.startsWith('@'));
    const markdown = after.slice(0, end).map((text) => text?.replace(/^ {2}/u, ''));
    examples.push({ kind, markdown: `${markdown.join('\n').trimEnd()}\n` });
  }
  return examples;
}

it('lists every rule file once, under the name of its rule', () => {
  expect(files.map((file) => file.slice(0, -3)).toSorted()).toEqual(
    recommended.map(({ id }) => id).toSorted(),
  );
});

describe.each(files)('%s', async (file) => {
  const source = await readFile(new URL(file, folder), 'utf8');
  const examples = examplesIn(source);

  it('has bad and good examples', () => {
    expect(new Set(examples.map(({ kind }) => kind))).toEqual(new Set(['bad', 'good']));
  });

  it.each(examples)('is right about its $kind example %#', async ({ kind, markdown }) => {
    const book = await (markdown.startsWith('---') ? fileOf(markdown) : chapterOf(markdown));
    const reported = check(book).map(({ ruleId }) => ruleId);
    expect([...new Set(reported)]).toEqual(kind === 'good' ? [] : [file.slice(0, -3)]);
  });
});
