/** The GitHub action: what it is documented to take, and what its scripts do. Needs `dist/`. */
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { removeFolder, ROOT } from '../end-to-end/command-line.ts';
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

interface Step {
  id?: string;
  if?: string;
  uses?: string;
  run?: string;
  shell?: string;
  env?: Record<string, string>;
  with?: Record<string, string | boolean>;
}

interface Action {
  name: string;
  description: string;
  inputs: Record<string, { description: string; default: string; required?: boolean }>;
  outputs: Record<string, { description: string; value: string }>;
  runs: { using: string; steps: Step[] };
}

const FOLDER = '.github/actions/check';
const action = parse(await fileOfRepository(`${FOLDER}/action.yml`)) as Action;
const { steps } = action.runs;

/** What the steps for the cache are told. */
const cached = (kind: string): Step['with'][] =>
  steps.filter(({ uses }) => uses?.startsWith(`actions/cache/${kind}@`)).map((step) => step.with);

describe('action.yml', () => {
  it('takes what the README says it takes', async () => {
    expect(Object.keys(action.inputs)).toEqual(['path', 'version', 'args', 'baseline', 'sarif']);
    expect(await documentedNames('GitHub')).toEqual(Object.keys(action.inputs));
  });

  it('is used in the README with inputs that it has, at its own version', async () => {
    const examples = await documented('GitHub', 'yaml');
    const { version } = JSON.parse(await fileOfRepository('package.json')) as { version: string };
    const uses = examples.flatMap((example) => {
      const { jobs } = parse(example) as { jobs: Record<string, { steps: Step[] }> };
      return Object.values(jobs).flatMap((job) =>
        job.steps.filter(({ uses: name }) => name?.includes(FOLDER)),
      );
    });
    expect(uses.length).toBeGreaterThan(1);
    for (const step of uses) {
      expect(step.uses).toBe(`imprimatur-press/imprimatur/${FOLDER}@v${version}`);
      for (const input of Object.keys(step.with ?? {})) expect(action.inputs).toHaveProperty(input);
    }
  });

  it('can do without any input, and describes each', () => {
    for (const input of Object.values(action.inputs)) {
      expect(input).toMatchObject({ default: expect.any(String) as string });
      expect(input.required).toBeUndefined();
      expect(input.description.length).toBeGreaterThan(20);
    }
  });

  it('uses every input, and nothing that it does not have', async () => {
    const text = await fileOfRepository(`${FOLDER}/action.yml`);
    const used = new Set([...text.matchAll(/inputs\.(\w+)/gu)].map(([, name]) => name));
    expect([...used].toSorted()).toEqual(Object.keys(action.inputs).toSorted());
    const ids = steps.flatMap(({ id }) => id ?? []);
    for (const [, id] of text.matchAll(/steps\.(\w+)\./gu)) expect(ids).toContain(id);
  });

  it('puts no input into a script, where it would be read as a program', () => {
    const scripts = steps.flatMap(({ run, shell }) => (run === undefined ? [] : [{ run, shell }]));
    expect(scripts.length).toBe(2);
    for (const { run, shell } of scripts) {
      expect(shell).toBe('bash');
      expect(run).not.toContain('${{');
      const [, script = ''] = /^bash "\$GITHUB_ACTION_PATH\/([\w.]+)"$/u.exec(run) ?? [];
      expect(existsSync(join(ROOT, FOLDER, script)), `${run}`).toBe(true);
    }
  });

  it('gives its scripts the variables that they read', async () => {
    for (const { run, env } of steps.filter((step) => step.run !== undefined)) {
      const script = await fileOfRepository(`${FOLDER}/${/(\w+\.sh)/u.exec(run ?? '')?.[1]}`);
      const read = new Set([...script.matchAll(/\bIMPRIMATUR_\w+/gu)].map(([name]) => name));
      expect(Object.keys(env ?? {}).toSorted()).toEqual([...read].toSorted());
    }
  });

  it('goes on after a check that found problems, with what is to be kept and shown', () => {
    const check = steps.findIndex(({ id }) => id === 'check');
    const after = steps.slice(check + 1);
    expect(after.map(({ uses }) => uses?.split('@')[0])).toEqual([
      'github/codeql-action/upload-sarif',
      'actions/cache/save',
      'actions/cache/save',
    ]);
    for (const step of after) expect(step.if).toContain('!cancelled()');
  });

  it('keeps what it restores, under the same name', () => {
    const restored = cached('restore').map(({ path, key } = {}) => ({ path, key }));
    expect(restored).toEqual(cached('save'));
    expect(restored.length).toBe(2);
  });

  it('says what its scripts put out', async () => {
    const check = await fileOfRepository(`${FOLDER}/check.sh`);
    for (const [name, { value }] of Object.entries(action.outputs)) {
      expect(value).toBe(`\${{ steps.check.outputs.${name} }}`);
      expect(check).toContain(`printf '${name}=%s\\n'`);
    }
  });
});

describe('its scripts', () => {
  let project: Project;
  beforeEach(async () => {
    project = await makeProject();
  });
  afterEach(() => removeFolder(project.folder));

  /** Runs a script and gives what it put out, as the runner would read it. */
  async function runScript(
    name: 'check' | 'version',
    env: Readonly<Record<string, string>> = {},
  ): Promise<Outcome & { outputs: Record<string, string> }> {
    const file = join(project.folder, 'outputs.txt');
    const outcome = await project.run('bash', [join(ROOT, FOLDER, `${name}.sh`)], {
      GITHUB_OUTPUT: file,
      RUNNER_TEMP: project.folder,
      ...env,
    });
    const lines = existsSync(file) ? (await readFile(file, 'utf8')).trimEnd().split('\n') : [];
    await rm(file, { force: true });
    const outputs = Object.fromEntries(lines.map((line) => line.split(/=(.*)/u).slice(0, 2)));
    return { ...outcome, outputs: outputs as Record<string, string> };
  }

  interface Sarif {
    version: string;
    runs: { results: { ruleId: string; level: string; locations: SarifPlace[] }[] }[];
  }
  interface SarifPlace {
    physicalLocation: { artifactLocation: { uri: string } };
  }
  const readSarif = async (path = ''): Promise<Sarif> => JSON.parse(await readFile(path, 'utf8')) as Sarif;

  it('find nothing wrong with the sample', async () => {
    const { code, stdout, outputs } = await runScript('check', { IMPRIMATUR_PATH: 'manuscript' });
    expect(code, `${stdout}`).toBe(0);
    expect(stdout).not.toMatch(/^::(?:error|warning)/mu);
    expect(outputs['exit-code']).toBe('0');
    const { version, runs } = await readSarif(outputs['sarif-file']);
    expect(version).toBe('2.1.0');
    expect(runs.flatMap(({ results }) => results)).toEqual([]);
  });

  it('annotate the line of a lost note, and end as the check does', async () => {
    const label = await damage(project);
    const { code, stdout, outputs } = await runScript('check');
    expect(code).toBe(1);
    expect(outputs['exit-code']).toBe('1');
    const [error, ...others] = stdout.split('\n').filter((line) => line.startsWith('::error'));
    expect(others).toEqual([]);
    expect(error).toContain(`file=${DAMAGED},`);
    expect(error).toMatch(/line=\d+/u);
    expect(error).toContain(`[^${label}]`);
    const errors = (await readSarif(outputs['sarif-file'])).runs[0]?.results.filter(
      ({ level }) => level === 'error',
    );
    expect(errors?.map(({ ruleId }) => ruleId)).toEqual(['undefined-note']);
    expect(errors?.[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(DAMAGED);
  });

  it('are quiet about what a baseline knows', async () => {
    await damage(project);
    const cli = join(project.folder, 'node_modules', '.bin', 'imprimatur');
    const made = await project.run(cli, ['check', 'manuscript', '--write-baseline', 'known.json', '--quiet']);
    expect(made.stderr).toBe('');
    const { code, stdout } = await runScript('check', { IMPRIMATUR_BASELINE: 'known.json' });
    expect(code, `${stdout}`).toBe(0);
    expect(stdout).not.toMatch(/^::error/mu);
  });

  it('hand on options word by word, and run none of them', async () => {
    const trap = join(project.folder, 'trap');
    const args = `--rule "undefined-note=warning" --max-warnings 0\n--rule 'numbering-gap=off' --rule '$(touch ${trap})=off'`;
    await damage(project);
    const wrong = await runScript('check', { IMPRIMATUR_ARGS: `${args} ; touch ${trap}` });
    expect(wrong.code).toBe(2);
    const { code, stdout } = await runScript('check', {
      IMPRIMATUR_ARGS: '--rule "undefined-note=warning"\n--max-warnings \'0\'',
    });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::warning file=/mu);
    expect(stdout).not.toMatch(/^::error/mu);
    expect(existsSync(trap)).toBe(false);
  });

  it('say what is wrong with quotes that do not end', async () => {
    const { code, stdout } = await runScript('check', { IMPRIMATUR_ARGS: "--rule 'a=off" });
    expect(code).toBe(2);
    expect(stdout).toContain('::error::args: expected options with quotes in pairs');
  });

  it('report a manuscript that is not there, and a command line that is wrong', async () => {
    const nowhere = await runScript('check', { IMPRIMATUR_PATH: 'nowhere' });
    expect(nowhere.code).toBe(2);
    expect(nowhere.stdout).toMatch(/^::error /mu);
    expect((await readSarif(nowhere.outputs['sarif-file'])).runs[0]?.results.length).toBe(1);
    const wrong = await runScript('check', { IMPRIMATUR_ARGS: '--max-warnings many' });
    expect(wrong.outputs).toEqual({ 'sarif-file': '', 'exit-code': '2' });
  });

  it('take a path with spaces for one path', async () => {
    await writeFile(
      join(project.folder, 'my report.md'),
      '---\ntitle: A\nuuid: 7d444840-9dc0-41d1-b245-5ffdce74fad2\n---\n\n# A\n\nB.[^1]\n',
    );
    const { code, stdout } = await runScript('check', { IMPRIMATUR_PATH: 'my report.md' });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error file=my report\.md,/mu);
  });

  it('run a version from npm where one is asked for', async () => {
    const { code } = await runScript('check', { IMPRIMATUR_VERSION: '1.2.3', IMPRIMATUR_PATH: 'manuscript' });
    expect(code).toBe(0);
    const [call = []] = await project.npxCalls();
    expect(call.slice(0, 4)).toEqual(['--yes', 'imprimatur@1.2.3', 'check', 'manuscript']);
  });

  it('choose the version: the one asked for, the one installed, the one of the action', async () => {
    const { version } = JSON.parse(await fileOfRepository('package.json')) as { version: string };
    const chosen = async (env = {}): Promise<string | undefined> =>
      (await runScript('version', env)).outputs.version;
    expect(await chosen({ IMPRIMATUR_VERSION: '1.2.3' })).toBe('1.2.3');
    expect(await chosen()).toBe('installed');
    await rm(join(project.folder, 'node_modules'), { recursive: true });
    expect(await chosen()).toBe(version);
    expect((await runScript('version')).outputs['npm-cache']).toMatch(/npm/u);
  });
});
