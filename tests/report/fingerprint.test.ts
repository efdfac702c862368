import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createProblem, type Problem } from '../../src/manuscript/problem.ts';
import { fingerprints } from '../../src/report/fingerprint.ts';
import { files, report } from './sample.ts';

function problem(source: string, mark: string, rule = 'r'): Problem {
  const before = source.slice(0, source.indexOf(mark));
  const line = before.split('\n').length;
  const column = before.length - before.lastIndexOf('\n');
  const place = { start: { line, column }, end: { line, column: column + mark.length } };
  return createProblem({ rule, severity: 'error', message: `line ${line}`, file: 'a.md', place });
}

/** The fingerprint of what is found at a mark in a text. */
function print(source: string, mark: string, rule?: string, path = 'a.md'): string | undefined {
  return fingerprints([problem(source, mark, rule)], { sourceOf: () => source, pathOf: () => path })[0];
}

describe('a fingerprint', () => {
  const line = `${'word '.repeat(40)}Here,; and ${'more '.repeat(40)}`;

  it('stays where lines move, spaces change, and text is another far away in the line', () => {
    const before = print(`One.\n\n${line}\n`, ',;');
    expect(print(`${line}\n`, ',;')).toBe(before);
    expect(print(`One.\n\nTwo.\n\nThree.\n${line.replace('and more', 'and  more')}`, ',;')).toBe(before);
    expect(print(`First sentence. ${line} Last.`, ',;')).toBe(before);
    expect(print(`One.\r\n\r\n${line}\r\n`, ',;')).toBe(before);
  });

  it('is another for another rule, file or text', () => {
    const all = [
      print(line, ',;'),
      print(line, ',;', 'other'),
      print(line, ',;', 'r', 'b.md'),
      print(line.replace('Here', 'There'), ',;'),
      print(line, 'Here'),
    ];
    // The last has the same text around it, moved by a few letters.
    expect(new Set(all).size).toBe(all.length);
  });

  it('tells the same problem in the same text apart by counting', () => {
    const text = 'Ibid.\nIbid.\n';
    const one = problem(text, 'Ibid.');
    const place = { start: { line: 2, column: 1 }, end: { line: 2, column: 6 } };
    const two = createProblem({ rule: 'r', severity: 'error', message: 'm', file: 'a.md', place });
    const [first, second] = fingerprints([one, two], { sourceOf: () => text, pathOf: (file) => file });
    expect(first).not.toBe(second);
    expect(fingerprints([two], { sourceOf: () => text, pathOf: (file) => file })).toEqual([first]);
  });

  it('is there for every problem, and no two are the same', () => {
    const all = fingerprints(report.problems, files);
    expect(all).toHaveLength(report.problems.length);
    expect(new Set(all).size).toBe(all.length);
    for (const each of all) expect(each).toMatch(/^[\da-f]{32}$/u);
    expect(fingerprints(report.problems, files)).toEqual(all);
  });

  it('can be taken of any place in any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.nat(9),
        fc.nat(99),
        fc.nat(9),
        (text, lineNumber, column, size) => {
          const start = { line: lineNumber + 1, column: column + 1 };
          const place = { start, end: { line: start.line, column: start.column + size } };
          const found = createProblem({ rule: 'r', severity: 'info', message: 'm', file: 'f', place });
          expect(fingerprints([found, found], { sourceOf: () => text, pathOf: (file) => file })).toHaveLength(
            2,
          );
        },
      ),
    );
  });
});
