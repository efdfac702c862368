import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namedBooks } from '../../src/catalogue/named-books.ts';
import { itemsOfShard, parseShard } from '../../src/catalogue/shard.ts';

describe('shards', () => {
  it('hold every item once, none more than one item more than another', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.integer({ min: 1, max: 20 }), (texts, total) => {
        const items = texts.map((text, at) => `${at} ${text}`);
        const shards = Array.from({ length: total }, (_, at) =>
          itemsOfShard(items, { index: at + 1, total }),
        );
        expect(shards.flat().toSorted()).toEqual(items.toSorted());
        const sizes = shards.map(({ length }) => length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each([
    ['3/8', { index: 3, total: 8 }],
    ['1/1', { index: 1, total: 1 }],
  ])('%j is one', (text, shard) => expect(parseShard(text)).toEqual(shard));

  it.each(['0/8', '9/8', '3', '3/', '/8', '-1/8', '3/8/9', 'a/b', '3 / 8', '1.5/8', ''])(
    '%j is none',
    (text) => expect(parseShard(text)).toBeUndefined(),
  );
});

describe('the books that were named', () => {
  it('are in one order on every machine, however they are named', () => {
    const here = namedBooks(['b/', './a', '/work/c', 'b', 'sub/../a/'], '/work');
    expect(here.map(({ key }) => key)).toEqual(['a', 'b', 'c']);
    const elsewhere = namedBooks(['/other/place/c', 'a', 'b/'], '/other/place');
    expect(elsewhere.map(({ key }) => key)).toEqual(['a', 'b', 'c']);
  });

  it('keep the path that was typed', () => {
    expect(namedBooks(['reports/b/', '.'], '/work')).toEqual([
      { path: '.', key: '.' },
      { path: 'reports/b/', key: 'reports/b' },
    ]);
  });

  it('are sorted by code units, not by the language of the machine', () => {
    const keys = namedBooks(['ä', 'Z', 'a', 'a-b', 'a/b'], '/').map(({ key }) => key);
    expect(keys).toEqual(['Z', 'a', 'a-b', 'a/b', 'ä']);
  });
});
