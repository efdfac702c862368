/** The command as a user runs it. Needs `dist/`, which `npm test` builds first. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'imprimatur-check-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function write(files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

async function run(args: string[], env: Record<string, string> = {}) {
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const environment = { PATH: process.env.PATH, ...env };
    execFile(process.execPath, [cli, ...args], { cwd: folder, env: environment }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

const YAML = 'title: T\nuuid: 123e4567-e89b-42d3-a456-426614174000\n';

describe('imprimatur check', () => {
  it('is content with a good manuscript, by default the folder manuscript/', async () => {
    await write({
      'manuscript/manuscript.yaml': YAML,
      'manuscript/a.md': '# A\n\nText.[^1]\n\n[^1]: Note.\n',
    });
    expect(await run(['check'])).toEqual({
      code: 0,
      stdout: '✔ manuscript: no problems (1 note, 1 call)\n',
      stderr: '',
    });
  });

  it('reports problems on standard output and exits with 1', async () => {
    await write({ 'manuscript.yaml': YAML, 'text/a.md': 'Text.[^1]\n', 'b.md': 'Text.[^1]\n' });
    const result = await run(['check']);
    expect(result.code).toBe(1);
    expect(result.stderr).toBe('');
    expect(result.stdout).toContain('b.md\n  1:6  error  expected a definition');
    expect(result.stdout).toContain('✖ .: 1 error (0 notes, 1 call)');
  });

  it('reports for programs', async () => {
    await write({ 'book/manuscript.yaml': YAML, 'book/a.md': 'Text.[^1]\n' });
    const result = await run(['check', 'book', '--format', 'json']);
    expect(result.code).toBe(1);
    expect(JSON.parse(result.stdout)).toMatchObject({
      version: 1,
      manuscript: 'book',
      notes: { calls: 1, definitions: 0 },
      problems: [
        { rule: 'undefined-note', file: 'a.md', line: 1, column: 6, endLine: 1, endColumn: 10, label: '1' },
      ],
    });
    expect(await run(['check', 'book', '--json'])).toEqual(result);
  });

  it('checks a single file', async () => {
    await write({ 'notes/a.md': '# A\n\nText.[^1]\n' });
    const result = await run(['check', 'notes/a.md']);
    expect(result.code).toBe(1);
    expect(result.stdout).toContain('notes/a.md\n');
    expect(result.stdout).toContain('3:6  error');
  });

  it('fails on warnings only above the threshold', async () => {
    const two = '![a](//example.org/a.png) ![b](//example.org/b.png)\n';
    await write({
      'manuscript.yaml': `${YAML}check: {maxWarnings: 1}\n`,
      'a.md': two,
      'free/manuscript.yaml': YAML,
      'free/a.md': two,
    });
    expect((await run(['check', 'free'])).code).toBe(0);
    expect((await run(['check', 'free', '--max-warnings', '1'])).code).toBe(1);
    expect((await run(['check', 'free', '--max-warnings', '2'])).code).toBe(0);
    expect((await run(['check'])).code).toBe(1);
    expect((await run(['check', '--max-warnings=2'])).code).toBe(0);
    expect((await run(['check', '--quiet', '--max-warnings=0'])).stdout).toBe(
      '✔ .: no problems (0 notes, 0 calls)\n',
    );
  });

  it('sets rules', async () => {
    await write({ 'manuscript.yaml': YAML, 'a.md': 'Text.[^1] Text.[2]\n' });
    const off = await run(['check', '--rule', 'undefined-note=off', '--rule', 'literal-marker=off']);
    expect(off).toMatchObject({ code: 0, stdout: expect.stringContaining('no problems') });
    expect(
      (await run(['check', '--rule', 'undefined-note=info', '--rule', 'literal-marker=error'])).code,
    ).toBe(1);
  });

  it.each([
    [['check', '--rule', 'undefind-note=off'], 'did you mean `undefined-note`?'],
    [['check', '--rule', 'undefined-note=never'], '`undefined-note=off`'],
    [['check', '--max-warnings', 'few'], 'Expected a whole number'],
    [['check', '--format', 'sarf=x'], 'found `sarf`; did you mean `sarif`?'],
    [['check', '--json', '--format', 'junit'], 'expected `junit` alone on standard output'],
    [['check', '--preset', 'strct'], 'did you mean `strict`?'],
    [['check', '--fix=renumbr'], 'did you mean `renumber`?'],
    [['check', '--dry-run'], 'expected `--fix` beside it'],
    [['check', '--baseline', 'none.json'], '`--write-baseline none.json`'],
    [['chek'], 'Did you mean check?'],
    [['check', '.', 'more'], 'too many arguments'],
    [['check', 'nowhere'], 'found nothing'],
    [['check'], 'expected `manuscript.yaml`'],
  ])('does not understand %j', async (args, message) => {
    const result = await run(args);
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toContain(message);
  });

  it('shows what is wrong with the configuration', async () => {
    await write({ 'book/manuscript.yaml': 'title: T\ntitel: S\n', 'book/a.md': 'A.\n' });
    const result = await run(['check', 'book']);
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toContain(
      'book/manuscript.yaml\n  2:1  error  expected a known key, found `titel`; did you mean `title`?',
    );
    expect(result.stderr).toContain('    titel: S\n    ^\n');
    const json = await run(['check', 'book', '--json']);
    expect(json).toMatchObject({ code: 2, stderr: '' });
    expect(JSON.parse(json.stdout).problems).toMatchObject([{ rule: 'configuration', line: 2, column: 1 }]);
    expect(JSON.parse((await run(['check', 'nowhere', '--json'])).stdout).problems).toHaveLength(1);
  });

  it('has colours where they are forced, and none in a pipe', async () => {
    await write({ 'manuscript.yaml': YAML, 'a.md': 'Text.[^1]\n' });
    expect((await run(['check'])).stdout).not.toContain('\u001B');
    expect((await run(['check'], { FORCE_COLOR: '1' })).stdout).toContain('\u001B[31m');
    expect((await run(['check'], { FORCE_COLOR: '1', NO_COLOR: '1' })).stdout).not.toContain('\u001B');
  });
});

describe('imprimatur', () => {
  it('explains itself', async () => {
    const help = await run(['--help']);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toContain('imprimatur check report.md');
    expect((await run(['check', '--help'])).stdout).toContain('--max-warnings 0');
    expect((await run(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/u);
    expect((await run([])).code).toBe(2);
  });
});
