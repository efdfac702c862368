/**
 * Notes in the structure. Chromium knows none: in its tree the notes of all pages of a chapter come after the
 * chapter, each a nameless box whose first link, its number, leads back to the call. Here they become `Note`
 * elements with an id, whole where they were cut over two pages, each behind the paragraph that calls it; and
 * their calls become `Reference`s.
 */
import type { StructureLink } from './links.ts';
import {
  around,
  elementsOf,
  isElement,
  replaceKid,
  setKids,
  type StructureElement,
  type StructureTree,
} from './tree.ts';
import { GROUPING, INLINE } from './types.ts';

const CALL = /^call-(.+?)(?:\.\d+)?$/u;
const NOTE = /^note-/u;
const PARAGRAPH: ReadonlySet<string> = new Set(['P']);
const NOTES: ReadonlySet<string> = new Set(['Note']);
const WHOLE: ReadonlySet<string> = new Set(['Table', 'Figure']);

/** A note in the structure. */
interface FoundNote {
  id: string;
  element: StructureElement;
  /** Its number, which leads back; an item of a list has none but its mark. */
  number: StructureElement | undefined;
}

/**
 * Names the notes, and puts the parts of each together. Comes before nameless boxes are taken out of the tree:
 * the areas that notes stand in are such.
 * @param links all links of the tree
 * @param shared for each part of a note but its first, in order: how many blocks the cut goes through, from the outside
 */
export function nameNotes(
  tree: StructureTree,
  links: readonly StructureLink[],
  shared: readonly number[],
): void {
  const notes = findNotes(links);
  const found = new Set(notes.map(({ element }) => element));
  const areas = new Set(
    notes.flatMap(({ element, number }) => (number && element.parent ? [element.parent] : [])),
  );
  joinParts(tree, areas, found, shared);
  for (const { id, element, number } of notes) {
    if (!number) {
      const body: StructureElement = { ...blank(element, 'Note'), id };
      setKids(
        body,
        element.kids.filter((kid) => !isElement(kid) || kid.type !== 'Lbl'),
      );
      setKids(element, [...element.kids.filter((kid) => isElement(kid) && kid.type === 'Lbl'), body]);
      // The list and its title are a part of their own, and not the end of the text before.
      const section = element.parent?.parent;
      if (section?.type === 'NonStruct') section.type = 'Sect';
      continue;
    }
    element.type = 'Note';
    element.id = id;
    replaceKid(number, []);
    const label = blank(element, 'Lbl');
    setKids(label, [number]);
    setKids(element, [label, ...element.kids]);
  }
}

/** A note is the box around the paragraph from which a link leads back to a call, or the item of a list. */
function findNotes(links: readonly StructureLink[]): FoundNote[] {
  const notes = new Map<StructureElement, FoundNote>();
  for (const { element: link, target } of links) {
    const [, number] = CALL.exec(target.destination ?? '') ?? [];
    const element = number === undefined ? undefined : around(link, PARAGRAPH)?.parent;
    if (!element || element.type === 'Document' || notes.has(element)) continue;
    const isItem = element.type === 'LI';
    notes.set(element, { id: `note-${number}`, element, number: isItem ? undefined : link });
  }
  return [...notes.values()];
}

/** Parts of notes go on from page to page, so each belongs to the last note before it. */
function joinParts(
  tree: StructureTree,
  areas: ReadonlySet<StructureElement>,
  notes: ReadonlySet<StructureElement>,
  shared: readonly number[],
): void {
  if (shared.length === 0) return;
  const parts: { part: StructureElement; note: StructureElement }[] = [];
  let note: StructureElement | undefined;
  for (const element of elementsOf(tree.roots)) {
    if (notes.has(element)) note = element;
    if (!areas.has(element) && !isRestArea(element, note, areas)) continue;
    for (const kid of element.kids) {
      if (!isElement(kid)) continue;
      if (notes.has(kid)) note = kid;
      else if (note) parts.push({ part: kid, note });
    }
  }
  // Where there are more or fewer than were made, nobody knows which is which.
  if (parts.length !== shared.length) return;
  for (const [index, { part, note: whole }] of parts.entries()) {
    replaceKid(part, []);
    join(whole, part, shared[index]!);
  }
}

/** A page that has only the rest of a note: its area has the mark of one, and stands after another. */
function isRestArea(
  element: StructureElement,
  note: StructureElement | undefined,
  areas: ReadonlySet<StructureElement>,
): boolean {
  if (!note || element.type !== 'Div' || !element.parent) return false;
  const { kids } = element.parent;
  return kids.slice(0, kids.indexOf(element)).some((kid) => isElement(kid) && areas.has(kid));
}

/** Puts the kids of one element behind those of another; where the cut went through blocks, their halves become one. */
function join(first: StructureElement, second: StructureElement, blocks: number): void {
  const last = first.kids.findLast(isElement);
  const [next, ...others] = second.kids;
  if (blocks > 0 && last && isElement(next) && last.type === next.type && !INLINE.has(last.type)) {
    join(last, next, blocks - 1);
    setKids(first, [...first.kids, ...others]);
  } else setKids(first, [...first.kids, ...second.kids]);
}

/** Makes calls, and all else that leads to notes, `Reference`s. A raised number is in a nameless box of its own already. */
export function nameReferences(links: readonly StructureLink[]): void {
  for (const { element, target } of links) {
    if (!NOTE.test(target.destination ?? '') || element.parent?.type === 'Reference') continue;
    const { parent } = element;
    if (parent?.type === 'NonStruct' && parent.kids.length === 1) {
      parent.type = 'Reference';
      continue;
    }
    const reference = blank(element, 'Reference');
    replaceKid(element, [reference]);
    setKids(reference, [element]);
  }
}

/**
 * Moves each note behind the block that calls it first; a note whose call stands in another note comes after that.
 * The tree has no nameless boxes any more.
 */
export function moveNotes(tree: StructureTree, links: readonly StructureLink[]): void {
  const notes = new Map<string, StructureElement>();
  for (const element of elementsOf(tree.roots))
    if (element.type === 'Note' && element.id !== undefined && element.parent?.type !== 'LBody')
      notes.set(element.id, element);
  // As they are printed, which is the order of their numbers.
  const order = new Map([...notes.values()].map((note, index) => [note, index]));
  const callsIn = new Map<
    StructureElement | undefined,
    { call: StructureElement; note: StructureElement }[]
  >();
  for (const { element: call, target } of links) {
    const note = notes.get(target.destination ?? '');
    if (!note || call.parent?.type !== 'Reference') continue;
    const outer = around(call, NOTES);
    callsIn.set(outer, [...(callsIn.get(outer) ?? []), { call, note }]);
  }
  // As they are numbered: what a note calls comes before what the text calls after it.
  const moved = new Set<StructureElement>();
  const move = (outer: StructureElement | undefined): void => {
    for (const { call, note } of callsIn.get(outer) ?? []) {
      const block = blockAround(call);
      if (moved.has(note) || !block?.parent || block === note) continue;
      moved.add(note);
      moveBehind(block, note, order);
      move(note);
    }
  };
  move(undefined);
}

function moveBehind(
  block: StructureElement,
  note: StructureElement,
  order: ReadonlyMap<StructureElement, number>,
): void {
  replaceKid(note, []);
  const parent = block.parent!;
  let at = parent.kids.indexOf(block) + 1;
  // Text that stands in an item by itself goes on to the next block.
  if (INLINE.has(block.type)) while (at < parent.kids.length && isOfLine(parent.kids[at]!)) at++;
  while (isBefore(parent.kids[at], note, order)) at++;
  parent.kids.splice(at, 0, note);
  note.parent = parent;
}

/** Of notes behind one block, those with lower numbers come first. */
function isBefore(
  kid: StructureElement['kids'][number] | undefined,
  note: StructureElement,
  order: ReadonlyMap<StructureElement, number>,
): boolean {
  return isElement(kid) && kid.type === 'Note' && (order.get(kid) ?? -1) < order.get(note)!;
}

/** What a note comes after: the outermost note, table or figure around its call, else the block in its group. */
function blockAround(call: StructureElement): StructureElement | undefined {
  let block: StructureElement = call;
  let found: StructureElement | undefined;
  let isInside = false;
  for (let outer = call.parent; outer; outer = outer.parent) {
    if (!isInside && (GROUPING.has(outer.type) || outer.type === 'LI' || outer.type === 'LBody')) {
      found = block;
      isInside = true;
    }
    if (WHOLE.has(outer.type) || outer.type === 'Note') {
      found = outer;
      isInside = true;
    }
    // A figure with its caption is one group.
    if (outer.type === 'Div' && outer.kids.some((kid) => isElement(kid) && kid.type === 'Figure'))
      found = outer;
    block = outer;
  }
  return found;
}

function isOfLine(kid: StructureElement['kids'][number]): boolean {
  return !isElement(kid) || INLINE.has(kid.type);
}

/** A new element in the place of another, without kids. */
function blank(like: StructureElement, type: string): StructureElement {
  const dictionary = like.dictionary.context.obj({});
  return { type, kids: [], parent: like.parent, dictionary };
}
