/** `remark . --use imprimatur/lint`, run as its users run it, beside `imprimatur check` of the same file. */
import { execFile } from 'node:child_process';
import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** One fault and more of every family. */
const REPORT = `# Trade in the Region

Exports doubled.[^1] Taxes fell .[^3] Imports fell.[^2] More.[12] And more.[^nowhere]

The law of 1995.[^4]However, a court[^5]. Then [^my note] and ¹² and "a quotation of nothing.

#### A heading too deep[^6]

![](missing.png)

:::bxo
Text.
:::

[^1]: Berg, *The Border*,, Meridian Press, 2014..

[^2]: Ibid.

[^3]: See note 9 above, http://example.org, doi:10.1, ISBN 978-3-16-148410-1.

[^4]: Castel, *The River*, Harbour House, 2015.

[^4]: Dunne, *The Lake*, Harbour House, 2016.

[^5]:

[^6]: Castel, *The River*, Harbour House, 2015.

[^7]: Nobody calls this.
`;

/** Rules about a whole book, which the preset for single files does not have. */
const OF_THE_BOOK =
  /^(?:broken-link|missing-identifier|missing-language|label-across-files|numbering-start|unused-suppression)$/u;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'imprimatur-remark-'));
  await mkdir(join(folder, 'node_modules'));
  await symlink(ROOT, join(folder, 'node_modules/imprimatur'), 'dir');
  await writeFile(join(folder, 'report.md'), REPORT);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function run(...args: string[]): Promise<{ stdout: string; stderr: string }> {
  return new Promise((done) => {
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 1e8 }, (_, stdout, stderr) =>
      done({ stdout, stderr }),
    );
  });
}

it('reports the same problems', async () => {
  const remark = join(ROOT, 'node_modules/remark-cli/cli.js');
  const linted = await run(remark, '.', '--no-color', '--use', 'imprimatur/lint');
  const byRemark = [
    ...linted.stderr.matchAll(
      /^(\d+):(\d+)(?:-\d+:\d+)?\s+(error|warning|info)\s.*\s([\w-]+)\s+imprimatur$/gmu,
    ),
  ].map(([, line, column, severity, rule]) => `${line}:${column} ${severity} ${rule}`);
  const checked = await run(join(ROOT, 'dist/cli.js'), 'check', 'report.md', '--format', 'json');
  const { problems } = JSON.parse(checked.stdout) as {
    problems: { rule: string; severity: string; line: number; column: number }[];
  };
  const byCheck = problems
    .filter(({ rule }) => !OF_THE_BOOK.test(rule))
    .map(({ rule, severity, line, column }) => `${line}:${column} ${severity} ${rule}`);
  expect(byRemark.length).toBeGreaterThan(12);
  expect(byRemark.toSorted()).toEqual(byCheck.toSorted());
});
