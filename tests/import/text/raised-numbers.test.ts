/** Raised numbers: calls where they count on, exponents behind units and letters. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importSource, type ImportedManuscript } from '../../../src/import/import-source.ts';
import { countingOn } from '../../../src/import/text/raised-numbers.ts';
import { fileOf } from '../words.ts';

const NOTES = '¹ One.\n\n² Two.\n\n³ Three.\n';
const imported = (text: string): Promise<ImportedManuscript> =>
  importSource(new TextEncoder().encode(`The Title\n\n${text}\n\n${NOTES}`), { name: 'a.txt' });
const textOf = async (text: string): Promise<string> => {
  const manuscript = await imported(text);
  return fileOf(manuscript, manuscript.chapters[0]!).split('\n')[2]!;
};

describe('raised numbers', () => {
  it.each([
    ['km²', 'The lake covers 3 km² of land.¹ It is old.² It is deep.³'],
    ['m³ and x²', 'It holds 5 m³ of water.¹ So x² + y³ is the sum.² It is deep.³'],
    ['m/s²', 'It falls by 9.8 m/s² here.¹ And on the moon?² It is far.³'],
    ['ft²', 'The room has 90 ft² of floor.¹ It is small.² It is dark.³'],
    ['км²', 'Площадь 5 км² здесь.¹ Это много.² Очень.³'],
  ])('are exponents in %s', async (_, text) => {
    const calls = text.replaceAll(/(?<=[.?])[¹²³]/gu, (mark) => `[^${'¹²³'.indexOf(mark) + 1}]`);
    expect(await textOf(text)).toBe(calls);
  });

  it('are calls behind words, names and signs of all kinds', async () => {
    expect(await textOf('They believed in¹ the mayor’s² plan (as said)³ and so on.')).toBe(
      'They believed in[^1] the mayor’s[^2] plan (as said)[^3] and so on.',
    );
    expect(await textOf('It came from the U.S.¹ by “air”,² they say.³')).toBe(
      'It came from the U.S.[^1] by “air”,[^2] they say.[^3]',
    );
  });

  it('are text out of the order of the notes, which is told as unsure', async () => {
    const text = 'The tower³ is high.¹ It is old.² It is far.³';
    expect(await textOf(text)).toBe('The tower³ is high.[^1] It is old.[^2] It is far.[^3]');
    expect((await imported(text)).decisions).toContainEqual({
      kind: 'call',
      confidence: 'unsure',
      message: '³ was kept as text: it stands out of the order of the notes',
      line: 3,
      text: '³',
    });
  });

  it('stay calls where the first one was lost', async () => {
    const manuscript = await imported('The tower is high. It is old.² It is far.³');
    expect(fileOf(manuscript, manuscript.chapters[0]!)).toContain('old.[^2] It is far.[^3]');
  });

  it('count on as in the longest rising row', () => {
    const raised = fc.record({ number: fc.nat(12), isBehindPoint: fc.boolean() });
    fc.assert(
      fc.property(fc.array(raised, { maxLength: 10 }), (all) => {
        const found = all.filter((_, index) => countingOn(all)[index]);
        expect(isRising(found)).toBe(true);
        const best = Math.max(...subsetsOf(all).filter(isRising).map(worth));
        expect(worth(found)).toBeCloseTo(best);
      }),
    );
  });
});

type Raised = { number: number; isBehindPoint: boolean };

function isRising(row: readonly Raised[]): boolean {
  return row.every(({ number, isBehindPoint }, index) => {
    const before = row[index - 1]?.number ?? -1;
    return isBehindPoint ? number >= before : number > before;
  });
}

function worth(row: readonly Raised[]): number {
  return row.reduce((sum, { isBehindPoint }) => sum + (isBehindPoint ? 1 : 0.9), 0);
}

function subsetsOf(all: readonly Raised[]): Raised[][] {
  return all.reduce<Raised[][]>((subsets, one) => [...subsets, ...subsets.map((row) => [...row, one])], [[]]);
}
