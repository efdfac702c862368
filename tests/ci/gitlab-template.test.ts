/** The GitLab template: its job is run as GitLab would run it, line after line in one shell. Needs `dist/`. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { removeFolder } from '../end-to-end/command-line.ts';
import {
  damage,
  DAMAGED,
  documented,
  documentedNames,
  fileOfRepository,
  makeProject,
  type Outcome,
  type Project,
} from './project.ts';

interface Job {
  image: string;
  variables: Record<string, string>;
  script: string[];
  cache: { paths: string[] };
  artifacts: { when: string; reports: { codequality: string; junit: string } };
}

const TEMPLATE = '.gitlab/imprimatur-check.yml';
const template = parse(await fileOfRepository(TEMPLATE)) as Record<string, Job>;
const [job] = Object.values(template);
if (!job) throw new Error(`expected a job in ${TEMPLATE}`);
const { version } = JSON.parse(await fileOfRepository('package.json')) as { version: string };
const own = Object.keys(job.variables).filter((name) => name.startsWith('IMPRIMATUR_'));

it('has one job, which takes the variables of the README', async () => {
  expect(Object.keys(template)).toEqual(['imprimatur-check']);
  expect(await documentedNames('GitLab')).toEqual(own);
  const script = job.script.join('\n');
  expect(new Set([...script.matchAll(/\bIMPRIMATUR_\w+/gu)].map(([name]) => name))).toEqual(new Set(own));
});

it('is included in the README by its path, with variables that it has, at its own version', async () => {
  const [example = ''] = await documented('GitLab', 'yaml');
  const { include, variables } = parse(example) as {
    include: { remote: string }[];
    variables: Record<string, string>;
  };
  expect(include[0]?.remote).toMatch(
    new RegExp(`/v${version.replaceAll('.', String.raw`\.`)}/${TEMPLATE}$`, 'u'),
  );
  for (const name of Object.keys(variables)) expect(own).toContain(name);
});

it('takes the version of the package unless another one is asked for', () => {
  expect(job.variables.IMPRIMATUR_VERSION).toBe(version);
});

it('keeps the answers about links', () => {
  expect(job.cache.paths).toContain('.imprimatur');
});

describe.each(['bash', 'dash'])('its script in %s', (shell) => {
  let project: Project;
  beforeEach(async () => {
    project = await makeProject();
  });
  afterEach(() => removeFolder(project.folder));

  const runJob = (variables: Readonly<Record<string, string>> = {}): Promise<Outcome> =>
    project.run(shell, ['-euc', job.script.join('\n')], { ...job.variables, ...variables });
  const report = (kind: 'codequality' | 'junit'): Promise<string> =>
    readFile(join(project.folder, job.artifacts.reports[kind]), 'utf8');

  it('finds nothing wrong with the sample', async () => {
    const { code, stdout, stderr } = await runJob();
    expect(code, `${stdout}${stderr}`).toBe(0);
    expect(JSON.parse(await report('codequality'))).toEqual([]);
    expect(await report('junit')).toMatch(/^<\?xml/u);
    expect((await project.npxCalls())[0]?.slice(0, 4)).toEqual([
      '--yes',
      `imprimatur@${version}`,
      'check',
      'manuscript',
    ]);
  });

  it('reports a lost note, and fails', async () => {
    const label = await damage(project);
    const { code, stdout } = await runJob();
    expect(code).toBe(1);
    expect(stdout).toContain('undefined-note');
    const problems = JSON.parse(await report('codequality')) as Record<string, unknown>[];
    expect(problems).toEqual([
      {
        description: expect.stringContaining(`[^${label}]`) as string,
        check_name: 'undefined-note',
        fingerprint: expect.stringMatching(/^[\da-f]{32,}$/u) as string,
        severity: expect.stringMatching(/^(?:info|minor|major|critical|blocker)$/u) as string,
        location: expect.objectContaining({ path: DAMAGED }) as object,
      },
    ]);
    expect(await report('junit')).toContain('undefined-note');
  });

  it('hands on options and a baseline', async () => {
    await damage(project);
    const { code } = await runJob({
      IMPRIMATUR_ARGS: '--rule undefined-note=warning --max-warnings 1',
      IMPRIMATUR_PATH: 'manuscript',
    });
    expect(code).toBe(0);
    await runJob({ IMPRIMATUR_ARGS: '--write-baseline known.json' });
    expect((await runJob({ IMPRIMATUR_BASELINE: 'known.json' })).code).toBe(0);
    expect(JSON.parse(await report('codequality'))).toEqual([]);
  });
});
