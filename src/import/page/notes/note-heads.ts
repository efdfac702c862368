/** The heads of the notes of a page: the elements that calls lead to, and those that say that they are notes. */
import type { Element, Nodes } from 'hast';
import { elementsOf } from '../elements.ts';
import { ancestorsOf, idsOf, type PageIndex } from '../page-index.ts';
import { PATTERNS } from '../patterns/all-patterns.ts';
import type { NotePattern } from '../patterns/pattern.ts';
import type { CallLink } from './call-links.ts';

/** The heads in the order of the page. */
export interface NoteHeads {
  patternOf: ReadonlyMap<Element, NotePattern>;
  /** How many heads an element holds, itself counted. */
  countIn(node: Nodes): number;
}

export function findNoteHeads(calls: readonly CallLink[], index: PageIndex): NoteHeads {
  const patternOf = new Map<Element, NotePattern>();
  for (const { target, pattern } of calls)
    if (target && !patternOf.has(target)) patternOf.set(target, pattern);
  const counts = countHeads(patternOf.keys(), index);
  const uncalled = new Map<Element, NotePattern>();
  for (const element of elementsOf(index.root)) {
    if (counts.has(element)) continue;
    const pattern = PATTERNS.find((candidate) =>
      idsOf(element).some((id) => candidate.isNote(element, id, index)),
    );
    if (!pattern) continue;
    const isWithin = [...ancestorsOf(element, index)].some(
      (around) => patternOf.has(around) || uncalled.has(around),
    );
    if (!isWithin) uncalled.set(element, pattern);
  }
  const all = [...patternOf, ...uncalled].toSorted(
    ([first], [second]) => (index.order.get(first) ?? 0) - (index.order.get(second) ?? 0),
  );
  const total = countHeads(
    all.map(([head]) => head),
    index,
  );
  return { patternOf: new Map(all), countIn: (node) => total.get(node) ?? 0 };
}

function countHeads(heads: Iterable<Element>, index: PageIndex): Map<Nodes, number> {
  const counts = new Map<Nodes, number>();
  for (const head of heads) {
    for (const around of [head, ...ancestorsOf(head, index)])
      counts.set(around, (counts.get(around) ?? 0) + 1);
  }
  return counts;
}
