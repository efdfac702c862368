/** Makes the reports that are wanted and puts them where they are wanted. */
import type { CheckReport, ReportFiles } from '../report/report.ts';
import { formatPretty, type PrettyOptions } from '../report/pretty.ts';
import type { ReportFormat, WantedReport } from './report-formats.ts';
import { sourceDateEpoch } from './source-date-epoch.ts';
import type { Output } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** What reports are made of, beside what was found. */
export interface ReportSources {
  files: ReportFiles;
  /** For people: as they would open a file. */
  shownPath(file: string): string;
  /** The version of this program. */
  version: string;
}

/**
 * Writes reports.
 * @param output where those go that have no file
 * @throws {UsageError} where a file cannot be written
 */
export async function writeReports(
  reports: readonly WantedReport[],
  report: CheckReport,
  sources: ReportSources,
  output: Output,
): Promise<void> {
  for (const { format, file } of reports) {
    if (file === undefined) {
      output.write(await formatAs(format, report, sources, output));
      continue;
    }
    const text = await formatAs(format, report, sources, { colours: false, columns: 100 });
    await writeToFile(file, text);
  }
}

/**
 * Writes a file that the user named.
 * @throws {UsageError} where that cannot be done
 */
export async function writeToFile(file: string, text: string): Promise<void> {
  const { writeReport } = await import('../write/write-report.ts');
  try {
    await writeReport(file, text);
  } catch (error) {
    throw new UsageError(`expected a file that can be written, found \`${file}\`: ${String(error)}`);
  }
}

/** Each format is loaded when it is wanted, so that a check for people starts with no more than it needs. */
async function formatAs(
  format: ReportFormat,
  report: CheckReport,
  { files, shownPath, version }: ReportSources,
  layout: Pick<Output, 'colours' | 'columns'>,
): Promise<string> {
  switch (format) {
    case 'pretty': {
      const { colours, columns: width } = layout;
      const options: PrettyOptions = { colours, width, sourceOf: files.sourceOf, pathOf: shownPath };
      return formatPretty(report, options);
    }
    case 'json':
      return (await import('../report/json.ts')).formatJson(report);
    case 'github':
      return (await import('../report/github.ts')).formatGithub(report, files);
    case 'gitlab':
      return (await import('../report/gitlab.ts')).formatGitlab(report, files);
    case 'junit': {
      const seconds = sourceDateEpoch(process.env.SOURCE_DATE_EPOCH);
      const time = seconds === undefined ? new Date() : new Date(seconds * 1000);
      return (await import('../report/junit.ts')).formatJunit(report, { ...files, time });
    }
    case 'sarif': {
      const { describedRules } = await import('../check/describe-rules.ts');
      const { formatSarif } = await import('../report/sarif.ts');
      return formatSarif(report, { ...files, version, rules: describedRules() });
    }
  }
}
