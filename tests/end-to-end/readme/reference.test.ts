/** What the README says about keys, rules, options and exit codes is true. `UPDATE_README=1` writes the table of keys. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { format } from 'prettier';
import { recommended } from '../../../src/check/recommended.ts';
import { configurationJsonSchema } from '../../../src/manuscript/configuration/schema.ts';
import { ROOT, run } from '../command-line.ts';
import { configurationTable, type Schema } from './configuration-table.ts';
import { README, readmeText, sections } from './readme.ts';

const text = readmeText();
const parts = sections(text);
/** The pictures of pages are made from a finished build, last of all. */
const MADE_LATER: ReadonlySet<string> = new Set(['.github/pictures/pages.png']);

it('lists every key of manuscript.yaml as the schema has it', async () => {
  const pattern = /(<!-- configuration:[^\n]*-->\n)[\s\S]*?(<!-- end of configuration -->)/u;
  expect(text).toMatch(pattern);
  const table = configurationTable(configurationJsonSchema() as Schema);
  const made = text.replace(pattern, (_, start: string, end: string) => `${start}\n${table}\n\n${end}`);
  const settings = JSON.parse(readFileSync(join(ROOT, '.prettierrc.json'), 'utf8')) as object;
  const formatted = await format(made, { ...settings, parser: 'markdown', proseWrap: 'preserve' });
  if (process.env.UPDATE_README) writeFileSync(README, formatted);
  expect(readFileSync(README, 'utf8')).toBe(formatted);
});

describe('the rules', () => {
  it('have a page of their own, made from their comments', () => {
    expect(text).toContain('](src/check/rules/README.md)');
  });

  it('that the README tells of itself are as bad as it says', () => {
    const told = [...parts]
      .filter(([, { depth }]) => depth === 4)
      .map(([id, { text: about }]) => [id, about]);
    const known = new Map<string | undefined, string>(recommended.map(({ id, severity }) => [id, severity]));
    for (const [id, about] of told)
      expect(about).toMatch(new RegExp(`^[*_]${known.get(id) ?? id}\\.[*_] \\S`, 'u'));
  });
});

describe.each([
  ['build', 'paths'],
  ['proof', 'path'],
  ['check', 'path'],
  ['import', 'file'],
])('imprimatur %s', (command, argument) => {
  it('has the options of the README, and no others', async () => {
    const { stdout } = await run([command, '--help']);
    const real = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gmu)]
      .map(([, name]) => name)
      .filter((name) => name !== '--help');
    const part = parts.get(`imprimatur-${command}-${argument}`)?.text ?? '';
    const told = [...part.matchAll(/^\| `(--[\w-]+)/gmu)].map(([, name]) => name);
    expect(told.toSorted()).toEqual(real.toSorted());
  });
});

it('tells the exit codes that the help tells', async () => {
  const { stdout } = await run(['--help']);
  const help = [...stdout.matchAll(/^ {2}(\d+) {2}/gmu)].map(([, code]) => code);
  const told = [...(parts.get('exit-codes')?.text ?? '').matchAll(/^\| (\d+) /gmu)].map(([, code]) => code);
  expect(told.filter((code) => code !== '130')).toEqual(help);
});

it('has links that lead somewhere', () => {
  const prose = text.replaceAll(/^```[\s\S]*?^```$/gmu, '').replaceAll(/`[^`\n]*`/gu, '');
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/gu)].map(([, target = '']) => target);
  const lost = targets.filter((target) => {
    if (target.startsWith('#')) return !parts.has(target.slice(1));
    if (/^[a-z]+:/u.test(target) || MADE_LATER.has(target)) return false;
    const [file = '', heading] = target.split('#');
    if (!existsSync(join(ROOT, file))) return true;
    return heading !== undefined && !sections(readFileSync(join(ROOT, file), 'utf8')).has(heading);
  });
  expect(lost).toEqual([]);
});
