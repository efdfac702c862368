/** A project as continuous integration finds it: a checkout with a manuscript, and the command where npm puts it. */
import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CLI, ROOT, SAMPLE, temporaryFolder } from '../end-to-end/command-line.ts';

/** What came of a script. */
export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** A checkout. */
export interface Project {
  folder: string;
  /** Runs a program in it. */
  run(program: string, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Outcome>;
  /** What the program that stands for `npx` was called with, each time. */
  npxCalls(): Promise<string[][]>;
}

/** The chapter that `damage` takes a note from. */
export const DAMAGED = 'manuscript/03-independence.md';

/** The command as a program, as npm would link it. */
export const COMMAND = `#!/bin/sh\nexec '${process.execPath}' '${CLI}' "$@"\n`;

/** Makes a checkout with the sample manuscript and an installed Imprimatur. */
export async function makeProject(): Promise<Project> {
  const folder = await temporaryFolder('ci');
  await cp(SAMPLE, join(folder, 'manuscript'), { recursive: true });
  await mkdir(join(folder, 'node_modules', '.bin'), { recursive: true });
  await writeFile(join(folder, 'node_modules', '.bin', 'imprimatur'), COMMAND, { mode: 0o755 });
  // In place of the network: keeps what it is called with, and runs the command that was built here.
  await mkdir(join(folder, 'bin'));
  const npx = `#!/bin/sh\nfor word; do printf '%s\\n' "$word"; done >>'${folder}/npx.txt'\necho >>'${folder}/npx.txt'\nshift 2\nexec '${process.execPath}' '${CLI}' "$@"\n`;
  await writeFile(join(folder, 'bin', 'npx'), npx, { mode: 0o755 });
  return {
    folder,
    run: (program, args, env = {}) =>
      new Promise((resolve) => {
        const { FORCE_COLOR: _, GITHUB_ACTIONS: __, ...rest } = process.env;
        const PATH = `${join(folder, 'bin')}:${process.env.PATH ?? ''}`;
        const options = { cwd: folder, env: { ...rest, PATH, ...env }, maxBuffer: 1e8 };
        execFile(program, args, options, (error, stdout, stderr) => {
          resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
        });
      }),
    npxCalls: async () =>
      (await readFile(join(folder, 'npx.txt'), 'utf8'))
        .split('\n\n')
        .filter(Boolean)
        .map((call) => call.split('\n')),
  };
}

/**
 * Takes the definition of a note out of a chapter.
 * @returns its label
 */
export async function damage({ folder }: Project): Promise<string> {
  const file = join(folder, DAMAGED);
  const text = await readFile(file, 'utf8');
  const [definition = '', label = ''] = /^\[\^([^\]]+)\]:.*\n/mu.exec(text) ?? [];
  await writeFile(file, text.replace(definition, ''));
  return label;
}

/** The text of a file of the repository. */
export function fileOfRepository(path: string): Promise<string> {
  return readFile(join(ROOT, path), 'utf8');
}

/** The blocks of code in a language within a section of the README, in order. */
export async function documented(title: string, language: string): Promise<string[]> {
  const blocks = (await section(title)).matchAll(
    new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gmu'),
  );
  return [...blocks].map(([, code = '']) => code);
}

/** The first column of the table within a section of the README, in order. */
export async function documentedNames(title: string): Promise<string[]> {
  return [...(await section(title)).matchAll(/^\| `(\w+)` +\|/gmu)].map(([, name = '']) => name);
}

async function section(title: string): Promise<string> {
  const [, after = ''] = (await fileOfRepository('README.md')).split(`\n### ${title}\n`);
  return after.split(/^#{2,3} /mu)[0] ?? '';
}
