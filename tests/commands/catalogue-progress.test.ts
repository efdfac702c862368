/** What a terminal shows while many books are built: played back on a screen. */
import { expect, it } from 'vitest';
import { catalogueProgress } from '../../src/commands/catalogue-progress.ts';
import type { Output } from '../../src/commands/terminal.ts';

/** A terminal that understands the few codes that are used. */
function screen(isTTY: boolean, columns = 40): Output & { lines: () => string[] } {
  let lines = [''];
  return {
    isTTY,
    columns,
    colours: false,
    lines: () => lines,
    write(text) {
      for (const [, up, erase, plain] of text.matchAll(/\r?\u001B\[(\d+)A|(\u001B\[0J)|([^\u001B\r]+)/gu)) {
        // All codes come when the cursor is at the beginning of a line.
        if (up !== undefined) lines = [...lines.slice(0, lines.length - 1 - Number(up)), ''];
        else if (erase === undefined && plain !== undefined) {
          const [first = '', ...rest] = plain.split('\n');
          lines = [...lines.slice(0, -1), `${lines.at(-1)}${first}`, ...rest];
        }
      }
    },
  };
}

it('a line for each book that is under way, and what came of each above', () => {
  const output = screen(true);
  const progress = catalogueProgress(output, false);
  progress.show('a', 'load');
  progress.show('b', 'load');
  progress.show('a', 'pdf');
  expect(output.lines()).toEqual(['  a: pdf …', '  b: load …', '']);
  progress.end('a', 'a: proved\n');
  progress.show('c', 'load');
  progress.tell('a warning\n');
  expect(output.lines()).toEqual(['a: proved', 'a warning', '  b: load …', '  c: load …', '']);
  progress.clear();
  expect(output.lines()).toEqual(['a: proved', 'a warning', '']);
});

it('no line is broken, and no more are shown than fit', () => {
  const output = screen(true, 20);
  const progress = catalogueProgress(output, false);
  for (let book = 0; book < 20; book += 1) progress.show(`book-${book}`, 'a very long stage of the work');
  expect(output.lines()).toHaveLength(14);
  expect(output.lines().at(-2)).toBe('  and 8 more');
  expect(Math.max(...output.lines().map(({ length }) => length))).toBeLessThan(20);
});

it.each([
  ['without a terminal', false, false],
  ['when it is to be quiet', true, true],
])('%s, only what came of each', (_, isTTY, quiet) => {
  const output = screen(isTTY);
  const progress = catalogueProgress(output, quiet);
  progress.show('a', 'load');
  progress.end('a', 'a: proved\n');
  progress.clear();
  expect(output.lines()).toEqual(['a: proved', '']);
});
