/** Each attack is told of, with its rule, its file and its line. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run, type Run } from '../command-line.ts';
import { CHAPTERS, lineOf, setScene, type Scene } from './scene.ts';

interface Found {
  rule: string;
  file: string;
  line: number;
  severity: string;
}

let scene: Scene;
let found: Found[];
let built: Run;

beforeAll(async () => {
  scene = await setScene();
  const checked = await run(['check', scene.manuscript, '--json']);
  found = (JSON.parse(checked.stdout) as { problems: Found[] }).problems;
  built = await run(['build', scene.manuscript, '--out', join(scene.folder, 'out'), '--draft']);
});
afterAll(() => scene.close());

describe.each(CHAPTERS)('$file', ({ file, attacks }) => {
  it.each(attacks.map((attack, index) => ({ ...attack, line: lineOf(index) })))(
    'line $line: $markdown',
    ({ rule, line }) => {
      const here = found
        .filter((problem) => problem.file === file && problem.line === line)
        .map((problem) => problem.rule);
      expect([...new Set(here)]).toEqual(rule === undefined ? [] : [rule]);
    },
  );
});

it('tells of the cover that leads out of the manuscript', () => {
  expect(found).toContainEqual(
    expect.objectContaining({ rule: 'outside-manuscript', file: 'manuscript.yaml' }),
  );
});

it('tells of what was taken out of the drawing', () => {
  const about = section('drawing.svg');
  expect(about).toContain('raw-html-dropped');
  for (const what of ['script', 'style', 'foreignObject', 'onload', 'href', 'set'])
    expect(about).toContain(`\`${what}\``);
});

describe.each(['screen.css', 'print.css', 'epub.css'])('template/%s', (name) => {
  it.each([
    [1, 'remote-resource'],
    [2, 'outside-manuscript'],
    [3, 'outside-manuscript'],
    [4, 'outside-manuscript'],
    [5, 'remote-resource'],
    [6, 'outside-manuscript'],
    [7, 'outside-manuscript'],
    [8, 'remote-resource'],
    [9, 'remote-resource'],
    [10, 'outside-manuscript'],
    [11, 'remote-resource'],
    [12, 'remote-resource'],
  ])('line %i is told of as %s', (line, rule) => {
    const lines = section(`template/${name}`).split('\n');
    expect(
      lines.filter((text) => text.trim().startsWith(`${line}:`)).map((text) => text.split(/\s+/u).at(-1)),
    ).toEqual([rule]);
  });
});

describe.each(['page.liquid', 'print.liquid'])('template/%s', (name) => {
  it('is told of: what in it would run or load', () => {
    expect(section(`template/${name}`)).not.toBe('');
  });
});

/** What the report on standard error says about one file. */
function section(file: string): string {
  const parts = built.stderr.split(/\n(?=\S)/u);
  return parts.filter((part) => part.split('\n')[0]?.endsWith(file)).join('\n');
}
