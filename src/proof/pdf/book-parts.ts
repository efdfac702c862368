/** Which leaves are of which chapter, and which of which note: by the destinations that every edition has. */
import type { Landmarks } from '../reading.ts';
import type { Destination } from './navigation.ts';
import { leafAt, leafBeginningAt, type LeafOnPage } from './places.ts';
import type { StructureElement } from './structure.ts';
import type { TreeLeaf } from './tree-leaves.ts';

/** A chapter or a note: its leaves, by their index, in order. */
export interface Part {
  id: string;
  leaves: number[];
}

/** The parts of a book. */
export interface BookParts {
  /** In the order in which they are printed; those that are not there are left out. */
  chapters: Part[];
  /** In the order in which they are printed. */
  notes: Part[];
  /** Leaves that only the machine has added: titles of lists of notes. */
  added: Set<number>;
  /** What is neither in a chapter nor in a note. */
  around: number[];
}

/** The first and the last leaf of an element. */
type Span = readonly [number, number];

/** Finds them. */
export function findParts(
  leaves: readonly TreeLeaf[],
  onPages: readonly LeafOnPage[][],
  destinations: ReadonlyMap<string, Destination>,
  landmarks: Landmarks,
  folios: readonly string[],
): BookParts {
  const spans = spansOf(leaves);
  const chapterStarts = startsOfChapters(landmarks.chapters, onPages, destinations);
  const noteStarts = startsOfNotes(landmarks.notes, onPages, destinations);
  const noteOf = notesOfLeaves(leaves, spans, noteStarts, chapterStarts, onPages);
  const added = titlesOfLists(leaves, spans, noteOf, chapterStarts);

  const chapters: Part[] = [];
  const isTaken = new Set<number>();
  const take = (from: number, to: number): number[] => {
    const own: number[] = [];
    for (let leaf = from; leaf <= to; leaf++) {
      isTaken.add(leaf);
      if (noteOf[leaf] === undefined && !added.has(leaf)) own.push(leaf);
    }
    return own;
  };
  const starts = [...chapterStarts].toSorted(([a], [b]) => a - b);
  // A chapter without a title is in no contents: nothing leads to it, so the file has no id of it. Its text is read
  // with that of the chapter before it.
  const isNameless = (id: string | undefined): boolean => id !== undefined && !destinations.has(id);
  const [firstId] = landmarks.chapters;
  const [firstStart = leaves.length] = starts[0] ?? [];
  if (firstId !== undefined && isNameless(firstId)) {
    const from = firstOfText(onPages, folios);
    if (from < firstStart) chapters.push({ id: firstId, leaves: take(from, firstStart - 1) });
  }
  for (const [nth, [start, id]] of starts.entries()) {
    const next = starts[nth + 1]?.[0] ?? leaves.length;
    const isBeforeNameless = isNameless(landmarks.chapters[landmarks.chapters.indexOf(id) + 1]);
    const end = isBeforeNameless ? next - 1 : endOfChapter(leaves, spans, start, next, chapterStarts);
    chapters.push({ id, leaves: take(start, Math.min(next - 1, end)) });
  }
  const notes = new Map<string, Part>();
  for (const [leaf, id] of noteOf.entries()) {
    if (id === undefined) continue;
    const note = notes.get(id) ?? { id, leaves: [] };
    note.leaves.push(leaf);
    notes.set(id, note);
  }
  const around = leaves.flatMap((_, leaf) =>
    isTaken.has(leaf) || noteOf[leaf] !== undefined || added.has(leaf) ? [] : [leaf],
  );
  return { chapters, notes: inOrderOfPages([...notes.values()], noteStarts, destinations), added, around };
}

function spansOf(leaves: readonly TreeLeaf[]): Map<StructureElement, Span> {
  const spans = new Map<StructureElement, Span>();
  for (const [index, leaf] of leaves.entries()) {
    for (let element: StructureElement | undefined = leaf.element; element; element = element.parent) {
      const span = spans.get(element);
      spans.set(element, span ? [Math.min(span[0], index), Math.max(span[1], index)] : [index, index]);
    }
  }
  return spans;
}

function startsOfChapters(
  ids: readonly string[],
  onPages: readonly LeafOnPage[][],
  destinations: ReadonlyMap<string, Destination>,
): Map<number, string> {
  const starts = new Map<number, string>();
  for (const id of ids) {
    const destination = destinations.get(id);
    if (!destination) continue;
    const leaf = leafAt(destination, onPages[destination.page] ?? []);
    if (leaf !== undefined && !starts.has(leaf)) starts.set(leaf, id);
  }
  return starts;
}

/** The first leaf of each note. Of two that lead to the same one, that which lies nearest has it. */
function startsOfNotes(
  ids: readonly string[],
  onPages: readonly LeafOnPage[][],
  destinations: ReadonlyMap<string, Destination>,
): Map<number, string> {
  const starts = new Map<number, { id: string; distance: number }>();
  for (const id of ids) {
    const destination = destinations.get(id);
    const found = destination && leafBeginningAt(destination, onPages[destination.page] ?? []);
    if (!found) continue;
    const distance = Math.abs(found.box.y - destination.y);
    const other = starts.get(found.leaf);
    if (!other || other.distance > distance) starts.set(found.leaf, { id, distance });
  }
  return new Map([...starts].map(([leaf, { id }]) => [leaf, id]));
}

/** The id of the note that each leaf is of; a hole where it is of none. */
function notesOfLeaves(
  leaves: readonly TreeLeaf[],
  spans: ReadonlyMap<StructureElement, Span>,
  starts: ReadonlyMap<number, string>,
  chapterStarts: ReadonlyMap<number, string>,
  onPages: readonly LeafOnPage[][],
): (string | undefined)[] {
  const noteOf = Array.from<string | undefined>({ length: leaves.length });
  const sorted = [...starts].toSorted(([a], [b]) => a - b);
  const pageOf = firstPages(leaves.length, onPages);
  for (const [nth, [start, id]] of sorted.entries()) {
    const next = sorted[nth + 1]?.[0] ?? leaves.length;
    const own = elementOfNote(leaves[start]!.element, start, spans, starts, chapterStarts);
    const [, end] = spans.get(own)!;
    for (let leaf = start; leaf <= Math.min(end, next - 1); leaf++) noteOf[leaf] = id;
    if (own.type === 'Note' || isInList(own)) continue;
    // What follows in the same part of the book, up to the next note, is the rest of it, on the next page.
    const scope = scopeOf(own, spans, noteOf, chapterStarts);
    let page = pageOf[end];
    for (let leaf = end + 1; leaf < next && leaf <= scope; leaf++) {
      const on = pageOf[leaf];
      if (on === undefined || page === undefined || on < page || on > page + 1) break;
      noteOf[leaf] = id;
      page = on;
    }
  }
  joinRests(leaves, noteOf);
  return noteOf;
}

function firstPages(count: number, onPages: readonly LeafOnPage[][]): (number | undefined)[] {
  const pages = Array.from<number | undefined>({ length: count });
  for (const [page, some] of onPages.entries()) for (const { leaf } of some) pages[leaf] ??= page;
  return pages;
}

/** The outermost element that begins with the note and has nothing else in it. */
function elementOfNote(
  leaf: StructureElement,
  start: number,
  spans: ReadonlyMap<StructureElement, Span>,
  starts: ReadonlyMap<number, string>,
  chapterStarts: ReadonlyMap<number, string>,
): StructureElement {
  for (let element: StructureElement | undefined = leaf; element; element = element.parent)
    if (element.type === 'Note') return element;
  let own = leaf;
  for (let element = leaf.parent; element; element = element.parent) {
    const [first, last] = spans.get(element)!;
    if (first !== start || hasOther(starts, first + 1, last) || hasOther(chapterStarts, first, last)) break;
    own = element;
  }
  return own;
}

function hasOther(starts: ReadonlyMap<number, string>, first: number, last: number): boolean {
  for (let leaf = first; leaf <= last; leaf++) if (starts.has(leaf)) return true;
  return false;
}

function isInList(element: StructureElement): boolean {
  return element.type === 'L' || element.type === 'LI' || element.type === 'LBody';
}

/** The last leaf of the part of the book that the notes of an area belong to: of what holds more than notes. */
function scopeOf(
  own: StructureElement,
  spans: ReadonlyMap<StructureElement, Span>,
  noteOf: readonly (string | undefined)[],
  chapterStarts: ReadonlyMap<number, string>,
): number {
  for (let element = own.parent; element; element = element.parent) {
    const [first, last] = spans.get(element)!;
    if (noteOf[first] !== undefined) continue;
    // What holds all parts of the book is none.
    let count = 0;
    for (let leaf = first; leaf <= last; leaf++) if (chapterStarts.has(leaf)) count++;
    return count > 1 ? -1 : last;
  }
  return -1;
}

/** A note element without a note's beginning is the rest of the note before it. */
function joinRests(leaves: readonly TreeLeaf[], noteOf: (string | undefined)[]): void {
  let last: string | undefined;
  for (const [index, { element }] of leaves.entries()) {
    if (noteOf[index] !== undefined) last = noteOf[index];
    else if (isOfNote(element)) noteOf[index] = last;
  }
}

function isOfNote(leaf: StructureElement): boolean {
  for (let element: StructureElement | undefined = leaf; element; element = element.parent)
    if (element.type === 'Note') return true;
  return false;
}

/** A list of notes has a title that no one wrote: what stands alone before it in the part that holds the list. */
function titlesOfLists(
  leaves: readonly TreeLeaf[],
  spans: ReadonlyMap<StructureElement, Span>,
  noteOf: readonly (string | undefined)[],
  chapterStarts: ReadonlyMap<number, string>,
): Set<number> {
  const titles = new Set<number>();
  for (const [leaf, id] of noteOf.entries()) {
    const before = leaf - 1;
    if (id === undefined || before < 0 || noteOf[before] !== undefined || chapterStarts.has(before)) continue;
    let isInLists = false;
    for (
      let element: StructureElement | undefined = leaves[leaf]!.element;
      element;
      element = element.parent
    ) {
      const [first] = spans.get(element)!;
      if (first !== leaf) {
        // Within an item it is the text that calls the note.
        if (first === before && isInLists && !isInList(element)) titles.add(before);
        break;
      }
      // A list within the note is no list of notes.
      isInLists = element.type !== 'Note' && (isInLists || isInList(element));
    }
  }
  return titles;
}

/** The last leaf of the outermost element that begins with a chapter and holds no other. */
function endOfChapter(
  leaves: readonly TreeLeaf[],
  spans: ReadonlyMap<StructureElement, Span>,
  start: number,
  next: number,
  chapterStarts: ReadonlyMap<number, string>,
): number {
  let end = start;
  for (
    let element: StructureElement | undefined = leaves[start]!.element;
    element;
    element = element.parent
  ) {
    const [first, last] = spans.get(element)!;
    if (first !== start || hasOther(chapterStarts, first + 1, last)) break;
    end = last;
    // A heading and nothing else is no chapter: what follows it stands beside it.
    if (element.parent && spans.get(element.parent)![0] < start && last > start) return end;
  }
  return end > start ? end : next - 1;
}

/** The first leaf on the first page that is counted in arabic numerals: front matter has roman ones. */
function firstOfText(onPages: readonly LeafOnPage[][], folios: readonly string[]): number {
  const page = folios.findIndex((folio) => /^\d/u.test(folio));
  return Math.min(Infinity, ...(onPages[page] ?? []).map(({ leaf }) => leaf));
}

/** Notes in the order in which they are printed. */
function inOrderOfPages(
  notes: readonly Part[],
  starts: ReadonlyMap<number, string>,
  destinations: ReadonlyMap<string, Destination>,
): Part[] {
  const known = new Set(starts.values());
  const place = (id: string): [number, number] => {
    const destination = known.has(id) ? destinations.get(id) : undefined;
    return destination ? [destination.page, destination.y] : [Infinity, 0];
  };
  return notes.toSorted((a, b) => {
    const [pageOfA, yOfA] = place(a.id);
    const [pageOfB, yOfB] = place(b.id);
    return pageOfA - pageOfB || yOfA - yOfB || a.leaves[0]! - b.leaves[0]!;
  });
}
