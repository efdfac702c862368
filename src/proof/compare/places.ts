/** Where in an edition the things stand that others lead to. */
import type { Leaf, NoteRead, Place, Reading } from '../reading.ts';
import type { Pair } from './pair-leaves.ts';

/** The leaves of the manuscript that ids belong to, and what became of them. */
export interface Places {
  /** By id, the leaf that begins with it or has it in it; a chapter's is its first. */
  leafOf: ReadonlyMap<string, Leaf>;
  /** What has become of a leaf: one leaf, or more where it is divided, or none. */
  partnersOf(leaf: Leaf): readonly Leaf[];
  /** Where in the edition the thing stands that has an id, or what comes right behind it. */
  placeOf(id: string): Place | undefined;
}

/** Makes the places of a comparison. */
export function placesOf(
  expected: Reading,
  pairs: readonly Pair[],
  noteById: ReadonlyMap<string, NoteRead>,
): Places {
  const leafOf = new Map<string, Leaf>();
  const next = new Map<Leaf, Leaf>();
  for (const part of [...expected.chapters, ...expected.notes]) {
    const [first] = part.leaves;
    if (first) leafOf.set(part.id, first);
    for (const [index, leaf] of part.leaves.entries()) {
      for (const id of leaf.ids) leafOf.set(id, leaf);
      const behind = part.leaves[index + 1];
      if (behind) next.set(leaf, behind);
    }
  }
  const partners = new Map<Leaf, Leaf[]>();
  for (const pair of pairs) {
    for (const { leaf } of pair.expected) {
      partners.set(
        leaf,
        pair.found.map((item) => item.leaf),
      );
    }
  }
  const partnersOf = (leaf: Leaf): readonly Leaf[] => partners.get(leaf) ?? [];
  const placeOf = (id: string): Place | undefined => {
    const note = noteById.get(id);
    if (note) return note.place.boxes?.length ? note.place : note.leaves[0]?.place;
    // What is drawn of a picture is not always known; its caption stands right behind it.
    for (let leaf = leafOf.get(id); leaf; leaf = next.get(leaf)) {
      const found = partnersOf(leaf).find(({ place }) => place.boxes?.length || place.document !== undefined);
      if (found) return found.place;
      if (leaf.kind !== 'picture') return undefined;
    }
    return undefined;
  };
  return { leafOf, partnersOf, placeOf };
}
