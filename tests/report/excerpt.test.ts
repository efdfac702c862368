import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerpt } from '../../src/report/excerpt.ts';
import { columnsOf } from '../../src/report/printable.ts';

const place = (from: number, to: number, endLine = 1) => ({
  start: { line: 1, column: from },
  end: { line: endLine, column: to },
});

describe('an excerpt', () => {
  it('underlines the place', () => {
    expect(excerpt('Exports doubled.[^7]', place(17, 21), 80)).toEqual({
      source: 'Exports doubled.[^7]',
      carets: '                ^^^^',
    });
  });

  it('underlines one character of a point, and the rest of a line that goes on', () => {
    expect(excerpt('abc', { line: 1, column: 2 }, 80).carets).toBe(' ^');
    expect(excerpt('abc', place(2, 1, 3), 80).carets).toBe(' ^^');
    expect(excerpt('', { line: 1, column: 1 }, 80)).toEqual({ source: '', carets: '^' });
    expect(excerpt('ab', place(9, 12), 80)).toEqual({ source: 'ab', carets: '  ^' });
  });

  it('shows a window of a long line, cut between words', () => {
    const line = `${'word '.repeat(200)}Here.[^7] ${'more '.repeat(200)}`;
    const at = line.indexOf('[^7]');
    const shown = excerpt(line, place(at + 1, at + 5), 60);
    expect(shown.source).toMatch(/^…(?:word )+Here\.\[\^7\](?: more)+…$/u);
    expect(shown.source.length).toBeLessThanOrEqual(60);
    expect(shown.source.slice(shown.carets.indexOf('^'), shown.carets.length)).toBe('[^7]');
  });

  it('aligns the carets under Cyrillic, combining and wide characters', () => {
    expect(excerpt('Қазақстан e\u0301t 経済 [1]', place(18, 21), 80).carets).toBe(`${' '.repeat(18)}^^^`);
  });

  it('lets no control character through', () => {
    expect(excerpt('a\u001B[31mb\tc\u202Ed', place(1, 2), 80).source).toBe('a\uFFFD[31mb c\uFFFDd');
  });

  it('always shows the first character of the place, within the width', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 400 }),
        fc.nat(),
        fc.nat(30),
        (line, seed, size) => {
          const from = seed % line.length;
          const shown = excerpt(line, place(from + 1, from + 1 + size), 50);
          expect(columnsOf(shown.source)).toBeLessThanOrEqual(50);
          expect(shown.source[shown.carets.indexOf('^')]).toBe(line[from]);
          expect(shown.carets.length).toBeLessThanOrEqual(Math.max(1, shown.source.length));
        },
      ),
    );
  });
});
