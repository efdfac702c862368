/** What a command says where there is no manuscript to speak of. */
import { diskFiles, locate } from '../manuscript/disk.ts';
import type { ManuscriptError } from '../manuscript/manuscript.ts';
import { createProblem, type Problem } from '../manuscript/problem.ts';
import { formatJson } from '../report/json.ts';
import { formatProblems } from '../report/pretty.ts';
import type { CheckReport } from '../report/report.ts';
import { shownPath } from './sources.ts';
import type { Terminal } from './terminal.ts';

/**
 * Tells why a manuscript cannot be read: people on standard error, programs on standard output.
 * @returns the exit code
 */
export async function tellUnreadable(
  error: ManuscriptError,
  path: string,
  format: 'pretty' | 'json',
  terminal: Terminal,
): Promise<number> {
  if (format === 'json') {
    terminal.stdout.write(formatJson(unreadableReport(error, path)));
    return error.exitCode;
  }
  const { stderr } = terminal;
  const location = await locate(path);
  const sources = location ? await readSources(error.problems, location.folder) : new Map<string, string>();
  stderr.write(
    formatProblems(error.problems, {
      colours: stderr.colours,
      width: stderr.columns,
      sourceOf: (file) => sources.get(file),
      pathOf: (file) => shownPath(file, path, location?.file),
    }),
  );
  stderr.write(`imprimatur: ${error.message}\n`);
  return error.exitCode;
}

/** What there is to report where nothing could be checked. */
export function unreadableReport(error: ManuscriptError, path: string): CheckReport {
  const problems = error.problems.length > 0 ? error.problems : [asProblem(error)];
  return { manuscript: path, notes: { calls: 0, definitions: 0 }, problems };
}

/** An error that has no place is about the manuscript as a whole. */
function asProblem(error: ManuscriptError): Problem {
  return createProblem({ rule: 'configuration', severity: 'error', message: error.message, file: '.' });
}

/** The text of the files that problems are in, as far as they lie in a folder. */
export async function readSources(
  problems: readonly Problem[],
  folder: string,
): Promise<Map<string, string>> {
  const files = diskFiles(folder);
  const sources = new Map<string, string>();
  for (const { file, line } of problems) {
    // Without a line there is none to show, and the file may be a picture.
    if (line === undefined || sources.has(file) || (await files.look(file)) !== 'file') continue;
    sources.set(file, new TextDecoder().decode(await files.read(file)));
  }
  return sources;
}
