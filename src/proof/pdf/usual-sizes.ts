/** How large the type of a kind of text usually is. */
import type { LeafKind } from '../reading.ts';
import type { TreeLeaf } from './tree-leaves.ts';

/** For each kind of leaf the size in which most of its characters are set, in pt. */
export function usualSizes(leaves: readonly TreeLeaf[]): Map<LeafKind, number> {
  const counts = new Map<LeafKind, Map<number, number>>();
  for (const { kind, runs } of leaves) {
    const ofKind = counts.get(kind) ?? new Map<number, number>();
    counts.set(kind, ofKind);
    for (const { piece } of runs)
      ofKind.set(piece.size, (ofKind.get(piece.size) ?? 0) + piece.text.trim().length);
  }
  return new Map(
    [...counts].map(([kind, sizes]) => [kind, [...sizes].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0])[0]]),
  );
}
