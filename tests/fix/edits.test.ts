/** Edits change what they name and nothing else; fixes are made whole or not at all. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseFixes } from '../../src/fix/choose-fixes.ts';
import { applyEdits, fitTogether, withLineEndsOf, type Edit } from '../../src/fix/edits.ts';
import { createProblem, type Problem, type TextEdit } from '../../src/manuscript/problem.ts';

function problem(...fix: readonly TextEdit[]): Problem {
  return createProblem({ rule: 'r', severity: 'warning', message: 'm', file: 'a.md', fix });
}

function edit(start: number, end: number, text: string, file = 'a.md'): TextEdit {
  return { file, start, end, text };
}

/** What is chosen, as `start-end`. */
function chosen(problems: readonly Problem[], sources: Record<string, string>): string[] {
  const { edits } = chooseFixes(problems, new Map(Object.entries(sources)));
  return [...edits].flatMap(([file, list]) => list.map(({ start, end }) => `${file} ${start}-${end}`));
}

/** A text and edits of it that do not lie over each other. */
const edited = fc.string({ unit: 'grapheme', maxLength: 60 }).chain((source) =>
  fc.tuple(
    fc.constant(source),
    fc.array(fc.nat(source.length), { maxLength: 12 }).chain((offsets) => {
      const sorted = offsets.toSorted((a, b) => a - b);
      const pairs = sorted.flatMap((start, index) =>
        index % 2 === 0 ? [[start, sorted[index + 1] ?? start]] : [],
      );
      return fc.tuple(
        ...pairs.map(([start = 0, end = 0]) =>
          fc.string({ maxLength: 4 }).map((text): Edit => ({ start, end, text })),
        ),
      );
    }),
  ),
);

describe('edits', () => {
  it('replace, insert and remove, in any order', () => {
    const edits = [
      { start: 9, end: 9, text: '!' },
      { start: 0, end: 3, text: 'Two' },
      { start: 3, end: 4, text: '' },
    ];
    expect(applyEdits('One three', edits)).toBe('Twothree!');
    expect(applyEdits('One', [])).toBe('One');
  });

  it('leave what is between them as it is', () => {
    fc.assert(
      fc.property(edited, ([source, edits]) => {
        const result = applyEdits(source, edits);
        let inSource = 0;
        let inResult = 0;
        for (const { start, end, text } of edits) {
          expect(result.slice(inResult, inResult + start - inSource)).toBe(source.slice(inSource, start));
          inResult += start - inSource;
          expect(result.slice(inResult, inResult + text.length)).toBe(text);
          inResult += text.length;
          inSource = end;
        }
        expect(result.slice(inResult)).toBe(source.slice(inSource));
      }),
    );
  });

  it('fit together only within the text and beside each other', () => {
    expect(fitTogether('abc', [edit(0, 1, ''), edit(1, 3, '')])).toBe(true);
    expect(fitTogether('abc', [edit(3, 3, 'd')])).toBe(true);
    expect(fitTogether('abc', [edit(0, 2, ''), edit(1, 3, '')])).toBe(false);
    expect(fitTogether('abc', [edit(2, 4, '')])).toBe(false);
    expect(fitTogether('abc', [edit(2, 1, '')])).toBe(false);
    expect(fitTogether('abc', [edit(-1, 1, '')])).toBe(false);
  });

  it('have the line ends of their file', () => {
    expect(withLineEndsOf('a\r\nb\nc', 'x\n\r\ny')).toBe('x\r\n\r\ny');
    expect(withLineEndsOf('a\nb\r\n', 'x\ny')).toBe('x\ny');
    expect(withLineEndsOf('', 'x\n')).toBe('x\n');
  });
});

describe('fixes', () => {
  it('that touch each other wait, and the first in reading order goes first', () => {
    const source = { 'a.md': '0123456789' };
    expect(
      chosen([problem(edit(0, 2, '')), problem(edit(1, 3, '')), problem(edit(4, 5, ''))], source),
    ).toEqual(['a.md 0-2', 'a.md 4-5']);
    expect(chosen([problem(edit(0, 2, '')), problem(edit(2, 3, ''))], source)).toEqual(['a.md 0-2']);
    expect(chosen([problem(edit(5, 5, 'x')), problem(edit(5, 5, 'x'))], source)).toEqual(['a.md 5-5']);
    expect(
      chosen([problem(edit(8, 9, '')), problem(edit(2, 3, '')), problem(edit(3, 8, ''))], source),
    ).toEqual(['a.md 8-9', 'a.md 2-3']);
  });

  it('are made whole or not at all, in all their files', () => {
    const sources = { 'a.md': '0123456789', 'b.md': '0123456789' };
    const both = problem(edit(4, 5, ''), edit(0, 1, '', 'b.md'));
    expect(chosen([problem(edit(5, 6, '')), both], sources)).toEqual(['a.md 5-6']);
    expect(chosen([problem(edit(7, 8, '')), both], sources)).toEqual(['a.md 7-8', 'a.md 4-5', 'b.md 0-1']);
    expect(chosen([both], { 'a.md': '0123456789' })).toEqual([]);
    expect(chosen([problem(edit(0, 2, ''), edit(1, 3, ''))], sources)).toEqual([]);
    expect(chosen([problem(edit(0, 11, ''))], sources)).toEqual([]);
  });

  it('that change nothing are none', () => {
    expect(chosen([problem(edit(0, 2, '01'), edit(3, 3, ''))], { 'a.md': '0123' })).toEqual([]);
    expect(chosen([problem(edit(0, 1, '\n'))], { 'a.md': '\r\nx' })).toEqual(['a.md 0-1']);
    expect(chosen([problem(edit(1, 3, '\n'))], { 'a.md': 'x\r\n' })).toEqual([]);
  });

  it('chosen together never lie over each other', () => {
    const stretch = fc
      .tuple(fc.nat(40), fc.nat(5))
      .map(([start, length]) => edit(start, start + length, 'x'));
    const fixes = fc.array(fc.array(stretch, { minLength: 1, maxLength: 3 }), { maxLength: 30 });
    fc.assert(
      fc.property(fixes, (list) => {
        const source = '-'.repeat(45);
        const { edits, mended } = chooseFixes(
          list.map((fix) => problem(...fix)),
          new Map([['a.md', source]]),
        );
        expect(fitTogether(source, edits.get('a.md') ?? [])).toBe(true);
        const whole = list.filter((fix) => fitTogether(source, fix));
        expect(mended.length > 0).toBe(whole.length > 0);
      }),
      { numRuns: 1000 },
    );
  });
});
