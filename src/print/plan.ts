/** The plan of a sheet: its pages in order, with their folios and running heads. Pure. */
import { galleyOfRun, type NamedGalley } from './galley-of-run.ts';
import type { Measured, MeasuredLine } from './in-page/galley.ts';
import type { PageRoom } from './make-up/galley.ts';
import { makeUp, type MadePage } from './make-up/make-up.ts';
import { romanNumeral } from './roman-numeral.ts';
import { partAt, runsOf, type ChapterStart, type Run } from './runs.ts';

/** How a book is made up. */
export interface PlanOptions {
  room: PageRoom;
  /** Where chapters begin. */
  chapters: ChapterStart;
  /** The running head of left pages. */
  bookTitle: string;
  /** The running head of right pages, by the id of the chapter that they begin in. */
  chapterTitle: (id: string) => string;
}

/** What a sheet has to know of the sheets before it. */
export interface SheetStart {
  /** How many pages they have. */
  pages: number;
  /** The index of the first page of the body, once there is one. */
  firstOfBody: number | undefined;
  /** The notes that they print: each is printed once, where it is first called. */
  printed: ReadonlySet<string>;
}

/** What the first sheet knows. */
export const FIRST_SHEET: SheetStart = { pages: 0, firstOfBody: undefined, printed: new Set() };

/** One page of the book. */
export interface PlannedPage {
  /** The run it belongs to; absent on a blank page. */
  run?: number;
  page?: MadePage;
  /** As printed; empty where none is. */
  folio: string;
  head: string;
}

/** Where something is to stand. */
export interface PlannedPlace {
  /** The index of its page. */
  page: number;
  /** The line that it stands on: from the top of the type area to the top and bottom of the line, in px. */
  top: number;
  bottom: number;
}

/** A sheet, or a whole book, with its pages. */
export interface Plan {
  /**
   * How many of the pages are not printed: a press begins on a right page, so a sheet that begins on a left one has a
   * blank page before it, which the binding takes out.
   */
  lead: number;
  pages: PlannedPage[];
  runs: Run[];
  galleys: NamedGalley[];
  placeOf: Map<string, PlannedPlace>;
  /** How many pages the make-up tried. */
  steps: number;
}

/** Plans the pages of a sheet. */
export function planSheet(
  measured: Measured,
  options: PlanOptions,
  start: SheetStart = FIRST_SHEET,
): { plan: Plan; end: SheetStart } {
  const runs = runsOf(measured.runs, options.chapters);
  const lead = start.pages % 2;
  const plan: Plan = { lead, pages: [], runs, galleys: [], placeOf: new Map(), steps: 0 };
  if (lead > 0) plan.pages.push({ folio: '', head: '' });
  const notes = new Map(measured.notes.map((note) => [note.id, note]));
  const printed = new Set(start.printed);
  let { firstOfBody } = start;
  /** The index of the next page in the book; in the sheet it is as even or odd. */
  const inBook = (): number => start.pages - lead + plan.pages.length;
  for (const [index, run] of runs.entries()) {
    const isBody = isChapter(run) && !run.classes.has('front');
    const wantsRecto =
      (isBody && firstOfBody === undefined) || (isChapter(run) && options.chapters === 'recto');
    // Page 1 is a right one, so an even count of pages before means that the next is right.
    if (wantsRecto && plan.pages.length % 2 === 1) plan.pages.push({ folio: '', head: '' });
    if (isBody) firstOfBody ??= inBook();
    const galley = galleyOfRun(run.lines, notes, printed);
    const made = makeUp(galley, { room: options.room, beginsLeft: plan.pages.length % 2 === 1 });
    plan.galleys.push(galley);
    plan.steps += made.steps;
    for (const [nth, page] of made.pages.entries()) {
      const at = plan.pages.length;
      const folio = hasFolio(run)
        ? firstOfBody === undefined
          ? romanNumeral(inBook() + 1)
          : String(inBook() + 1 - firstOfBody)
        : '';
      const part = partAt(run, page.from);
      const isOpener = nth === 0 || part.opens;
      const isRight = at % 2 === 0;
      const head =
        isOpener || folio === '' ? '' : isRight ? options.chapterTitle(part.id) : options.bookTitle;
      plan.pages.push({ run: index, page, folio, head });
      placeLines(run.lines.slice(page.from, page.to), at, plan);
      placeNotes(page, galley, at, options.room, plan);
    }
    if (made.pages.length === 0) plan.pages.push({ run: index, folio: '', head: '' });
  }
  return { plan, end: { pages: inBook(), firstOfBody, printed } };
}

function placeLines(lines: readonly MeasuredLine[], page: number, plan: Plan): void {
  const [first] = lines;
  if (!first) return;
  const start = first.top - first.repeats;
  for (const { ids, top, bottom } of lines) {
    for (const id of ids) plan.placeOf.set(id, { page, top: top - start, bottom: bottom - start });
  }
}

function placeNotes(page: MadePage, galley: NamedGalley, at: number, room: PageRoom, plan: Plan): void {
  let top = room.height - page.height + room.areaOverhead;
  for (const { note, from, to } of page.parts) {
    const { id, lines } = galley.notes[note]!;
    const shift = top - lines[from]!.top;
    const bottom = lines[to - 1]!.bottom + shift;
    if (from === 0) plan.placeOf.set(id, { page: at, top, bottom });
    // Calls of other notes in this one.
    for (const line of lines.slice(from, to)) {
      for (const within of line.ids) {
        if (within !== id)
          plan.placeOf.set(within, { page: at, top: line.top + shift, bottom: line.bottom + shift });
      }
    }
    top = bottom + room.noteGap;
  }
}

/** Title page and imprint carry no folio. */
function hasFolio(run: Run): boolean {
  return isChapter(run) || run.classes.has('contents');
}

function isChapter({ classes }: Run): boolean {
  return classes.has('chapter');
}
