/** The report as GitLab reads it for the code quality of a merge request. */
import type { Severity } from '../manuscript/problem.ts';
import { fingerprints } from './fingerprint.ts';
import { printable } from './printable.ts';
import { startOf, type CheckReport, type ReportFiles } from './report.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', info: 'info' };

/** A JSON list with one entry for each problem. */
export function formatGitlab({ problems }: CheckReport, files: ReportFiles): string {
  const prints = fingerprints(problems, files);
  const entries = problems.map(({ reason, ruleId, severity, file, place }, index) => ({
    description: printable(reason),
    check_name: ruleId,
    fingerprint: prints[index],
    severity: SEVERITIES[severity],
    location: { path: files.pathOf(file), lines: { begin: startOf(place)?.line ?? 1 } },
  }));
  return `${JSON.stringify(entries, undefined, 2)}\n`;
}
