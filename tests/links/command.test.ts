/** `imprimatur check --links`, as a user runs it. Needs `dist/`. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  removeFolder,
  ROOT,
  run,
  temporaryFolder,
  writeFiles,
  type Run,
} from '../end-to-end/command-line.ts';

/** A report with an address that nobody asks, so that no test needs a network. */
const REPORT = `---
title: The Price of Bread
uuid: 7d444840-9dc0-41d1-b245-5ffdce74fad2
---

# The Price of Bread

Bread cost more in spring.[^1]

[^1]: Statistical Office, <http://127.0.0.1/prices>.
`;

let folder: string;

beforeEach(async () => {
  folder = await temporaryFolder('links');
  await writeFiles(folder, { 'report.md': REPORT });
});
afterEach(() => removeFolder(folder));

const check = (...args: string[]): Promise<Run> => run(['check', 'report.md', ...args], { cwd: folder });

/** `rule line:column` of each problem. */
async function found(...args: string[]): Promise<string[]> {
  const { stdout } = await check('--json', ...args);
  const { problems } = JSON.parse(stdout) as {
    problems: { rule: string; line: number; column: number; label: string }[];
  };
  return problems.map(({ rule, line, column, label }) => `${rule} ${line}:${column} ${label}`);
}

it('reports what was learnt about links with all else, at the address and with its note', async () => {
  expect(await found('--links')).toEqual(['unverified-link 10:28 1']);
  expect(await found()).toEqual([]);
});

it('keeps the answers below the working folder, or where it is told to', async () => {
  await check();
  expect(existsSync(join(folder, '.imprimatur'))).toBe(false);
  await check('--links');
  expect(JSON.parse(readFileSync(join(folder, '.imprimatur', 'links.json'), 'utf8'))).toEqual({
    version: 1,
    links: {},
  });
  await check('--links', '--links-cache', 'kept/answers.json', '--links-max-age', '3');
  expect(existsSync(join(folder, 'kept', 'answers.json'))).toBe(true);
});

it('tells what it remembers, without asking anybody', async () => {
  const verdict = { kind: 'dead', status: 404, archived: 'https://web.archive.org/web/2020/x' };
  const links = { 'http://127.0.0.1/prices': { asked: new Date().toISOString(), verdict } };
  await writeFiles(folder, { '.imprimatur/links.json': JSON.stringify({ version: 1, links }) });
  const { code, stdout } = await check('--links', '--max-warnings', '0');
  expect(code).toBe(1);
  expect(stdout).toContain('cite the archived copy `https://web.archive.org/web/2020/x`  dead-link');
});

it('is silenced and set like any other rule, in the text, in the configuration and once', async () => {
  const comment = '<!-- imprimatur-disable-next-line unverified-link -->';
  await writeFiles(folder, { 'report.md': REPORT.replace('[^1]:', `${comment}\n[^1]:`) });
  expect(await found('--links')).toEqual([]);
  // Without asking nobody knows whether the comment is needed.
  expect(await found()).toEqual([]);
  await writeFiles(folder, {
    'report.md': REPORT.replace('uuid', 'check:\n  rules:\n    unverified-link: error\nuuid'),
  });
  expect((await check('--links')).code).toBe(1);
  expect(await found('--links', '--rule', 'unverified-link=off')).toEqual([]);
  expect((await check('--links', '--rule', 'unverifid-link=off')).stderr).toContain('`unverified-link`');
});

it.each([
  [['--links-max-age', '3'], 'expected `--links` beside'],
  [['--links-cache', 'a.json'], 'expected `--links` beside'],
  [['--links', '--links-max-age', 'soon'], 'whole number'],
  [['--links', '--links-cache', '.'], 'found EISDIR'],
])('%j is wrong usage', async (args, message) => {
  const { code, stderr } = await check(...args);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});

it('costs nothing where it is not asked for: what talks to the web is in no module that is loaded then', () => {
  const packed = readFileSync(join(ROOT, 'dist', 'commands', 'check.js'), 'utf8');
  expect(packed).toContain('import("./ask-links.js")');
  expect(packed).not.toMatch(/^import .*"node:(?:https?|net|dns|tls)"/mu);
  expect(packed).not.toContain('// dist/links/');
});
