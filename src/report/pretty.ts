/** The report for people: file by file, each problem with its line of the source. Pure: gives text. */
import picocolors from 'picocolors';
import type { Problem, RelatedPlace, Severity } from '../manuscript/problem.ts';
import { excerpt } from './excerpt.ts';
import { printable } from './printable.ts';
import { startOf, type CheckReport } from './report.ts';
import { sourceLines, type SourceLines } from './source-lines.ts';
import { summary } from './summary.ts';

/** How the report is laid out. */
export interface PrettyOptions {
  colours: boolean;
  /** The columns of the terminal. */
  width?: number;
  /** The source of a file, for the lines that are shown; undefined where it is not known. */
  sourceOf(file: string): string | undefined;
  /** The path of a file as the user would open it; by default as it is in the manuscript. */
  pathOf?(file: string): string;
}

type Colours = ReturnType<typeof picocolors.createColors>;

const INDENT = '  ';

/** The whole report, with its summary. */
export function formatPretty(report: CheckReport, options: PrettyOptions): string {
  const colours = picocolors.createColors(options.colours);
  const listed = formatProblems(report.problems, options);
  const worst = report.problems.some(({ severity }) => severity === 'error')
    ? colours.red('✖')
    : report.problems.some(({ severity }) => severity === 'warning')
      ? colours.yellow('!')
      : colours.green('✔');
  const mended = report.problems.filter(({ fixable }) => fixable).length;
  const hint = mended > 0 ? `  ${colours.dim(`imprimatur check --fix mends ${mended} of these`)}\n` : '';
  return `${listed}${worst} ${printable(report.manuscript)}: ${summary(report)}\n${hint}`;
}

/** The problems alone, an empty line after each file; empty where there are none. */
export function formatProblems(problems: readonly Problem[], options: PrettyOptions): string {
  const colours = picocolors.createColors(options.colours);
  const path = (file: string): string => printable(options.pathOf?.(file) ?? file);
  const files = new Map<string, Problem[]>();
  for (const problem of problems) {
    const found = files.get(problem.file) ?? [];
    files.set(problem.file, found);
    found.push(problem);
  }
  const lines = sourceLines(options.sourceOf);
  let text = '';
  for (const [file, found] of files) {
    text += `${colours.underline(path(file))}\n`;
    for (const problem of found) text += formatProblem(problem, lines, options, colours, path);
    text += '\n';
  }
  return text;
}

function formatProblem(
  problem: Problem,
  sources: SourceLines,
  options: PrettyOptions,
  colours: Colours,
  path: (file: string) => string,
): string {
  const { place, line, column, severity, file } = problem;
  const at = line === undefined ? '' : `${line}:${column ?? 1}  `;
  const lines = [
    `${INDENT}${colours.dim(at)}${colour(severity, colours)(severity)}  ${printable(problem.reason)}  ${colours.dim(problem.ruleId)}`,
  ];
  const source = line === undefined ? undefined : sources(file, line);
  if (source !== undefined && place !== undefined) {
    const shown = excerpt(source, place, Math.max(40, (options.width ?? 100) - 2 * INDENT.length));
    lines.push(`${INDENT}${INDENT}${shown.source}`);
    lines.push(`${INDENT}${INDENT}${colour(severity, colours)(shown.carets)}`);
  }
  for (const related of problem.related) {
    lines.push(
      `${INDENT}${INDENT}${colours.dim(`${whereOf(related, file, path)}: ${printable(related.message)}`)}`,
    );
  }
  return lines.map((text) => `${text}\n`).join('');
}

function whereOf({ file, place }: RelatedPlace, current: string, path: (file: string) => string): string {
  const start = startOf(place);
  const at = start ? `${start.line}:${start.column}` : '';
  if (file === current && at !== '') return `see ${at}`;
  return `see ${path(file)}${at === '' ? '' : `:${at}`}`;
}

function colour(severity: Severity, colours: Colours): (text: string) => string {
  return severity === 'error' ? colours.red : severity === 'warning' ? colours.yellow : colours.cyan;
}
