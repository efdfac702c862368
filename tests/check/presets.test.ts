/** Which rules are on, with which options, and what is said of settings that nobody understands. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { settingProblems } from '../../src/check/check-settings.ts';
import { check } from '../../src/check/check.ts';
import { activeRules, overlaid, type RuleSettings } from '../../src/check/presets.ts';
import type { RulePreset, RuleSetting } from '../../src/manuscript/configuration/schema.ts';
import type { AnyRule, Rule } from '../../src/check/rule.ts';
import { runRules } from '../../src/check/run-rules.ts';
import { bookOf, chapterOf, fileOf } from './in-memory.ts';

const options = z.strictObject({
  longest: z.number().int().default(3),
  style: z.enum(['english', 'french']).default('english'),
});

/** Tells of text that is longer than its options allow. */
const longText: Rule<{ seen: string }, z.output<typeof options>> = {
  id: 'long-text',
  severity: 'warning',
  options,
  wording: ({ seen }) => seen,
  book: ({ name }, report, { longest, style }) =>
    report({ facts: { seen: `${name} ${longest} ${style}` }, file: 'one.md' }),
  nodes: {
    text({ value, position }, { chapter, options: { longest } }, report) {
      if (value.length > longest) report({ facts: { seen: value }, file: chapter.path, place: position });
    },
  },
};

function rule(id: string, parts: Partial<AnyRule>): AnyRule {
  return { id, severity: 'error', wording: () => id, ...parts };
}

const rules = [
  longText,
  rule('lost', {}),
  rule('doubtful', { severity: 'warning', strict: 'error' }),
  rule('asked-for', { severity: 'off' }),
  rule('asked-for-badly', { severity: 'off', strict: 'error' }),
];

function severities(preset: RulePreset, settings?: RuleSettings): string[] {
  return activeRules(rules, preset, settings).map((active) => `${active.rule.id} ${active.severity}`);
}

/** What the rule with options tells of a chapter. */
async function toldWith(setting: RuleSetting): Promise<string[]> {
  const active = activeRules([longText], 'recommended', { 'long-text': setting });
  return runRules(await chapterOf('one *eleven*\n'), active).map(({ reason }) => reason);
}

function settingOfLost(setting: string): Record<string, string> {
  return { 'manuscript.yaml': `title: T\ncheck: {rules: {lost: ${setting}}}\n`, 'a.md': 'A.\n' };
}

describe('a preset', () => {
  it('is what the rules say of themselves', () => {
    expect(severities('recommended')).toEqual(['long-text warning', 'lost error', 'doubtful warning']);
  });

  it('may be strict', () => {
    expect(severities('strict')).toEqual([
      'long-text warning',
      'lost error',
      'doubtful error',
      'asked-for warning',
      'asked-for-badly error',
    ]);
  });

  it('may turn off all rules that are not named', () => {
    expect(severities('off')).toEqual([]);
    expect(severities('off', { lost: 'info', doubtful: 'off' })).toEqual(['lost info']);
  });

  it('yields to what is said of single rules', () => {
    expect(severities('strict', { doubtful: 'info', lost: { severity: 'off' } })).toEqual([
      'long-text warning',
      'doubtful info',
      'asked-for warning',
      'asked-for-badly error',
    ]);
  });

  it('takes options for the wish to have the rule', () => {
    expect(severities('off', { 'long-text': { longest: 9 }, 'asked-for': {} })).toEqual([
      'long-text warning',
      'asked-for warning',
    ]);
    expect(severities('recommended', { 'asked-for': { severity: 'off' } })).not.toContain(
      'asked-for warning',
    );
  });

  it('of the manuscript yields to that of the caller', async () => {
    const book = await bookOf({
      'manuscript.yaml': 'title: T\ncheck: {preset: off, rules: {literal-marker: info}}\n',
      'a.md': 'A.[^1] B.[2]\n',
    });
    const ids = (preset?: 'strict' | 'recommended' | 'off') =>
      check(book, { preset }).map(({ ruleId }) => ruleId);
    expect(ids()).toEqual(['literal-marker']);
    expect(ids('recommended')).toEqual(['missing-identifier', 'undefined-note', 'literal-marker']);
  });
});

describe('options', () => {
  it('reach the book and the nodes, with their defaults', async () => {
    expect(await toldWith({})).toEqual(['book 3 english', 'one ', 'eleven']);
    expect(await toldWith({ longest: 5, style: 'french' })).toEqual(['book 5 french', 'eleven']);
    // What cannot be understood is told of elsewhere, and the rule runs all the same.
    expect(await toldWith({ longest: 'five' })).toEqual(['book 3 english', 'one ', 'eleven']);
  });

  it('are kept where a severity is laid over them', () => {
    const below = { 'long-text': { longest: 9, severity: 'info' as const }, lost: 'off' as const };
    expect(overlaid(below, { 'long-text': 'error', doubtful: 'info' })).toEqual({
      'long-text': { longest: 9, severity: 'error' },
      lost: 'off',
      doubtful: { severity: 'info' },
    });
    expect(overlaid(below, { 'long-text': { longest: 2 } })).toMatchObject({
      'long-text': { longest: 2, severity: 'info' },
    });
  });
});

describe('settings that nobody understands', () => {
  const head = 'title: T\nuuid: 123e4567-e89b-42d3-a456-426614174000\n';
  const told = async (yaml: string) => {
    const book = await bookOf({ 'manuscript.yaml': `${head}${yaml}`, 'a.md': 'A.\n' });
    return settingProblems(book.configuration.check.rules, rules, book, `${head}${yaml}`).map(
      ({ severity, line, column, reason }) => `${severity} ${line}:${column} ${reason}`,
    );
  };

  it.each([
    [
      'check:\n  rules:\n    lots: off\n',
      'warning 5:5 expected the id of a rule in `check.rules`, found `lots`; did you mean `lost`?',
    ],
    [
      'check:\n  rules:\n    long-text:\n      longst: 4\n',
      'error 6:7 expected a known key in `check.rules.long-text`, found `longst`; did you mean `longest`?',
    ],
    [
      'check:\n  rules:\n    long-text: {severity: info, longest: four}\n',
      'error 5:33 `check.rules.long-text.longest`: expected a number, found text',
    ],
    [
      'check: {rules: {long-text: {style: german}}}\n',
      'error 3:29 `check.rules.long-text.style`: expected one of `english`, `french`',
    ],
    [
      'check: {rules: {lost: {longest: 4}}}\n',
      'error 3:24 expected a known key in `check.rules.lost`, found `longest`',
    ],
  ])('%j', async (yaml, expected) => {
    expect(await told(yaml)).toEqual([expected]);
  });

  it('are only those', async () => {
    expect(await told('')).toEqual([]);
    expect(await told('check: {rules: {long-text: {severity: error, longest: 4}, lost: off}}\n')).toEqual([]);
  });

  it('have a place in front matter too, and none where no text is known', async () => {
    const file = await fileOf('---\ntitle: T\ncheck:\n  rules:\n    long-text: {longest: x}\n---\n\nA.\n');
    expect(settingProblems(file.configuration.check.rules, rules, file, undefined)).toMatchObject([
      { line: 5, column: 17, file: 'one.md' },
    ]);
    const book = await chapterOf('A.\n');
    expect(
      settingProblems({ 'long-text': { longest: 'x' }, lots: 'off' }, rules, book, undefined),
    ).toMatchObject([
      { ruleId: 'configuration', line: undefined, file: 'manuscript.yaml' },
      { reason: '`check.rules.long-text.longest`: expected a number, found text', line: undefined },
    ]);
  });

  it('stop the manuscript where they are not even settings', async () => {
    await expect(bookOf(settingOfLost('{severity: of}'))).rejects.toMatchObject({
      problems: [
        {
          line: 2,
          reason: expect.stringContaining('`check.rules.lost.severity`: expected one of') as string,
        },
      ],
    });
    await expect(bookOf(settingOfLost('of'))).rejects.toMatchObject({
      problems: [
        { line: 2, reason: expect.stringContaining('`check.rules.lost`: expected one of') as string },
      ],
    });
  });
});
