/** The report as GitHub's workflow commands: each problem stands at its line in the pull request. */
import type { Problem, Severity } from '../manuscript/problem.ts';
import { printable } from './printable.ts';
import { endOf, startOf, type CheckReport, type ReportFiles } from './report.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** One command a line. */
export function formatGithub({ problems }: CheckReport, { pathOf }: Pick<ReportFiles, 'pathOf'>): string {
  return problems.map((problem) => `${command(problem, pathOf(problem.file))}\n`).join('');
}

function command({ severity, place, ruleId, reason }: Problem, path: string): string {
  const start = startOf(place);
  const end = endOf(place);
  const properties: [name: string, value: string | number | undefined][] = [
    ['file', path],
    ['line', start?.line],
    ['col', start?.column],
    ['endLine', end?.line],
    // GitHub takes columns for a place within one line only.
    ['endColumn', end?.line === start?.line ? end?.column : undefined],
    ['title', ruleId],
  ];
  const words = properties.flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${escapeProperty(String(value))}`],
  );
  return `::${COMMANDS[severity]} ${words.join(',')}::${escapeData(printable(reason))}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
