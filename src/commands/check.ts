/** `imprimatur check`: reports the problems of a manuscript. */
import { parse } from '../book/book.ts';
import { check as checkBook } from '../check/check.ts';
import { loadManuscript } from '../manuscript/load.ts';
import { ManuscriptError } from '../manuscript/manuscript.ts';
import { formatJson } from '../report/json.ts';
import { formatPretty } from '../report/pretty.ts';
import { countProblems, type CheckReport } from '../report/report.ts';
import { defaultPath } from './default-path.ts';
import type { Terminal } from './terminal.ts';
import { parseRuleSettings } from './rule-settings.ts';
import { sourcesOf } from './sources.ts';
import { tellUnreadable } from './unreadable.ts';

/** The options of the command. */
export interface CheckCommandOptions {
  format: 'pretty' | 'json';
  /** More warnings than this fail the check; goes before `check.maxWarnings` of the manuscript. */
  maxWarnings?: number;
  /** Settings as typed: `numbering-gap=off`. */
  rule?: readonly string[];
  /** Shows errors only. Warnings still count. */
  quiet?: boolean;
}

/**
 * Checks a manuscript and writes the report.
 * @returns the exit code: 0 fine, 1 problems, 2 no manuscript to speak of
 */
export async function check(
  path: string | undefined,
  options: CheckCommandOptions,
  terminal: Terminal,
): Promise<number> {
  const rules = parseRuleSettings(options.rule ?? []);
  const named = path ?? (await defaultPath());
  try {
    const manuscript = await loadManuscript(named);
    terminal.signal.throwIfAborted();
    const book = await parse(manuscript);
    terminal.signal.throwIfAborted();
    const problems = checkBook(book, { rules });
    const report: CheckReport = {
      manuscript: named,
      notes: { calls: book.graph.calls.length, definitions: book.graph.definitions.length },
      problems: options.quiet ? problems.filter(({ severity }) => severity === 'error') : problems,
    };
    terminal.stdout.write(
      options.format === 'json'
        ? formatJson(report)
        : formatPretty(report, sourcesOf(book, named, terminal.stdout)),
    );
    const counts = countProblems(problems);
    const most = options.maxWarnings ?? book.configuration.check.maxWarnings ?? Infinity;
    return counts.error > 0 || counts.warning > most ? 1 : 0;
  } catch (error) {
    if (error instanceof ManuscriptError) return tellUnreadable(error, named, options.format, terminal);
    throw error;
  }
}
