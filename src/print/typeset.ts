/**
 * The engine: galley, make-up, placing, press, audit. One document in, one PDF out, every note at the foot of
 * the page that calls it, or an error.
 */
import { PDFDocument } from '@cantoo/pdf-lib';
import { comparePages, PageMismatchError } from './audit.ts';
import { mendDestinations } from './binding/mend-destinations.ts';
import { mendLinks } from './binding/mend-links.ts';
import { mendOutline } from './binding/mend-outline.ts';
import { mendQuotationMarks } from './binding/mend-quotation-marks.ts';
import type { PrintBrowser, JSHandle, Page } from './browser/launch.ts';
import { guessMargins } from './guess-margins.ts';
import { fillReferences } from './in-page/fill-references.ts';
import type { Measured, OpenGalley } from './in-page/galley.ts';
import { measure } from './in-page/measure.ts';
import { openGalley } from './in-page/open-galley.ts';
import { unpackGalley } from './in-page/pack.ts';
import type { PageBeginning, Placed, Placement } from './in-page/placement.ts';
import { readMargins } from './in-page/read-margins.ts';
import { release } from './in-page/release.ts';
import { setAndMeasure } from './in-page/set-and-measure.ts';
import { structureFacts, type StructureFacts } from './in-page/structure-facts.ts';
import {
  PageDesignError,
  pageGeometry,
  type Margins,
  type PageGeometry,
  type Trim,
} from './page-geometry.ts';
import { placementOf } from './placement.ts';
import { planBook, type Plan, type PlanOptions } from './plan.ts';
import { openPrintPage, press } from './print-page.ts';
import { printedPages } from './printed-pages.ts';

/** What is to be printed, and how. */
export interface TypesetOptions {
  trim: Trim;
  /** Margins that go before the template's. */
  margins: { [Side in keyof Margins]?: Margins[Side] | undefined };
  /** What is printed beyond the trim on each side, a CSS length. */
  bleed?: string | undefined;
  chapters: PlanOptions['chapters'];
  bookTitle: string;
  /** The running head of right pages, by the id of the chapter that they begin in. */
  chapterTitle: (id: string) => string;
  signal?: AbortSignal | undefined;
  onProgress?: ((message: string) => void) | undefined;
}

/** What was printed. */
export interface Typeset {
  document: PDFDocument;
  plan: Plan;
  /** Where in the text pages begin, other than those that begin a run. */
  beginnings: PageBeginning[];
  /** What the structure of the finished file wants to know of its notes and links. */
  marks: StructureFacts & Pick<Placed, 'goingOn'>;
  geometry: PageGeometry;
  /** The addresses that the document asked for and did not get. */
  refused: string[];
  /** How long each step took, in ms: loading and setting the text, planning, printing, reading back. */
  steps: Record<'load' | 'plan' | 'press' | 'audit', number>;
}

/** What is left free on every page, in px: a thing that fits to a hair in the galley may not fit in print. */
const SLACK = 0.5;

/** Page references can change line breaks, and with them pages; after so many rounds they must have settled. */
const MOST_ROUNDS = 4;

/**
 * Prints one document.
 * @param html needs nothing beside itself; its parts are the children of its body, its notes those of `.page-notes`
 * @throws {PageMismatchError} where the printed pages are not the planned ones
 * @throws {PageDesignError} where the document has no parts, or its margins leave no room
 */
export async function typeset(
  browser: PrintBrowser,
  html: string,
  options: TypesetOptions,
): Promise<Typeset> {
  try {
    return await typesetOnce(browser, html, options);
  } catch (error) {
    if (!(error instanceof PageMismatchError)) throw error;
    options.onProgress?.('setting the text again, line by line');
    return typesetOnce(browser, html.replace('</head>', `${LINE_BY_LINE}</head>`), options);
  }
}

/**
 * A paragraph that is weighed as a whole (`text-wrap: pretty`) can break otherwise once a page ends within it.
 * Broken line by line it cannot: what comes after a line never changes it. So that is the second try.
 */
const LINE_BY_LINE = '<style>* { text-wrap-style: auto !important; }</style>';

async function typesetOnce(browser: PrintBrowser, html: string, options: TypesetOptions): Promise<Typeset> {
  const { signal, onProgress } = options;
  const clock = stopwatch();
  onProgress?.('setting the text');
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

    const { plan, placed, setting } = await planUntilSettled(page, galley, geometry, options);
    const planned = clock() - setting;
    onProgress?.(`made up ${plan.pages.length} pages, printing`);
    signal?.throwIfAborted();

    const facts = await page.evaluate(structureFacts);
    await page.emulateMediaType();
    const headings = await page.evaluate(release);
    const bytes = await press(print);
    const pressed = clock();
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    mendDestinations(document, geometry);
    mendLinks(document, geometry);
    mendOutline(document, headings);
    mendQuotationMarks(document, html);
    const differences = comparePages(plan, printedPages(document), geometry);
    if (differences.length > 0) throw new PageMismatchError(differences);
    return {
      document,
      plan,
      beginnings: placed.beginnings,
      marks: { ...facts, goingOn: placed.goingOn },
      geometry,
      refused: print.refused,
      steps: { load: loaded + setting, plan: planned, press: pressed, audit: clock() },
    };
  } finally {
    await print.close();
  }
}

/** Sets the text, measures, plans and places. Where the folios that are printed in the text change its lines, plans again. */
async function planUntilSettled(
  page: Page,
  galley: JSHandle<OpenGalley>,
  geometry: PageGeometry,
  options: TypesetOptions,
): Promise<{ plan: Plan; placed: Placed; setting: number }> {
  // The text is set once its words are divided where they must be; what follows only reads it.
  const { setting, packed } = await page.evaluate(setAndMeasure, galley, geometry.typeArea);
  for (let round = 1, found = packed; ; round++) {
    const measured = unpackGalley(found);
    refuseOverflow(measured);
    refuseNothing(measured);
    const { areaOverhead, noteGap, lineHeight } = measured;
    const room = { height: geometry.typeArea.height - SLACK, areaOverhead, noteGap, lineHeight };
    const plan = planBook(measured, { ...options, room });
    const { referred, listed } = measured;
    if (
      referred.length > 0 &&
      round < MOST_ROUNDS &&
      (await page.evaluate(fillReferences, foliosOf(referred, plan)))
    ) {
      found = await page.evaluate(measure, galley, geometry.typeArea);
      continue;
    }
    const placement = placementOf(plan, geometry, foliosOf(listed, plan));
    const placed = await placeInPage(page, galley, placement);
    if (placed.failures.length > 0) throw new PageMismatchError(placed.failures);
    return { plan, placed, setting };
  }
}

/** Only of what is asked for: all ids of a book would take longer on their way than the placing. */
function foliosOf(ids: readonly string[], { placeOf, pages }: Plan): Record<string, string> {
  return Object.fromEntries(ids.map((id) => [id, pages[placeOf.get(id)?.page ?? -1]?.folio ?? '']));
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
function marginsOf(asked: TypesetOptions['margins'], own: Margins): Margins {
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
