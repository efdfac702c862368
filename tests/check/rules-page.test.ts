/** The page of the rules says what their comments say. `UPDATE_RULES_PAGE=1` writes it. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { slug } from 'github-slugger';
import { format } from 'prettier';
import { beforeAll, describe, expect, it } from 'vitest';
import { allRules } from '../../src/check/all-rules.ts';
import { ruleHelp } from '../../src/check/rule-help.ts';
import { createProblem } from '../../src/manuscript/problem.ts';
import { describeRules, helpModule, helpText, rulesPage } from './rules-page.ts';

const root = new URL('../../', import.meta.url);
const PAGE = new URL('src/check/rules/README.md', root);
const HELP = new URL('src/check/rule-help.ts', root);
const settings = JSON.parse(await readFile(new URL('.prettierrc.json', root), 'utf8')) as object;

let rules: Awaited<ReturnType<typeof describeRules>>;
let page: string;
beforeAll(async () => {
  rules = await describeRules();
  page = await format(rulesPage(rules), { ...settings, parser: 'markdown', proseWrap: 'preserve' });
});

it('is what the comments say', async () => {
  if (process.env.UPDATE_RULES_PAGE) await writeFile(PAGE, page);
  expect(await readFile(PAGE, 'utf8')).toBe(page);
});

it('is at hand while the program runs, too', async () => {
  const code = await format(helpModule(rules), { ...settings, parser: 'typescript' });
  if (process.env.UPDATE_RULES_PAGE) await writeFile(HELP, code);
  expect(await readFile(HELP, 'utf8')).toBe(code);
});

it.skipIf(process.env.UPDATE_RULES_PAGE)('is read as it was written', () => {
  expect(ruleHelp).toEqual(Object.fromEntries(rules.map((rule) => [rule.rule.id, helpText(rule)])));
});

function anchors(): string[] {
  return [...page.matchAll(/^## (.*)$/gmu)].map(([, title = '']) => slug(title));
}

describe('a problem', () => {
  it('of every rule leads to its section', () => {
    for (const { id } of allRules) {
      const { url = '' } = createProblem({ rule: id, severity: 'error', message: 'm', file: 'f' });
      expect(url).toMatch(/\/src\/check\/rules\/README\.md#/u);
      expect(anchors()).toContain(url.split('#')[1]);
    }
  });

  it('that no rule tells of has a section as well', async () => {
    const folder = fileURLToPath(new URL('src', root));
    const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.ts'));
    const sources = await Promise.all(files.map((file) => readFile(`${folder}/${file}`, 'utf8')));
    const ids = sources.flatMap((source) =>
      [...source.matchAll(/\brule: '([a-z-]+)'/gu)].map(([, id]) => id),
    );
    expect(ids).toContain('configuration');
    expect(ids.filter((id) => id !== undefined && !anchors().includes(id))).toEqual([]);
  });
});

it('explains every rule in a sentence first, with options that explain themselves', () => {
  for (const { rule, explanation } of rules) {
    expect([rule.id, explanation]).toEqual([rule.id, expect.stringMatching(/^[A-Z“`][^]{20,}[.]/u)]);
  }
  const table = page.slice(page.indexOf('| rule'), page.indexOf('\n## '));
  expect(table.match(/^\| \[`/gmu)).toHaveLength(allRules.length);
  expect(page).not.toMatch(/^\| `\w+`.*\|\s+\|$/mu);
});
