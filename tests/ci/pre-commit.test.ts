/** The hook for pre-commit: when it runs, and what it runs. Needs `dist/`. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { removeFolder, ROOT } from '../end-to-end/command-line.ts';
import { COMMAND, damage, documented, fileOfRepository, makeProject, type Project } from './project.ts';

interface Hook {
  id: string;
  name: string;
  entry: string;
  language: string;
  files: string;
  pass_filenames: boolean;
  args?: string[];
  additional_dependencies?: string[];
}

interface Configuration {
  repos: { repo: string; rev?: string; hooks: Partial<Hook>[] }[];
}

const hooks = parse(await fileOfRepository('.pre-commit-hooks.yaml')) as Hook[];
const [hook] = hooks;
if (!hook) throw new Error('expected a hook in .pre-commit-hooks.yaml');
const description = JSON.parse(await fileOfRepository('package.json')) as {
  version: string;
  bin: Record<string, string>;
  scripts: Record<string, string>;
};

it('is one hook, which runs once and without names of files', () => {
  expect(hooks.map(({ id }) => id)).toEqual(['imprimatur-check']);
  expect(hook).toMatchObject({ language: 'node', pass_filenames: false, require_serial: true });
});

it.each([
  ['report.md', true],
  ['manuscript/01-introduction.md', true],
  ['manuscript.yaml', true],
  ['books/first/manuscript.yaml', true],
  ['manuscript/images/map.svg', false],
  ['old-manuscript.yaml', false],
  ['manuscript.yaml.txt', false],
  ['readme.mdx', false],
  ['src/md', false],
])('%s is looked at: %s', (path, looked) => {
  // Python searches in the path, as `test` does.
  expect(new RegExp(hook.files, 'u').test(path)).toBe(looked);
});

it('can be built from the repository, which has no compiled files', () => {
  expect(description.bin).toHaveProperty(hook.entry.split(' ')[0] ?? '');
  const [, script = ''] = /^node (\S+)$/u.exec(description.scripts.prepare ?? '') ?? [];
  expect(existsSync(join(ROOT, script))).toBe(true);
  expect(script).toBe('.build/prepare.mjs');
});

it('is in the README with its id and version, and the same hook from npm', async () => {
  const [repository, local] = (await documented('Before each commit', 'yaml')).map(
    (example) => (parse(example) as Configuration).repos[0],
  );
  expect(repository).toMatchObject({ rev: `v${description.version}`, hooks: [{ id: hook.id }] });
  expect(repository?.repo).toMatch(/\/imprimatur-press\/imprimatur$/u);
  const { description: _, entry, ...same } = hook as Hook & { description: string };
  expect(local).toEqual({
    repo: 'local',
    hooks: [
      {
        ...same,
        entry: `${entry} manuscript`,
        additional_dependencies: [`imprimatur@${description.version}`],
      },
    ],
  });
});

describe('what it runs', () => {
  let project: Project;
  beforeEach(async () => {
    project = await makeProject();
    await writeFile(join(project.folder, 'bin', 'imprimatur'), COMMAND, { mode: 0o755 });
  });
  afterEach(() => removeFolder(project.folder));

  it('ends well for the sample, and not for a damaged copy', async () => {
    const [example = ''] = await documented('Before each commit', 'yaml');
    const args = (parse(example) as Configuration).repos[0]?.hooks[0]?.args ?? [];
    const [program = '', ...words] = hook.entry.split(' ');
    const clean = await project.run(program, [...words, ...args]);
    expect(clean.code, `${clean.stdout}${clean.stderr}`).toBe(0);
    const label = await damage(project);
    const { code, stdout } = await project.run(program, [...words, ...args]);
    expect(code).toBe(1);
    expect(stdout).toContain(`[^${label}]`);
  });
});
