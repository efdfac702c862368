/**
 * The plan of a book that is set sheet by sheet: what a sheet has to know of those before it, and what it prints of
 * those behind it. Sheets may be measured in any order; they are planned in theirs. Pure, but for the waiting.
 */
import type { Measured } from './in-page/galley.ts';
import type { PageRoom } from './make-up/galley.ts';
import { FIRST_SHEET, planSheet, type Plan, type PlanOptions, type SheetStart } from './plan.ts';

/** A sheet with its pages, what they were made of, and what the next one has to know. */
export interface PlannedSheet {
  plan: Plan;
  measured: Measured;
  room: PageRoom;
  start: SheetStart;
  end: SheetStart;
}

/** All sheets of a book, as far as they are planned. */
export class BookPlan {
  readonly #options: Omit<PlanOptions, 'room'>;
  readonly #sheets: (PlannedSheet | undefined)[];
  readonly #turns: Turn[];

  constructor(count: number, options: Omit<PlanOptions, 'room'>) {
    this.#options = options;
    this.#sheets = Array.from({ length: count }, () => undefined);
    this.#turns = Array.from({ length: count + 1 }, () => new Turn());
    this.#turns[0]!.come();
  }

  /** Waits until all sheets before one are planned. @throws what `giveUp` was told */
  turnOf(index: number): Promise<void> {
    return this.#turns[index]!.promise;
  }

  /** Tells all who wait that their turn will not come. */
  giveUp(reason: unknown): void {
    for (const turn of this.#turns) turn.giveUp(reason);
  }

  /** How a sheet would be planned whose turn it is. */
  tryOut(index: number, measured: Measured, room: PageRoom): PlannedSheet {
    const start = this.#startOf(index);
    return { measured, room, start, ...planSheet(measured, { ...this.#options, room }, start) };
  }

  /** Settles for what was tried out last, and plans the sheets behind it anew if they begin elsewhere now. */
  settle(index: number, tried: PlannedSheet): void {
    let planned = tried;
    this.#sheets[index] = planned;
    this.#turns[index + 1]!.come();
    for (let next = index + 1; next < this.#sheets.length; next++) {
      const sheet = this.#sheets[next];
      if (!sheet || beginsAlike(sheet.start, planned.end)) break;
      planned = this.tryOut(next, sheet.measured, sheet.room);
      this.#sheets[next] = planned;
    }
  }

  /** The folio of the page that something stands on; undefined where its sheet is not planned yet, or there is no such thing. */
  folioOf(id: string): string | undefined {
    const sheet = this.#sheets.find((each) => each?.plan.placeOf.has(id));
    return sheet && folioIn(sheet.plan, id);
  }

  /** Whether all folios that a sheet prints are known. */
  isReady(index: number): boolean {
    const { referred = [], listed = [] } = this.#sheets[index]?.measured ?? {};
    return [...referred, ...listed].every((id) => this.folioOf(id) !== undefined);
  }

  /** What a sheet prints that other sheets decide: folios, running heads, and on which side it begins. */
  dependenceOf(index: number): string {
    const sheet = this.#sheets[index];
    if (!sheet) return '';
    const { start, plan, measured } = sheet;
    const folios = [...measured.referred, ...measured.listed].map((id) => this.folioOf(id));
    return JSON.stringify([start.pages, plan.pages.map(({ folio, head }) => [folio, head]), folios]);
  }

  /** All sheets, in order. */
  plans(): Plan[] {
    return this.#sheets.flatMap((sheet) => (sheet ? [sheet.plan] : []));
  }

  #startOf(index: number): SheetStart {
    if (index === 0) return FIRST_SHEET;
    const before = this.#sheets[index - 1];
    if (!before)
      throw new Error(`expected sheet ${index} to be planned before the next one, found it is not`);
    return before.end;
  }
}

/** The folio of the page that something of a sheet stands on; undefined where it has no such thing. */
export function folioIn({ placeOf, pages }: Plan, id: string): string | undefined {
  const place = placeOf.get(id);
  return place && (pages[place.page]?.folio ?? '');
}

function beginsAlike(one: SheetStart, other: SheetStart): boolean {
  if (one === other) return true;
  return (
    one.pages === other.pages &&
    one.firstOfBody === other.firstOfBody &&
    one.printed.size === other.printed.size &&
    [...one.printed].every((note) => other.printed.has(note))
  );
}

/** All sheets as one plan. @param sheets in their order, all planned */
export function boundPlan(sheets: readonly Plan[]): Plan {
  const [only] = sheets;
  if (only && sheets.length === 1) return only;
  const whole: Plan = { lead: 0, pages: [], runs: [], galleys: [], placeOf: new Map(), steps: 0 };
  let parts = 0;
  for (const { lead, pages, runs, galleys, placeOf, steps } of sheets) {
    const [pagesBefore, runsBefore] = [whole.pages.length, whole.runs.length];
    for (const page of pages.slice(lead))
      whole.pages.push(page.run === undefined ? page : { ...page, run: page.run + runsBefore });
    for (const run of runs) whole.runs.push({ ...run, firstPart: run.firstPart + parts });
    parts += runs.reduce((sum, { openings }) => sum + openings.length, 0);
    whole.galleys.push(...galleys);
    for (const [id, place] of placeOf)
      whole.placeOf.set(id, { ...place, page: place.page - lead + pagesBefore });
    whole.steps += steps;
  }
  return whole;
}

/** A turn that somebody waits for. */
class Turn {
  readonly promise: Promise<void>;
  #come: () => void = doNothing;
  #giveUp: (reason: unknown) => void = doNothing;

  constructor() {
    this.promise = new Promise<void>((resolve, reject) => {
      this.#come = resolve;
      this.#giveUp = reject;
    });
    // Who waits is told of a failure in any case; a turn nobody waits for is no failure of its own.
    this.promise.catch(doNothing);
  }

  come(): void {
    this.#come();
  }

  giveUp(reason: unknown): void {
    this.#giveUp(reason);
  }
}

function doNothing(): void {
  // Until there is something to do.
}
