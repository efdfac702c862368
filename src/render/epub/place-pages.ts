/** Which pages of print an EPUB has marks for, and where. Pure. */
import type { ComposedChapter, Composition } from '../../book/composition.ts';
import type { BookPlace, PageMap } from '../page-map.ts';

/** A page of print with the place of its mark. */
export interface PlacedPage {
  /** As printed. */
  folio: string;
  /** The id of its mark. */
  id: string;
  place: BookPlace;
}

/** Places that a page before them does not go on to. */
const BEGINNINGS: ReadonlySet<BookPlace['in']> = new Set(['head', 'notes']);

/**
 * Places the pages, in order. A page that no folio is printed on (title page, blank page) cannot be cited and has
 * no mark. A page with a folio but without a place of its own (notes that go on, and nothing else; notes that
 * the EPUB has elsewhere) has its mark where the text goes on, or at the end of its chapter where the next begins.
 */
export function placePages(composition: Composition, { pages }: PageMap): PlacedPage[] {
  const chapterOfNote = new Map(
    composition.chapters.flatMap((chapter) => chapter.notes.map(({ note }) => [note.id, chapter] as const)),
  );
  const notesMatch = hasNotesWherePrintHasThem(composition);
  const own = pages.map(({ begins }) => (begins?.in.startsWith('note') && !notesMatch ? undefined : begins));
  const placed: PlacedPage[] = [];
  let chapter: ComposedChapter | undefined;
  for (const [index, { folio }] of pages.entries()) {
    const begins = own[index];
    const { begins: printed } = pages[index]!;
    if (printed) chapter = chapterOf(printed) ?? chapter;
    if (folio === '') continue;
    const next = begins ?? own.slice(index).find((place) => place !== undefined);
    // The next chapter may have begun on this page, below the notes that this page begins with.
    const isElsewhere = next !== undefined && (BEGINNINGS.has(next.in) || chapterOf(next) !== chapter);
    const goesOn = next !== undefined && (begins !== undefined || !chapter || !isElsewhere);
    const place = goesOn ? next : chapter && endOf(chapter);
    if (place) placed.push({ folio, id: `page-${folio}`, place });
  }
  return placed;

  function chapterOf(place: BookPlace): ComposedChapter | undefined {
    if (place.in === 'note') return chapterOfNote.get(place.note);
    return 'chapter' in place ? composition.chapters[place.chapter - 1] : undefined;
  }
}

function endOf({ number, body }: ComposedChapter): BookPlace {
  return { in: 'body', chapter: number, block: body.length, characters: 0 };
}

/**
 * Where the two editions have their notes in different places, marks in them would be out of order; and notes that open
 * in place are hidden by reading systems, with any mark in them.
 */
function hasNotesWherePrintHasThem({ book }: Composition): boolean {
  const inPrint: string = book.configuration.print.notes;
  const inEpub: string = book.configuration.epub.notes;
  return inEpub !== 'popup' && inEpub === inPrint;
}
