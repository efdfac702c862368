/** What is known is not told again, and what is new is. */
import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import { beside, readBaseline, writeBaseline, type Remainder } from '../../src/report/baseline.ts';
import { bookOf } from '../check/in-memory.ts';

async function found(text: string) {
  const book = await bookOf({ 'a.md': text });
  const sourceOf = (file: string): string | undefined =>
    book.chapters.find(({ path }) => path === file)?.source.toString();
  return { problems: check(book), sourceOf };
}

/** What a text has beside the baseline of another. */
async function remainder(before: string, after: string): Promise<Remainder & { told: string[] }> {
  const old = await found(before);
  const now = await found(after);
  const baseline = readBaseline(writeBaseline(old.problems, old.sourceOf));
  if (!baseline) throw new Error('no baseline');
  const rest = beside(baseline, now.problems, now.sourceOf);
  return { ...rest, told: rest.problems.map(({ ruleId, line }) => `${line} ${ruleId}`) };
}

const OLD = 'Exports doubled.[^7]\n\nTaxes fell.[12]\n';

describe('a baseline', () => {
  it('knows what was there', async () => {
    expect(await remainder(OLD, OLD)).toMatchObject({ told: [], known: 2, gone: 0 });
  });

  it('knows it where lines have moved', async () => {
    expect(await remainder(OLD, `# Trade\n\nMore.\n\n${OLD}`)).toMatchObject({ told: [], known: 2, gone: 0 });
    expect(await remainder(OLD, 'Taxes fell.[12]\r\n\r\nExports doubled.[^7]\r\n')).toMatchObject({
      told: [],
      known: 2,
    });
  });

  it('tells what is new, and what is gone', async () => {
    expect(await remainder(OLD, `Prices rose.[^6]\n\n${OLD}`)).toMatchObject({
      told: ['1 undefined-note'],
      known: 2,
      gone: 0,
    });
    expect(await remainder(OLD, 'Exports doubled.[^7]\n')).toMatchObject({ told: [], known: 1, gone: 1 });
  });

  it('counts what is the same', async () => {
    const again = 'Taxes fell.[12]\n\n';
    expect((await remainder(again, again.repeat(3))).told).toEqual(['3 literal-marker', '5 literal-marker']);
    expect(await remainder(again.repeat(3), again)).toMatchObject({ told: [], known: 1, gone: 2 });
  });

  it('is a list that people can read and compare', async () => {
    const { problems, sourceOf } = await found(OLD);
    const lines = writeBaseline(problems, sourceOf).split('\n');
    expect(lines).toHaveLength(8);
    expect(JSON.parse(lines[4]!.replace(/,$/u, ''))).toEqual({
      fingerprint: expect.stringMatching(/^[\da-f]{32}$/u) as string,
      rule: 'literal-marker',
      file: 'a.md',
      text: '[12]',
    });
    expect(readBaseline(writeBaseline([], sourceOf))).toEqual(new Set());
  });

  it.each(['', 'x', '[]', 'null', '{"version":2,"problems":[]}', '{"version":1,"problems":[{"rule":"x"}]}'])(
    'is not %j',
    (text) => {
      expect(readBaseline(text)).toBeUndefined();
    },
  );
});
