/** What stands in order in two sequences, and what does not. */
import { diffArrays } from 'diff';

/** Beyond so many differences two sequences are no versions of one another. */
const MOST_EDITS = 2000;

/**
 * Pairs of equal items of two sequences, in order in both. What is there once in both is paired first (patience),
 * so that a difference stays where it is; the rest lies between such pairs. Near to linear.
 * @returns pairs of indices
 */
export function pairsInOrder(first: readonly string[], second: readonly string[]): [number, number][] {
  const pairs: [number, number][] = [];
  // A stack, not a recursion: stretches [from, to) of both.
  const waiting: [number, number, number, number][] = [[0, first.length, 0, second.length]];
  for (let stretch = waiting.pop(); stretch; stretch = waiting.pop()) {
    let [a, aEnd, b, bEnd] = stretch;
    while (a < aEnd && b < bEnd && first[a] === second[b]) pairs.push([a++, b++]);
    while (a < aEnd && b < bEnd && first[aEnd - 1] === second[bEnd - 1]) pairs.push([--aEnd, --bEnd]);
    if (a === aEnd || b === bEnd) continue;
    const anchors = uniqueInBoth(first, a, aEnd, second, b, bEnd);
    if (anchors.length === 0) {
      pairs.push(...leastEdits(first, a, aEnd, second, b, bEnd));
      continue;
    }
    for (const [nextA, nextB] of [...anchors, [aEnd, bEnd] as const]) {
      waiting.push([a, nextA, b, nextB]);
      if (nextA < aEnd) pairs.push([nextA, nextB]);
      a = nextA + 1;
      b = nextB + 1;
    }
  }
  return pairs.toSorted(([a], [b]) => a - b);
}

/**
 * The longest run of numbers that rises, as the indices of its members: what is to stay where it is if as little as
 * possible is to be moved.
 */
export function longestRise(numbers: readonly number[]): number[] {
  /** By length of run: the index of its least last member. */
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [index, number] of numbers.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    before.push(ends[low - 1]);
    ends[low] = index;
  }
  const run: number[] = [];
  for (let index = ends.at(-1); index !== undefined; index = before[index]) run.push(index);
  return run.toReversed();
}

type Bounds = [readonly string[], number, number, readonly string[], number, number];

/** Pairs of what stands once in each of two stretches, as far as they are in order. */
function uniqueInBoth(...[first, a, aEnd, second, b, bEnd]: Bounds): [number, number][] {
  const inSecond = uniqueIn(second, b, bEnd);
  const found: [number, number][] = [];
  for (const [item, index] of uniqueIn(first, a, aEnd)) {
    const other = inSecond.get(item);
    if (index >= 0 && other !== undefined && other >= 0) found.push([index, other]);
  }
  const rising = longestRise(found.map(([, index]) => index));
  return rising.flatMap((index) => (found[index] ? [found[index]] : []));
}

/** By item its index, or -1 where it is there more than once. */
function uniqueIn(items: readonly string[], from: number, to: number): Map<string, number> {
  const places = new Map<string, number>();
  for (let index = from; index < to; index++) {
    const item = items[index] ?? '';
    places.set(item, places.has(item) ? -1 : index);
  }
  return places;
}

function leastEdits(...[first, a, aEnd, second, b, bEnd]: Bounds): [number, number][] {
  const changes = diffArrays(first.slice(a, aEnd), second.slice(b, bEnd), { maxEditLength: MOST_EDITS });
  const pairs: [number, number][] = [];
  for (const { added, removed, count } of changes ?? []) {
    if (!added && !removed) for (let step = 0; step < count; step++) pairs.push([a + step, b + step]);
    if (!added) a += count;
    if (!removed) b += count;
  }
  return pairs;
}
