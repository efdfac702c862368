/** `imprimatur build`: checks a manuscript and makes its editions. */
import { locate } from '../manuscript/disk.ts';
import { ManuscriptError } from '../manuscript/manuscript.ts';
import { publish, type Publication } from '../publish.ts';
import { EDITION_KINDS, type EditionKind } from '../render/editions.ts';
import { formatPretty } from '../report/pretty.ts';
import { countProblems } from '../report/report.ts';
import { defaultPath } from './default-path.ts';
import { parseRuleSettings } from './rule-settings.ts';
import { sourceDateEpoch } from './source-date-epoch.ts';
import { sourcesOf } from './sources.ts';
import type { Terminal } from './terminal.ts';
import { readSources, tellUnreadable } from './unreadable.ts';
import { UsageError } from './usage-error.ts';
import { progressLine } from './progress-line.ts';

/** The options of the command. */
export interface BuildCommandOptions {
  /** `html,pdf,epub`, as typed. */
  to: string;
  out?: string;
  draft?: boolean;
  rule: readonly string[];
  browser?: string;
  sandbox: boolean;
  quiet?: boolean;
  json?: boolean;
}

/**
 * Builds the editions of a manuscript.
 * @returns the exit code: 0 written, 1 problems, 2 no manuscript to speak of
 */
export async function build(
  path: string | undefined,
  options: BuildCommandOptions,
  terminal: Terminal,
): Promise<number> {
  const to = parseKinds(options.to);
  const rules = parseRuleSettings(options.rule);
  const named = path ?? (await defaultPath());
  const progress = progressLine(terminal.stderr, options.quiet === true);
  try {
    const publication = await publish(named, {
      to,
      out: options.out,
      draft: options.draft === true,
      rules,
      browser: options.browser,
      sandbox: options.sandbox,
      epoch: sourceDateEpoch(process.env.SOURCE_DATE_EPOCH),
      signal: terminal.signal,
      onProgress: progress.show,
    });
    progress.clear();
    await tell(publication, named, options, terminal);
    return publication.written.length > 0 ? 0 : 1;
  } catch (error) {
    progress.clear();
    if (error instanceof ManuscriptError)
      return tellUnreadable(error, named, options.json === true ? 'json' : 'pretty', terminal);
    throw error;
  }
}

async function tell(
  publication: Publication,
  named: string,
  options: BuildCommandOptions,
  terminal: Terminal,
): Promise<void> {
  const { book, problems, written, stages } = publication;
  const { stdout, stderr } = terminal;
  if (options.json === true) {
    const rounded = Object.fromEntries(Object.entries(stages).map(([name, ms]) => [name, Math.round(ms)]));
    stdout.write(
      `${JSON.stringify({ version: 1, manuscript: named, written, problems: countProblems(problems), stages: rounded }, null, 2)}\n`,
    );
  } else for (const file of written) stdout.write(`${file}\n`);
  const report = {
    manuscript: named,
    notes: { calls: book.graph.calls.length, definitions: book.graph.definitions.length },
    problems: options.quiet === true ? problems.filter(({ severity }) => severity === 'error') : problems,
  };
  // Of a template or of drawings: the chapters are at hand.
  const location = await locate(named);
  const others = location ? await readSources(problems, location.folder) : undefined;
  stderr.write(formatPretty(report, sourcesOf(book, named, stderr, others)));
  if (written.length === 0) {
    stderr.write(
      'Nothing was written: mend the errors above, or build with --draft to see it all the same.\n',
    );
  } else if (options.quiet !== true && options.json !== true) {
    stderr.write(`${stageTimes(stages)}\n`);
  }
}

/** `load 12 ms, parse 80 ms, …`: where the time went. */
function stageTimes(stages: Readonly<Record<string, number>>): string {
  return Object.entries(stages)
    .map(([name, ms]) => `${name} ${Math.round(ms)} ms`)
    .join(', ');
}

function parseKinds(typed: string): EditionKind[] {
  const names = typed
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const kinds = EDITION_KINDS.filter((kind) => names.includes(kind));
  const unknown = names.find((name) => !EDITION_KINDS.some((kind) => kind === name));
  if (unknown !== undefined || kinds.length === 0) {
    throw new UsageError(
      `--to: expected one or more of ${EDITION_KINDS.join(', ')}, found \`${unknown ?? typed}\``,
    );
  }
  return kinds;
}
