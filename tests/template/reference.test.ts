/**
 * The reference for designers, `templates/README.md`, is true: its table of the values that shells get, and that of
 * the options. `UPDATE_README=1` writes the latter.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { memoryFiles } from '../../src/manuscript/memory.ts';
import { renderHtml } from '../../src/render/html/render.ts';
import { renderSite } from '../../src/render/html/site/site.ts';
import { printDocument } from '../../src/render/pdf/print-document.ts';
import type { Option } from '../../src/template/option.ts';
import { DECLARATION, declaredWith } from '../../src/template/declared.ts';
import type { fillShell, ShellValue } from '../../src/template/shell.ts';
import { diskFiles, packagedTemplates } from '../../src/manuscript/disk.ts';
import { prepare } from '../render/epub/edition.ts';

const { passed } = vi.hoisted(() => ({ passed: new Map<string, Record<string, unknown>>() }));
// Shells are filled as ever; what they are filled with is written down beside.
vi.mock('../../src/template/shell.ts', async (importOriginal) => {
  const original = await importOriginal<{ fillShell: typeof fillShell }>();
  return {
    ...original,
    fillShell: (...given: Parameters<typeof fillShell>) => {
      passed.set(given[1], given[2]);
      return original.fillShell(...given);
    },
  };
});

const REFERENCE = new URL('../../templates/README.md', import.meta.url);
const SHELLS = ['page', 'index', 'chapter', 'print'] as const;
const text = await readFile(REFERENCE, 'utf8');

/** The rows of the table between two marks, each as its cells. */
function rows(name: string): string[][] {
  const [, table = ''] = new RegExp(`<!-- ${name} -->([^]*?)<!-- end of`, 'u').exec(text) ?? [];
  const lines = table.trim().split('\n').slice(2);
  return lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** The names of values as a shell writes them. */
function namesOf(values: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(values).flatMap(([name, value]) => {
    if (['words', 'word_language', 'options'].includes(name)) return [`${name}.*`];
    if (Array.isArray(value))
      return [name, ...namesOf({ [name.replace(/s$/u, '')]: value[0] as ShellValue })];
    if (typeof value !== 'object' || value === null) return [name];
    return Object.keys(value).map((key) => `${name}.${key}`);
  });
}

beforeAll(async () => {
  const files = memoryFiles({
    'manuscript.yaml': 'title: T',
    'a.md': '# A\n\nx[^1]\n\n[^1]: N.\n',
    'b.md': '# B\n',
  });
  const { composition, pictures, template } = await prepare(files);
  await renderHtml(composition, pictures, template);
  await renderSite(composition, pictures, template);
  await printDocument(composition, pictures, template);
});

describe('the table of values', () => {
  it.each(SHELLS.map((shell, index) => ({ shell, index })))('of $shell.liquid', ({ shell, index }) => {
    const told = rows('values').flatMap(([names = '', ...marks]) =>
      marks[index] === '✓' ? [...names.matchAll(/`([^`]+)`/gu)].map(([, name]) => name) : [],
    );
    const values = passed.get(`${shell}.liquid`) ?? {};
    expect(told.toSorted()).toEqual(namesOf(values).toSorted());
    expect(told.length).toBeGreaterThan(15);
  });
});

it('lists the options of report', async () => {
  const files = diskFiles(`${packagedTemplates()}/report`);
  const yaml = new TextDecoder().decode(await files.read(DECLARATION));
  const { options } = await declaredWith({ yaml, file: DECLARATION, line: 1 }, files);
  const lines = [...options].map(
    ([name, option]) => `| \`${name}\` | ${kindOf(option)} | \`${option.default}\` | ${option.description} |`,
  );
  const table = ['| option | value | default | meaning |', '| --- | --- | --- | --- |', ...lines].join('\n');
  const made = text.replace(
    /(<!-- options of report -->\n)[^]*?(<!-- end of options -->)/u,
    (_, start: string, end: string) => `${start}\n${table}\n\n${end}`,
  );
  const settings = JSON.parse(
    await readFile(new URL('../../.prettierrc.json', import.meta.url), 'utf8'),
  ) as object;
  const formatted = await format(made, { ...settings, parser: 'markdown', proseWrap: 'preserve' });
  if (process.env.UPDATE_README) await writeFile(REFERENCE, formatted);
  expect(await readFile(REFERENCE, 'utf8')).toBe(formatted);
  expect(lines.length).toBeGreaterThan(5);
});

function kindOf({ type, choices, min, max, contrast }: Option): string {
  if (choices) return choices.map((choice) => `\`${choice}\``).join(', ');
  if (contrast !== undefined) return `${type}, ${contrast} to 1 against white`;
  return min === undefined ? type : `${type}, ${min} to ${max}`;
}
