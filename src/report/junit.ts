/**
 * The report as the XML of JUnit, which most build servers read: a suite for each file, and in it a failing
 * test for each problem. It keeps to the schemas of Ant and of Jenkins, which differ. Information fails
 * nothing, so it is a test that passes, and is told in the suite's output.
 */
import type { Problem } from '../manuscript/problem.ts';
import { printable } from './printable.ts';
import { startOf, type CheckReport, type ReportFiles } from './report.ts';

/** How the report is made. */
export interface JunitOptions extends Pick<ReportFiles, 'pathOf'> {
  /** When the check was made. */
  time: Date;
}

/** The whole document. */
export function formatJunit(report: CheckReport, { pathOf, time }: JunitOptions): string {
  const files = new Map<string, Problem[]>((report.files ?? []).map((file) => [file, []]));
  for (const problem of report.problems) {
    const found = files.get(problem.file) ?? [];
    files.set(problem.file, found);
    found.push(problem);
  }
  const timestamp = time.toISOString().slice(0, 19);
  const suites = [...files].map(([file, problems], id) => suite(pathOf(file), problems, id, timestamp));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('')}</testsuites>\n`;
}

function suite(path: string, problems: readonly Problem[], id: number, timestamp: string): string {
  const failures = problems.filter(({ severity }) => severity !== 'info').length;
  const remarks = problems
    .filter(({ severity }) => severity === 'info')
    .map((problem) => `${told(problem, path)}\n`);
  const about = attributes({
    name: path,
    package: 'imprimatur',
    id,
    timestamp,
    hostname: 'localhost',
    tests: Math.max(1, problems.length),
    failures,
    errors: 0,
    time: 0,
  });
  // A file without a problem passes one test, or a server would think that nothing was tested.
  const cases =
    problems.length > 0 ? problems.map((problem) => testCase(problem, path)) : [passed('no problems', path)];
  return [
    `  <testsuite${about}>`,
    '    <properties>',
    '      <property name="tool" value="imprimatur"/>',
    '    </properties>',
    ...cases,
    `    <system-out>${escapeXml(remarks.join(''))}</system-out>`,
    '    <system-err></system-err>',
    '  </testsuite>\n',
  ].join('\n');
}

function testCase(problem: Problem, path: string): string {
  const { severity, ruleId, reason } = problem;
  const start = startOf(problem.place);
  const name = `${start ? `${start.line}:${start.column} ` : ''}${ruleId}`;
  if (severity === 'info') return passed(name, path);
  return [
    `    <testcase${attributes({ name, classname: path, time: 0 })}>`,
    `      <failure${attributes({ type: severity, message: reason })}>${escapeXml(told(problem, path))}</failure>`,
    '    </testcase>',
  ].join('\n');
}

function passed(name: string, path: string): string {
  return `    <testcase${attributes({ name, classname: path, time: 0 })}/>`;
}

/** The problem in one line, as compilers tell theirs. */
function told({ place, severity, reason, ruleId }: Problem, path: string): string {
  const start = startOf(place);
  const at = start ? `:${start.line}:${start.column}` : '';
  return `${path}${at}: ${severity}: ${printable(reason)} (${ruleId})`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('');
}

/** XML has no control characters but tabs and line ends, no halves of surrogate pairs and no U+FFFE. */
function escapeXml(text: string): string {
  return text
    .split('\n')
    .map(printable)
    .join('\n')
    .replaceAll(/[\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
