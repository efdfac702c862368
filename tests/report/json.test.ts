import { expect, it } from 'vitest';
import { createProblem } from '../../src/manuscript/problem.ts';
import { formatJson, jsonReport } from '../../src/report/json.ts';
import type { CheckReport } from '../../src/report/report.ts';

const point = (line: number, column: number) => ({ line, column });

const report: CheckReport = {
  manuscript: 'manuscript',
  notes: { calls: 140, definitions: 138 },
  problems: [
    createProblem({
      rule: 'undefined-note',
      severity: 'error',
      message: 'Expected a definition.',
      file: '09-cashing-in.md',
      place: { start: point(12, 345), end: point(12, 351) },
      label: '111',
      related: [
        { message: 'Here.', file: 'a.md', place: { start: point(3, 1), end: point(3, 9) } },
        { message: 'There.', file: 'b.md' },
      ],
    }),
    createProblem({
      rule: 'missing-identifier',
      severity: 'info',
      message: 'None.',
      file: 'manuscript.yaml',
    }),
    createProblem({
      rule: 'configuration',
      severity: 'warning',
      message: 'Key.',
      file: 'm.yaml',
      place: point(2, 4),
    }),
  ],
};

it('is the contract, key by key', () => {
  expect(jsonReport(report)).toEqual({
    version: 1,
    manuscript: 'manuscript',
    notes: { calls: 140, definitions: 138 },
    problems: [
      {
        rule: 'undefined-note',
        severity: 'error',
        message: 'Expected a definition.',
        file: '09-cashing-in.md',
        line: 12,
        column: 345,
        endLine: 12,
        endColumn: 351,
        label: '111',
        related: [
          { message: 'Here.', file: 'a.md', line: 3, column: 1 },
          { message: 'There.', file: 'b.md', line: 1, column: 1 },
        ],
        fixable: false,
        url: expect.stringMatching(/#undefined-note$/u),
      },
      {
        rule: 'missing-identifier',
        severity: 'info',
        message: 'None.',
        file: 'manuscript.yaml',
        line: 1,
        column: 1,
        related: [],
        fixable: false,
        url: expect.stringMatching(/#missing-identifier$/u),
      },
      expect.objectContaining({ line: 2, column: 4, severity: 'warning' }),
    ],
  });
});

it('is text that ends with its line', () => {
  const text = formatJson(report);
  expect(text.endsWith('}\n')).toBe(true);
  expect(JSON.parse(text)).toEqual(jsonReport(report));
});
