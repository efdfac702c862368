import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import { bookOf } from './in-memory.ts';

function yaml(settings: string): string {
  return `title: T\nchapters: [b.md, a.md]\n${settings}`;
}

describe('check', () => {
  const chapters = { 'b.md': 'B.[^1] B.[2]\n', 'a.md': 'A.[^1]\n\n[^2]: Unused.\n' };

  it('gives the problems in reading order, the configuration first', async () => {
    const book = await bookOf({ 'manuscript.yaml': yaml(''), ...chapters });
    expect(check(book).map(({ ruleId, file, line }) => `${file}:${line} ${ruleId}`)).toEqual([
      'manuscript.yaml:undefined missing-identifier',
      'b.md:1 undefined-note',
      'b.md:1 literal-marker',
      'a.md:1 undefined-note',
      'a.md:3 unused-note',
    ]);
  });

  it('sets severities: the options before the configuration before the rule', async () => {
    const settings = 'check: {rules: {undefined-note: info, literal-marker: off, missing-identifier: off}}\n';
    const book = await bookOf({ 'manuscript.yaml': yaml(settings), ...chapters });
    const severities = check(book, { rules: { 'unused-note': 'off', 'literal-marker': 'error' } });
    expect(severities.map(({ ruleId, severity, fatal }) => [ruleId, severity, fatal])).toEqual([
      ['undefined-note', 'info', undefined],
      ['literal-marker', 'error', true],
      ['undefined-note', 'info', undefined],
    ]);
  });

  it('tells of settings for rules that do not exist', async () => {
    const settings =
      'uuid: 123e4567-e89b-42d3-a456-426614174000\ncheck: {rules: {undefind-note: off, constructor: off}}\n';
    const book = await bookOf({ 'manuscript.yaml': yaml(settings), 'a.md': 'A.\n', 'b.md': 'B.\n' });
    expect(check(book)).toMatchObject(
      [
        {
          ruleId: 'configuration',
          severity: 'warning',
          file: 'manuscript.yaml',
          reason: /did you mean `undefined-note`/u,
        },
        { ruleId: 'configuration', reason: /found `constructor`; the rules are undefined-note, / },
      ].map((problem) => ({ ...problem, reason: expect.stringMatching(problem.reason) })),
    );
  });

  it('is pure: a second check of the same book finds the same', async () => {
    const book = await bookOf({ 'manuscript.yaml': yaml(''), ...chapters });
    const before = structuredClone(book.chapters.map(({ tree }) => tree));
    const first = check(book, { rules: { 'undefined-note': 'warning' } });
    expect(first.some(({ severity }) => severity === 'error')).toBe(true);
    expect(check(book, { rules: { 'undefined-note': 'warning' } })).toEqual(first);
    expect(book.chapters.map(({ tree }) => tree)).toEqual(before);
  });
});
