/** Style sheets for reading systems that know no custom properties. */
import { generate, parse, type CssNode, type StyleSheet } from 'css-tree';
import { describe, expect, it } from 'vitest';
import { parseRawValues } from '../../src/template/addresses.ts';
import { resolveVariables } from '../../src/template/resolved-variables.ts';

function resolve(css: string, given: Record<string, string> = {}): { css: string; told: string[] } {
  const sheet = parse(css, { positions: true }) as StyleSheet;
  parseRawValues(sheet);
  const told: string[] = [];
  const tell = (name: string, { loc }: CssNode): void =>
    void told.push(`${name} ${loc?.start.column ?? '?'}`);
  resolveVariables(sheet, new Map(Object.entries(given)), tell);
  return { css: generate(sheet), told };
}

describe('a value takes the place of its name', () => {
  it.each([
    [':root{--a:1px}b{c:var(--a)}', 'b{c:1px}'],
    ['b{c:var(--a)}:root{--a:1px;d:e}', 'b{c:1px}:root{d:e}'],
    [':root{--a:1px}:root{--a:2px}b{c:var(--a)}', 'b{c:2px}'],
    [':root{--a:var(--b) solid;--b:1px}b{c:var(--a) red}', 'b{c:1px solid red}'],
    [':root{--a:1px}b{c:calc(var(--a)*2)}', 'b{c:calc(1px*2)}'],
    [':root{--a:1px}@media print{b{c:var(--a)}}', '@media print{b{c:1px}}'],
    ['b{c:var(--x, 3px)}', 'b{c:3px}'],
    [':root{--a:1px}b{c:var(--x, var(--a))}', 'b{c:1px}'],
    [':root{--a:"x", serif}b{font-family:var(--a)}', 'b{font-family:"x",serif}'],
    // Night is the reader's.
    [':root{--a:red}@media (prefers-color-scheme:dark){:root{--a:blue}}b{c:var(--a)}', 'b{c:red}'],
    // What only some elements have stays.
    [':root{--a:red}.x{--a:blue}b{c:var(--a)}', '.x{--a:blue}b{c:var(--a)}'],
  ])('%s', (source, expected) => {
    expect(resolve(source)).toEqual({ css: expected, told: [] });
  });

  it('which the options give', () => {
    expect(resolve('b{c:var(--option-a)}', { '--option-a': '#123456' }).css).toBe('b{c:#123456}');
  });

  it('and ends, where names lead round in circles or double each other', () => {
    expect(resolve(':root{--a:var(--b);--b:var(--a)}b{c:var(--a)}').css).toContain('b{c:var(--');
    const doubling = Array.from({ length: 60 }, (_, i) => `--a${i}:var(--a${i + 1}) var(--a${i + 1})`).join(
      ';',
    );
    const start = performance.now();
    expect(resolve(`:root{${doubling};--a60:1px}b{c:var(--a0)}`).css.length).toBeLessThan(100_000);
    const chain = Array.from({ length: 10_000 }, (_, i) => `--a${i}:var(--a${i + 1})`).join(';');
    expect(resolve(`:root{${chain};--a10000:1px}b{c:var(--a0)}`).css).toContain('b{c:var(--');
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

it('a name that nothing declares is told of, at its place', () => {
  expect(resolve('b{c:var(--gone)}')).toEqual({ css: 'b{c:var(--gone)}', told: ['--gone 5'] });
});
