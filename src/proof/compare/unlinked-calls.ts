/** Calls that are printed and lead nowhere: to a reader of the file their numbers are words like others. */
import type { Leaf, Reading } from '../reading.ts';
import { keyOf } from '../words.ts';
import type { Pair } from './pair-leaves.ts';
import { isSameText } from './same-text.ts';

/** The ids of all calls of a reading. */
export function callIdsOf({ chapters, notes }: Reading): Set<string> {
  const ids = new Set<string>();
  for (const { leaves } of [...chapters, ...notes]) {
    for (const { calls } of leaves) for (const { id } of calls) ids.add(id);
  }
  return ids;
}

/** The key of a text in which the numbers of those calls stand as words that are not links. */
export function keyWithNumbers({ text, calls }: Leaf, linked: ReadonlySet<string>): string {
  let key = keyOf(text);
  for (const { id, number, at } of calls.toReversed()) {
    if (!linked.has(id)) key = key.slice(0, at) + number + key.slice(at);
  }
  return key;
}

/** Marks the pairs that differ in nothing but such numbers. */
export function markUnlinked(pairs: readonly Pair[], linked: ReadonlySet<string>, isPrint: boolean): void {
  for (const pair of pairs) {
    const [expected, found] = [pair.expected[0], pair.found[0]];
    if (pair.how !== 'changed' || !expected || !found) continue;
    if (expected.leaf.calls.every(({ id }) => linked.has(id))) continue;
    if (isSameText(keyWithNumbers(expected.leaf, linked), found.key, isPrint)) pair.how = 'unlinked';
  }
}
