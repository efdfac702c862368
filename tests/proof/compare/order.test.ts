/** What stands in order in two sequences. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestRise, pairsInOrder } from '../../../src/proof/compare/order.ts';

const sequences = fc.array(fc.constantFrom(...'abcdefgh'), { maxLength: 30 });

/** The length of the longest common subsequence, by the book. */
function mostPairs(first: readonly string[], second: readonly string[]): number {
  let row = Array.from({ length: second.length + 1 }, () => 0);
  for (const item of first) {
    const next = [0];
    for (const [index, other] of second.entries()) {
      next.push(item === other ? row[index]! + 1 : Math.max(row[index + 1]!, next[index]!));
    }
    row = next;
  }
  return row.at(-1)!;
}

describe('pairs in order', () => {
  it('are equal, rise on both sides, and nothing equal lies between two of them', () => {
    fc.assert(
      fc.property(sequences, sequences, (first, second) => {
        const pairs = pairsInOrder(first, second);
        let [a, b] = [-1, -1];
        for (const [nextA, nextB] of [...pairs, [first.length, second.length] as const]) {
          expect(first[nextA]).toBe(second[nextB]);
          expect(nextA).toBeGreaterThan(a);
          expect(nextB).toBeGreaterThan(b);
          const between = new Set(first.slice(a + 1, nextA));
          expect(second.slice(b + 1, nextB).some((item) => between.has(item))).toBe(false);
          [a, b] = [nextA, nextB];
        }
        expect(pairs.length).toBeLessThanOrEqual(mostPairs(first, second));
      }),
    );
  });

  it('are all there is where one sequence has lost some', () => {
    fc.assert(
      fc.property(sequences, fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }), (first, kept) => {
        const second = first.filter((_, index) => kept[index]);
        const pairs = pairsInOrder(first, second);
        expect(pairs.length).toBeGreaterThanOrEqual(Math.floor(second.length * 0.5));
        expect(pairsInOrder(first, first).length).toBe(first.length);
      }),
    );
  });

  it('leave a difference where it is', () => {
    const first = ['a', 'b', 'b', 'c', 'b', 'd'];
    expect(pairsInOrder(first, ['a', 'b', 'b', 'x', 'b', 'd'])).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
      [4, 4],
      [5, 5],
    ]);
  });
});

describe('the longest rise', () => {
  it('rises, and none is longer', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(50), { maxLength: 20 }), (numbers) => {
        const rise = longestRise(numbers).map((index) => numbers[index]!);
        expect(rise).toEqual(rise.toSorted((a, b) => a - b));
        const sorted = numbers.toSorted((a, b) => a - b).map(String);
        expect(rise.length).toBe(mostPairs(numbers.map(String), sorted));
      }),
    );
  });
});
