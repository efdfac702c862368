/** What Git knows about files. No shell is involved, and nothing that a user typed is taken for an option. */
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { EnvironmentError } from '../print/browser/environment-error.ts';
import { CatalogueError } from './catalogue-error.ts';

/** The paths of a very large repository. */
const MOST_OUTPUT = 512 * 1024 * 1024;
/** A repository can name a program that is asked about changed files; here no program is started for it. */
const SETTINGS = ['-c', 'core.fsmonitor=false'] as const;

/**
 * The top folder of the repository that a folder is in.
 * @param folder with no links in its path
 * @throws {CatalogueError} where it is in none
 */
export async function repositoryOf(folder: string, signal?: AbortSignal): Promise<string> {
  const { status, stdout, stderr } = await git(folder, ['rev-parse', '--show-toplevel'], signal);
  if (status !== 0 || stdout.trim() === '') {
    const said = stderr.trim() || 'a folder without working files';
    throw new CatalogueError(`--since: expected \`${folder}\` to be in a Git repository, found: ${said}`);
  }
  return resolve(stdout.replace(/\r?\n$/u, ''));
}

/**
 * The files that are not as they were at a commit: changed, gone, or new and not ignored, committed or not.
 * @param top the top folder of a repository
 * @param reference a branch, a tag, a commit
 * @returns paths from the top, with forward slashes
 * @throws {CatalogueError} where there is no such commit
 */
export async function changedFiles(top: string, reference: string, signal?: AbortSignal): Promise<string[]> {
  const asked = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${reference}^{commit}`];
  const found = await git(top, asked, signal);
  const commit = found.stdout.trim();
  if (found.status !== 0 || !/^[0-9a-f]{40,64}$/u.test(commit)) {
    throw new CatalogueError(
      `--since: expected a commit, branch or tag of \`${top}\`, found no \`${reference}\`; on CI, fetch the history first (\`fetch-depth: 0\`)`,
    );
  }
  const diff = ['diff', '--name-only', '-z', '--no-renames', '--no-relative', '--no-ext-diff', commit, '--'];
  const untracked = ['ls-files', '--others', '--exclude-standard', '-z'];
  const lists = await Promise.all([diff, untracked].map((args) => git(top, args, signal)));
  return lists.flatMap(({ status, stdout, stderr }) => {
    if (status !== 0) throw new CatalogueError(`--since: Git cannot tell what changed: ${stderr.trim()}`);
    return stdout.split('\0').filter(Boolean);
  });
}

function git(
  folder: string,
  args: readonly string[],
  signal: AbortSignal | undefined,
): Promise<{ status: number; stdout: string; stderr: string }> {
  // Reading needs no lock, and takes none from somebody who commits meanwhile.
  const env = { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };
  const options = { cwd: folder, env, maxBuffer: MOST_OUTPUT, ...(signal && { signal }) };
  return new Promise((done, fail) => {
    execFile('git', [...SETTINGS, ...args], options, (error, stdout, stderr) => {
      if (error?.name === 'AbortError') fail(error);
      else if (error?.code === 'ENOENT') fail(noGit(error));
      else if (error && typeof error.code !== 'number') fail(error);
      else done({ status: Number(error?.code ?? 0), stdout, stderr });
    });
  });
}

function noGit(cause: Error): EnvironmentError {
  return new EnvironmentError(
    '--since: expected Git, found no program of that name.',
    ['Install it (https://git-scm.com), or leave out --since: then every book is built.'],
    { cause },
  );
}
