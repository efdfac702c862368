/**
 * The pages of the print edition in the EPUB: a mark where each begins (`pagebreak` of the EPUB structural
 * semantics, `doc-pagebreak` of DPUB-ARIA). They are put into a copy of the composition, so that whatever sets
 * chapters and notes sets them too.
 */
import type { Element, ElementContent } from 'hast';
import type { ComposedChapter, Composition } from '../../book/composition.ts';
import type { BookPlace, PageMap } from '../page-map.ts';
import { element } from './element.ts';
import { insertMarks, type PlacedMarks } from './insert-marks.ts';
import { placePages, type PlacedPage } from './place-pages.ts';

/** A composition with marks, and the marks that stand where no composition reaches. */
export interface MarkedComposition {
  composition: Composition;
  /** The pages of print that have marks, in order. */
  pages: readonly PlacedPage[];
  /** Marks before the head of a chapter, by its number. */
  heads: ReadonlyMap<number, readonly Element[]>;
  /** Marks before the heading of all notes. */
  notes: readonly Element[];
  /** Marks in the contents, by the id that an entry leads to; those of `''` stand before all entries. */
  contents: ReadonlyMap<string, readonly Element[]>;
}

/** Marks the pages of a print edition, if there is one. The composition stays as it is. */
export function markPages(composition: Composition, map: PageMap | undefined): MarkedComposition {
  const pages = map ? placePages(composition, map) : [];
  const heads = new Map<number, Element[]>();
  const contents = new Map<string, Element[]>();
  const bodies = new Map<number, PlacedMarks[]>();
  const inNotes = new Map<string, PlacedMarks[]>();
  const notes: Element[] = [];
  for (const { place, marks } of byPlace(pages)) {
    if (place.in === 'head') add(heads, place.chapter, marks);
    else if (place.in === 'contents') add(contents, place.entry ?? '', marks);
    else if (place.in === 'body')
      add(bodies, place.chapter, [{ block: place.block, characters: place.characters, marks }]);
    else if (place.in === 'notes') notes.push(...marks);
    else add(inNotes, place.note, [{ block: 0, characters: place.characters, marks }]);
  }
  const chapters = composition.chapters.map((chapter): ComposedChapter => ({
    ...chapter,
    body: marked(chapter.body, bodies.get(chapter.number)),
    notes: chapter.notes.map(({ note, content }) => ({
      note,
      content: marked(content, inNotes.get(note.id)),
    })),
  }));
  return { composition: { ...composition, chapters }, pages, heads, notes, contents };
}

/** Content with its marks, if it has any. */
function marked(blocks: ElementContent[], placed: readonly PlacedMarks[] | undefined): ElementContent[] {
  return placed ? insertMarks(blocks, placed) : blocks;
}

/** A mark; its name is the folio alone, the role says the rest. */
function markOf({ id, folio }: PlacedPage): Element {
  return element('span', { id, 'epub:type': 'pagebreak', role: 'doc-pagebreak', ariaLabel: folio });
}

/** Marks of the same place, together. Pages are in order, so equal places follow each other. */
function byPlace(pages: readonly PlacedPage[]): { place: BookPlace; marks: Element[] }[] {
  const groups: { place: BookPlace; marks: Element[] }[] = [];
  for (const page of pages) {
    const last = groups.at(-1);
    if (last && JSON.stringify(last.place) === JSON.stringify(page.place)) last.marks.push(markOf(page));
    else groups.push({ place: page.place, marks: [markOf(page)] });
  }
  return groups;
}

function add<Key, Item>(lists: Map<Key, Item[]>, key: Key, items: readonly Item[]): void {
  const list = lists.get(key);
  if (list) list.push(...items);
  else lists.set(key, [...items]);
}
