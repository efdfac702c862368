/** A report with one of everything, and the files that it is about. */
import { createProblem } from '../../src/manuscript/problem.ts';
import type { CheckReport, ReportFiles } from '../../src/report/report.ts';

const at = (line: number, column: number, endLine: number, endColumn: number) => ({
  start: { line, column },
  end: { line: endLine, column: endColumn },
});

/** The texts of the files. */
export const SOURCES: Readonly<Record<string, string>> = {
  'a.md': 'Exports doubled [^7].\r\n\r\n[^7]: One,; “two” & <three>.\r\n',
  'text/тарау 1.md': 'Exports doubled.[^2]\n\n\n',
};

/** Where the files are, seen from the top of the repository. */
export const files: ReportFiles = {
  sourceOf: (file) => (Object.hasOwn(SOURCES, file) ? SOURCES[file] : undefined),
  pathOf: (file) => `docs/report/${file}`,
};

/** The report. */
export const report: CheckReport = {
  manuscript: 'docs/report',
  notes: { calls: 2, definitions: 1 },
  files: ['manuscript.yaml', 'a.md', 'text/тарау 1.md', 'clean.md'],
  problems: [
    createProblem({
      rule: 'missing-identifier',
      severity: 'info',
      message: 'expected `isbn`, found none',
      file: 'manuscript.yaml',
    }),
    createProblem({
      rule: 'space-before-call',
      severity: 'warning',
      message: 'expected no space, 100 % sure:\nfound "one", remove it',
      file: 'a.md',
      place: at(1, 16, 1, 17),
      label: '7',
      fix: [{ file: 'a.md', start: 15, end: 16, text: '' }],
    }),
    createProblem({
      rule: 'citation-residue',
      severity: 'warning',
      message: 'found `,;` & <more>',
      file: 'a.md',
      place: at(3, 10, 3, 12),
      fix: [
        { file: 'a.md', start: 34, end: 36, text: ';' },
        { file: 'text/тарау 1.md', start: 21, end: 21, text: '\n' },
      ],
    }),
    createProblem({
      rule: 'undefined-note',
      severity: 'error',
      message: 'expected a definition',
      file: 'text/тарау 1.md',
      place: at(1, 17, 2, 1),
      related: [
        { message: 'the other', file: 'a.md', place: at(3, 1, 3, 5) },
        { message: 'a file', file: 'clean.md' },
      ],
    }),
    createProblem({
      rule: 'configuration',
      severity: 'error',
      message: 'found a point',
      file: 'manuscript.yaml',
      place: { line: 2, column: 4 },
    }),
  ],
};
