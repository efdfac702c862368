/**
 * The engine: sheets are set side by side (galley, make-up, placing, press, audit), planned in their order, and bound.
 * Documents in, one PDF out, every note at the foot of the page that calls it, or an error.
 */
import type { PDFDocument } from '@cantoo/pdf-lib';
import { joinSheets } from './binding/join-sheets.ts';
import { mendOutline } from './binding/mend-outline.ts';
import { lettersIn } from './binding/mend-quotation-marks.ts';
import { BookPlan, boundPlan } from './book-plan.ts';
import type { PageBeginning } from './in-page/placement.ts';
import type { PageGeometry } from './page-geometry.ts';
import type { Plan, PlanOptions } from './plan.ts';
import {
  SheetPress,
  type BrowserLender,
  type PressingOptions,
  type SheetNews,
  type Steps,
} from './sheet-press.ts';

export type { BrowserLender } from './sheet-press.ts';

/** What is to be printed, and how. */
export interface TypesetOptions extends Omit<PressingOptions, 'letters'>, Omit<PlanOptions, 'room'> {}

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
  /** Where each sheet came from, in their order. */
  sheets: SheetNews[];
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
  const press = new SheetPress(lender, sheets, book, { ...options, letters: lettersIn(sheets) });
  const pressed = await press.printAll();
  const document = await joinSheets(
    pressed.map((sheet) => ({ document: sheet.document, lead: sheet.plan.lead })),
  );
  mendOutline(
    document,
    pressed.flatMap(({ headings }) => headings),
  );
  let before = 0;
  const firstPages = pressed.map(({ plan: { lead, pages } }) => {
    const first = before - lead;
    before = first + pages.length;
    return first;
  });
  return {
    document,
    plan: boundPlan(pressed.map(({ plan }) => plan)),
    beginnings: pressed.flatMap(({ beginnings }, index) =>
      beginnings.map((beginning) => ({ ...beginning, page: beginning.page + firstPages[index]! })),
    ),
    geometry: pressed[0]!.geometry,
    refused: pressed.flatMap(({ refused }) => refused),
    version: press.version,
    sheets: press.news(),
    steps: press.steps,
  };
}
