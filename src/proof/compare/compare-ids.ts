/** Ids: whether what a link or a citation names is where it must be. */
import type { Leaf, Reading } from '../reading.ts';
import type { Places } from './places.ts';
import { named, type Findings } from './telling.ts';

/**
 * Tells of ids that are not where they must be. Of a PDF only those are asked that a link in the text leads to: it
 * has no others.
 * @param strange leaves of the edition that are there twice or are not of the manuscript; told of already
 */
export function compareIds(
  expected: Reading,
  found: Reading,
  places: Places,
  { missingChapters, strange }: { missingChapters: ReadonlySet<string>; strange: ReadonlySet<Leaf> },
  findings: Findings,
): void {
  const asked = found.of === 'pdf' ? targetsIn(expected) : undefined;
  const homes = new Map<string, Leaf[]>();
  for (const { leaves } of [...found.chapters, ...found.notes]) {
    for (const leaf of leaves) {
      if (!strange.has(leaf)) for (const id of leaf.ids) homes.set(id, [...(homes.get(id) ?? []), leaf]);
    }
  }
  for (const part of [...expected.chapters, ...expected.notes]) {
    if (missingChapters.has(part.id)) continue;
    for (const leaf of part.leaves) {
      const partners = places.partnersOf(leaf);
      // What is not there at all has been told of.
      if (partners.length === 0) continue;
      for (const id of leaf.ids) {
        if (asked && !asked.has(id)) continue;
        const has = homes.get(id) ?? [];
        if (has.length === 1 && isNear(has[0]!, partners, found)) continue;
        const where =
          has.length === 0
            ? 'found it nowhere'
            : has.length > 1
              ? 'found it more than once'
              : `found it at the ${named(has[0]!)}`;
        findings.add('id-missing', `expected the id \`${id}\` at the ${named(leaf)}, ${where}`, {
          expected: id,
          source: leaf.place,
          at: partners[0]?.place,
        });
      }
    }
  }
}

/** An id may begin with the leaf before or behind: of a figure, with its picture or its caption. */
function isNear(leaf: Leaf, partners: readonly Leaf[], { chapters, notes }: Reading): boolean {
  if (partners.includes(leaf)) return true;
  const home = [...chapters, ...notes].find(({ leaves }) => leaves.includes(leaf));
  const at = home?.leaves.indexOf(leaf) ?? -1;
  const isBeside = [home?.leaves[at - 1], home?.leaves[at + 1]].some(
    (other) => other && partners.includes(other),
  );
  return isBeside && [leaf, ...partners].some(({ kind }) => kind === 'picture');
}

/** All ids that a link in the text leads to. */
export function targetsIn({ chapters, notes }: Reading): Set<string> {
  const targets = new Set<string>();
  for (const { leaves } of [...chapters, ...notes]) {
    for (const { links } of leaves) for (const { target } of links) targets.add(target.replace(/^#/u, ''));
  }
  return targets;
}
