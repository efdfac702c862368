/** The `--format` options: which reports are wanted, and where to. */
import { nearestName } from '../manuscript/nearest-name.ts';
import { UsageError } from './usage-error.ts';

/** The reports that there are. */
export const REPORT_FORMATS = ['pretty', 'json', 'sarif', 'github', 'gitlab', 'junit'] as const;
/** One of them. */
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** A report that is wanted. */
export interface WantedReport {
  format: ReportFormat;
  /** The file it goes to; standard output where there is none. */
  file?: string;
}

/** These are read line by line; a document of the others is broken by anything beside it. */
const LINE_BY_LINE: ReadonlySet<ReportFormat> = new Set(['pretty', 'github']);

/**
 * `['pretty,sarif=report.sarif']` → the two reports.
 * @param json true for `--json`, which is short for `--format json`
 */
export function parseFormats(typed: readonly string[], json: boolean): WantedReport[] {
  const items = [...typed.flatMap((text) => text.split(',')), ...(json ? ['json'] : [])];
  const reports = items.map(parseFormat);
  // What is asked for twice is meant once: `--json --format json`.
  const wanted = reports.filter(
    ({ format, file }, index) =>
      reports.findIndex((other) => other.format === format && other.file === file) === index,
  );
  mustNotMix(wanted);
  return wanted.length > 0 ? wanted : [{ format: 'pretty' }];
}

function parseFormat(item: string): WantedReport {
  const at = item.indexOf('=');
  const name = (at < 0 ? item : item.slice(0, at)).trim();
  const format = REPORT_FORMATS.find((known) => known === name);
  if (!format) {
    const nearest = nearestName(name, REPORT_FORMATS);
    const hint = nearest === undefined ? '' : `; did you mean \`${nearest}\`?`;
    throw new UsageError(`--format: expected one of ${REPORT_FORMATS.join(', ')}, found \`${name}\`${hint}`);
  }
  if (at < 0) return { format };
  const file = item.slice(at + 1);
  if (file === '') throw new UsageError(`--format: expected a file after \`${format}=\`, found nothing`);
  return { format, file };
}

function mustNotMix(reports: readonly WantedReport[]): void {
  const printed = reports.filter(({ file }) => file === undefined);
  const document = printed.find(({ format }) => !LINE_BY_LINE.has(format));
  if (document && printed.length > 1) {
    const others = printed.filter((report) => report !== document).map(({ format }) => `\`${format}\``);
    throw new UsageError(
      `--format: expected \`${document.format}\` alone on standard output, found ${others.join(' and ')} beside it; ` +
        `give all but one a file, such as \`${document.format}=FILE\``,
    );
  }
  const files = reports.flatMap(({ file }) => file ?? []);
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined)
    throw new UsageError(`--format: expected another file for each report, found \`${twice}\` twice`);
}
