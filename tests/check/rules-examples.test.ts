/** The examples in the comment of each rule are its documentation and its test. */
import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { recommended } from '../../src/check/recommended.ts';
import { problemsOfExample } from './rule-example.ts';
import { ruleComment } from './rule-comment.ts';

const folder = new URL('../../src/check/rules/', import.meta.url);
const files = (await readdir(folder)).filter((file) => file.endsWith('.ts'));

it('lists every rule file once, under the name of its rule', () => {
  expect(files.map((file) => file.slice(0, -3)).toSorted()).toEqual(
    recommended.map(({ id }) => id).toSorted(),
  );
});

describe.each(files)('%s', async (file) => {
  const source = await readFile(new URL(file, folder), 'utf8');
  const { examples } = ruleComment(source);

  it('has bad and good examples', () => {
    expect(new Set(examples.map(({ kind }) => kind))).toEqual(new Set(['bad', 'good']));
  });

  it.each(examples)('is right about its $kind example %#', async (example) => {
    const id = file.slice(0, -3);
    const reported = (await problemsOfExample(id, example)).map(({ ruleId }) => ruleId);
    expect([...new Set(reported)]).toEqual(example.kind === 'good' ? [] : [id]);
  });
});
