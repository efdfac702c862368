/** One sheet in the browser: galley, make-up, placing, press, audit. */
import { PDFDocument } from '@cantoo/pdf-lib';
import { comparePages, PageMismatchError } from './audit.ts';
import { mendDestinations } from './binding/mend-destinations.ts';
import { mendLinks } from './binding/mend-links.ts';
import { mendSheet, type SheetWording } from './binding/mend-sheet.ts';
import { foliosIn, type BookPlan } from './book-plan.ts';
import type { JSHandle, Page, PrintBrowser } from './browser/launch.ts';
import { guessMargins } from './guess-margins.ts';
import { fillReferences } from './in-page/fill-references.ts';
import type { Measured, OpenGalley } from './in-page/galley.ts';
import { measure } from './in-page/measure.ts';
import { openGalley } from './in-page/open-galley.ts';
import { unpackGalley } from './in-page/pack.ts';
import type { PageBeginning, Placed, Placement } from './in-page/placement.ts';
import { readMargins } from './in-page/read-margins.ts';
import { release, type PrintedHeading } from './in-page/release.ts';
import { setAndMeasure } from './in-page/set-and-measure.ts';
import { structureFacts } from './in-page/structure-facts.ts';
import type { PageRoom } from './make-up/galley.ts';
import {
  PageDesignError,
  pageGeometry,
  type Margins,
  type PageGeometry,
  type Trim,
} from './page-geometry.ts';
import { placementOf } from './placement.ts';
import type { Plan } from './plan.ts';
import { openPrintPage, press } from './print-page.ts';
import { printedPages } from './printed-pages.ts';

/** How sheets are set. */
export interface SheetOptions extends SheetWording {
  trim: Trim;
  /** Margins that go before the template's. */
  margins: { [Side in keyof Margins]?: Margins[Side] | undefined };
  /** What is printed beyond the trim on each side, a CSS length. */
  bleed?: string | undefined;
  signal?: AbortSignal | undefined;
  onProgress?: ((message: string) => void) | undefined;
}

/** How long each step took, in ms: loading and setting the text, planning, printing, reading back. */
export type Steps = Record<'load' | 'plan' | 'press' | 'audit', number>;

/** A printed sheet. */
export interface PressedSheet {
  document: PDFDocument;
  plan: Plan;
  /** Where in the text its pages begin, other than those that begin a run. */
  beginnings: PageBeginning[];
  headings: PrintedHeading[];
  geometry: PageGeometry;
  /** The addresses that the document asked for and did not get. */
  refused: string[];
  /** Of the browser that printed it. */
  version: string;
  /** What of other sheets it depends on, as it was when it was printed. */
  dependence: string;
  steps: Steps;
}

/** What is left free on every page, in px: a thing that fits to a hair in the galley may not fit in print. */
const SLACK = 0.5;

/** Page references can change line breaks, and with them pages; after so many rounds they must have settled. */
export const MOST_ROUNDS = 4;

/**
 * Sets one sheet, and prints it.
 * @param isPatient true where a sheet that prints folios which are not known yet is left for later
 * @returns nothing where it was left for later
 * @throws {PageMismatchError} where the printed pages are not the planned ones
 * @throws {PageDesignError} where the document has no parts, or its margins leave no room
 */
export async function setSheet(
  browser: PrintBrowser,
  html: string,
  { book, index, isPatient }: { book: BookPlan; index: number; isPatient: boolean },
  options: SheetOptions,
): Promise<PressedSheet | undefined> {
  const { signal, onProgress } = options;
  const clock = stopwatch();
  const guessed = guessMargins(html);
  const guess =
    guessed && pageGeometry(options.trim, marginsOf(options.margins, guessed), options.bleed).typeArea;
  const print = await openPrintPage(browser, html, guess);
  try {
    signal?.throwIfAborted();
    const { page } = print;
    const margins = marginsOf(options.margins, await page.evaluate(readMargins));
    const geometry = pageGeometry(options.trim, margins, options.bleed);
    const { width, height } = geometry.typeArea;
    if (guess?.width !== width || guess.height !== height) await page.setViewport({ width, height });
    const galley = (await page.evaluateHandle(openGalley)) as JSHandle<OpenGalley>;
    const loaded = clock();

    // The text is set once its words are divided where they must be; what follows only reads it.
    const { setting, packed } = await page.evaluate(setAndMeasure, galley, geometry.typeArea);
    let measured = unpackGalley(packed);
    const measuring = clock() - setting;
    await book.turnOf(index);
    // To wait is no step.
    clock();
    for (let round = 1; ; round++) {
      refuseOverflow(measured);
      refuseNothing(measured);
      const own = foliosIn(book.tryOut(index, measured, roomOf(measured, geometry)).plan);
      const folios = foliosOf(measured.referred, (id) => own.get(id) ?? book.folioOf(id));
      const mayChange = measured.referred.length > 0 && round < MOST_ROUNDS;
      if (!mayChange || !(await page.evaluate(fillReferences, folios))) break;
      measured = unpackGalley(await page.evaluate(measure, galley, geometry.typeArea));
    }
    const { plan } = book.settle(index, measured, roomOf(measured, geometry));
    if (isPatient && !book.isReady(index)) return undefined;
    const dependence = book.dependenceOf(index);
    const placement = placementOf(
      plan,
      geometry,
      foliosOf(measured.listed, (id) => book.folioOf(id)),
    );
    const placed = await placeInPage(page, galley, placement);
    if (placed.failures.length > 0) throw new PageMismatchError(placed.failures);
    const planned = clock();
    onProgress?.(`made up ${plan.pages.length - plan.lead} pages, printing`);
    signal?.throwIfAborted();

    const facts = await page.evaluate(structureFacts);
    await page.emulateMediaType();
    const headings = await page.evaluate(release);
    const bytes = await press(print);
    const pressed = clock();
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    mendDestinations(document, geometry);
    mendLinks(document, geometry);
    const differences = comparePages(plan, printedPages(document), geometry);
    if (differences.length > 0) throw new PageMismatchError(differences);
    await mendSheet(document, { ...facts, goingOn: placed.goingOn }, options);
    return {
      document,
      plan,
      beginnings: placed.beginnings,
      headings,
      geometry,
      refused: print.refused,
      version: await browser.version(),
      dependence,
      steps: { load: loaded + setting, plan: measuring + planned, press: pressed, audit: clock() },
    };
  } finally {
    await print.close();
  }
}

function roomOf({ areaOverhead, noteGap, lineHeight }: Measured, { typeArea }: PageGeometry): PageRoom {
  return { height: typeArea.height - SLACK, areaOverhead, noteGap, lineHeight };
}

/** Only of what is asked for: all ids of a book would take longer on their way than the placing. */
function foliosOf(
  ids: readonly string[],
  folioOf: (id: string) => string | undefined,
): Record<string, string> {
  return Object.fromEntries(ids.map((id) => [id, folioOf(id) ?? '']));
}

/** Handed over as text: as a value, the protocol would take longer with it than `place` itself. */
async function placeInPage(page: Page, galley: JSHandle<OpenGalley>, placement: Placement): Promise<Placed> {
  const placed = await page.evaluate(
    (open, text) => JSON.stringify(open.place(open, JSON.parse(text) as Placement)),
    galley,
    JSON.stringify(placement),
  );
  return JSON.parse(placed) as Placed;
}

/** Chromium shrinks the whole document where anything sticks out sideways, and every page would be wrong. */
function refuseOverflow({ overflowing }: Measured): void {
  if (overflowing.length === 0) return;
  throw new PageMismatchError(overflowing.map((what) => `${what} sticks out of the type area`));
}

/** A shell that prints nothing would give a PDF without pages, which no reader opens. */
function refuseNothing({ runs, around }: Measured): void {
  if (around !== '') {
    throw new PageDesignError(
      `expected the parts of the book as children of \`<body>\` in the print shell (\`print.liquid\`), found \`<${around}>\` around them; take it away`,
    );
  }
  if (runs.length > 0) return;
  throw new PageDesignError(
    'expected parts of the book as children of `<body>` in the print shell (`print.liquid`), found none',
  );
}

/** The margins asked for, and where none are, those of the template. */
function marginsOf(asked: SheetOptions['margins'], own: Margins): Margins {
  return {
    top: asked.top ?? own.top,
    bottom: asked.bottom ?? own.bottom,
    inner: asked.inner ?? own.inner,
    outer: asked.outer ?? own.outer,
  };
}

/** Gives the time since the last call, in ms. */
function stopwatch(): () => number {
  let last = performance.now();
  return () => {
    const now = performance.now();
    const passed = now - last;
    last = now;
    return passed;
  };
}
