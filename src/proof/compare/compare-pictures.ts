/** Tells of pictures that stand among other text than they must. */
import type { Leaf, Reading } from '../reading.ts';
import type { Pair } from './pair-leaves.ts';
import { named, quoted, type Findings } from './telling.ts';

interface Neighbours {
  before?: Leaf;
  behind?: Leaf;
}

/** A picture stands right if one of its neighbours in the text is one that it must have. */
export function comparePictures(
  expected: Reading,
  found: Reading,
  pairs: readonly Pair[],
  findings: Findings,
): void {
  const partners = new Map<Leaf, Leaf>();
  for (const pair of pairs) {
    for (const { leaf } of pair.expected) for (const other of pair.found) partners.set(leaf, other.leaf);
  }
  const wantedAround = neighboursOf(expected);
  const foundAround = neighboursOf(found);
  for (const { expected: wanted, found: had, how } of pairs) {
    const [item, other] = [wanted[0], had[0]];
    if (item?.leaf.kind !== 'picture' || !other || how !== 'same') continue;
    const around = wantedAround.get(item.leaf);
    const must = [around?.before, around?.behind].flatMap((leaf) => (leaf ? (partners.get(leaf) ?? []) : []));
    if (must.length === 0) continue;
    const { before, behind } = foundAround.get(other.leaf) ?? {};
    if (must.some((leaf) => leaf === before || leaf === behind)) continue;
    findings.add(
      'text-moved',
      `expected the ${named(item.leaf)} ${standing(around?.before)}, found it ${standing(before)}`,
      {
        chapter: item.home,
        source: item.leaf.place,
        at: other.leaf.place,
      },
    );
  }
}

/** By picture the text before and behind it in its chapter. */
function neighboursOf({ chapters }: Reading): Map<Leaf, Neighbours> {
  const around = new Map<Leaf, Neighbours>();
  for (const { leaves } of chapters) {
    let before: Leaf | undefined;
    let open: Neighbours[] = [];
    for (const leaf of leaves) {
      if (leaf.kind === 'picture') {
        const neighbours: Neighbours = before ? { before } : {};
        around.set(leaf, neighbours);
        open.push(neighbours);
        continue;
      }
      for (const neighbours of open) neighbours.behind = leaf;
      open = [];
      before = leaf;
    }
  }
  return around;
}

function standing(before: Leaf | undefined): string {
  return before ? `behind ${quoted(before.text, 40)}` : 'at the beginning';
}
