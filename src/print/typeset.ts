/**
 * The engine: sheets are set side by side (galley, make-up, placing, press, audit), planned in their order, and bound.
 * Documents in, one PDF out, every note at the foot of the page that calls it, or an error.
 */
import type { PDFDocument } from '@cantoo/pdf-lib';
import { PageMismatchError } from './audit.ts';
import { joinSheets } from './binding/join-sheets.ts';
import { mendOutline } from './binding/mend-outline.ts';
import { lettersIn } from './binding/mend-quotation-marks.ts';
import { BookPlan, boundPlan } from './book-plan.ts';
import type { PrintBrowser } from './browser/puppeteer.ts';
import type { PageBeginning } from './in-page/placement.ts';
import type { PageGeometry } from './page-geometry.ts';
import type { Plan, PlanOptions } from './plan.ts';
import { MOST_ROUNDS, setSheet, type PressedSheet, type SheetOptions, type Steps } from './set-sheet.ts';

/** What is to be printed, and how. */
export interface TypesetOptions extends Omit<SheetOptions, 'letters'>, Omit<PlanOptions, 'room'> {}

/** Who lends browsers. Jobs get theirs in the order in which they ask. */
export interface BrowserLender {
  withBrowser<T>(job: (browser: PrintBrowser) => Promise<T>): Promise<T>;
}

/** What was printed. */
export interface Typeset {
  document: PDFDocument;
  plan: Plan;
  /** Where in the text pages begin, other than those that begin a run. */
  beginnings: PageBeginning[];
  geometry: PageGeometry;
  /** The addresses that the document asked for and did not get. */
  refused: string[];
  /** The browser that printed it. */
  version: string;
  /** How long each step took, of all sheets together, in ms. */
  steps: Steps;
}

/**
 * Prints a book.
 * @param sheets each needs nothing beside itself; its parts are the children of its body, its notes those of
 *   `.page-notes`; links to other sheets are written as `sheetLink` has it
 * @throws {PageMismatchError} where the printed pages are not the planned ones
 * @throws {PageDesignError} where the document has no parts, or its margins leave no room
 */
export async function typeset(
  lender: BrowserLender,
  sheets: readonly string[],
  options: TypesetOptions,
): Promise<Typeset> {
  options.onProgress?.('setting the text');
  const book = new BookPlan(sheets.length, options);
  const pressed = await setSheets(lender, sheets, book, { ...options, letters: lettersIn(sheets) });
  const plan = boundPlan(book.plans());
  const document = await joinSheets(pressed.map((sheet) => ({ ...sheet, lead: sheet.plan.lead })));
  mendOutline(
    document,
    pressed.flatMap(({ headings }) => headings),
  );
  return {
    document,
    plan,
    beginnings: inBook(pressed),
    geometry: pressed[0]!.geometry,
    refused: pressed.flatMap(({ refused }) => refused),
    version: pressed[0]!.version,
    steps: sumOf(pressed.map(({ steps }) => steps)),
  };
}

/** Sets all sheets, and those once more that others have moved meanwhile. */
async function setSheets(
  lender: BrowserLender,
  sheets: readonly string[],
  book: BookPlan,
  options: SheetOptions,
): Promise<PressedSheet[]> {
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  const pressed: (PressedSheet | undefined)[] = sheets.map(() => undefined);
  let printed = 0;
  const onProgress = sheets.length === 1 ? options.onProgress : undefined;
  const set = async (html: string, index: number, isPatient: boolean): Promise<void> => {
    const place = { book, index, isPatient };
    try {
      pressed[index] = await setTwice(lender, html, place, { ...options, signal, onProgress });
      if (pressed[index]) printed++;
      if (sheets.length > 1) options.onProgress?.(`printed ${printed} of ${sheets.length} sheets`);
    } catch (error) {
      // Nobody waits for a sheet that does not come.
      stop.abort(error);
      book.giveUp(error);
    }
  };
  for (let round = 0; round <= MOST_ROUNDS; round++) {
    const due = sheets
      .map((html, index) => ({ html, index }))
      .filter(({ index }) => pressed[index]?.dependence !== book.dependenceOf(index) || !pressed[index]);
    await Promise.all(due.map(({ html, index }) => set(html, index, round === 0)));
    options.signal?.throwIfAborted();
    stop.signal.throwIfAborted();
  }
  const found = pressed.flatMap((sheet) => sheet ?? []);
  const plans = book.plans();
  if (found.length < sheets.length || found.some(({ plan }, index) => !hasSamePages(plan, plans[index]!)))
    throw new PageMismatchError(['pages that move whenever the folios in the text are filled in']);
  return found;
}

function hasSamePages({ pages }: Plan, { pages: others }: Plan): boolean {
  return (
    pages.length === others.length &&
    pages.every(({ folio, head }, index) => folio === others[index]!.folio && head === others[index]!.head)
  );
}

/**
 * A paragraph that is weighed as a whole (`text-wrap: pretty`) can break otherwise once a page ends within it.
 * Broken line by line it cannot: what comes after a line never changes it. So that is the second try.
 */
const LINE_BY_LINE = '<style>* { text-wrap-style: auto !important; }</style>';

function setTwice(
  lender: BrowserLender,
  html: string,
  place: Parameters<typeof setSheet>[2],
  options: SheetOptions,
): Promise<PressedSheet | undefined> {
  return lender.withBrowser(async (browser) => {
    try {
      return await setSheet(browser, html, place, options);
    } catch (error) {
      if (!(error instanceof PageMismatchError)) throw error;
      options.onProgress?.('setting the text again, line by line');
      return setSheet(browser, html.replace('</head>', `${LINE_BY_LINE}</head>`), place, options);
    }
  });
}

/** Pages counted from the first of the book. */
function inBook(sheets: readonly PressedSheet[]): PageBeginning[] {
  let before = 0;
  return sheets.flatMap(({ beginnings, plan: { lead, pages } }) => {
    const from = before - lead;
    before = from + pages.length;
    return beginnings.map((beginning) => ({ ...beginning, page: beginning.page + from }));
  });
}

function sumOf(all: readonly Steps[]): Steps {
  const sum = { load: 0, plan: 0, press: 0, audit: 0 };
  for (const steps of all)
    for (const step of ['load', 'plan', 'press', 'audit'] as const) sum[step] += steps[step];
  return sum;
}
