/** One sheet: galley, make-up, placing, press, audit. */
import { PDFDocument } from '@cantoo/pdf-lib';
import { comparePages, PageMismatchError } from './audit.ts';
import { mendDestinations } from './binding/mend-destinations.ts';
import { mendLinks } from './binding/mend-links.ts';
import { mendSheet, type SheetWording } from './binding/mend-sheet.ts';
import { writePlainFile } from './binding/write-file.ts';
import { folioIn, type BookPlan } from './book-plan.ts';
import type { PageDesign } from './browser-setter.ts';
import type { Measured } from './in-page/galley.ts';
import { unpackGalley } from './in-page/pack.ts';
import type { PageBeginning, Placement } from './in-page/placement.ts';
import type { PrintedHeading } from './in-page/release.ts';
import type { PageRoom } from './make-up/galley.ts';
import { PageDesignError, type PageGeometry } from './page-geometry.ts';
import { placementOf } from './placement.ts';
import type { Plan } from './plan.ts';
import { printedPages } from './printed-pages.ts';
import type { Printed, SetText, SheetSetter } from './sheet-setter.ts';

/** How sheets are set. */
export interface SheetOptions extends PageDesign, SheetWording {
  signal?: AbortSignal | undefined;
  onProgress?: ((message: string) => void) | undefined;
}

/** Where a sheet stands in its book. */
export interface SheetPlace {
  book: BookPlan;
  index: number;
  /** True where a sheet that prints folios which are not known yet is left for later. */
  isPatient: boolean;
}

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
  /** What of other sheets it depends on, as it was when it was printed. */
  dependence: string;
  /** How long it took to plan its pages, and to read the printed file back and mend it, in ms. */
  planning: number;
  reading: number;
}

/** What became of a sheet: it is printed, or its turn comes later, or this setter could not do it. */
export type SheetOutcome = PressedSheet | 'later' | 'text unknown' | 'pages unknown';

/** Is told what a setter did. */
export interface SheetRecord {
  onSet?(folios: Readonly<Record<string, string>>, text: SetText): Promise<void>;
  /** @param mended a sheet that needs nothing any more */
  onMended?(placement: Placement, mended: Printed): Promise<void>;
}

/** What is left free on every page, in px: a thing that fits to a hair in the galley may not fit in print. */
const SLACK = 0.5;

/** Page references can change line breaks, and with them pages; after so many rounds they must have settled. */
export const MOST_ROUNDS = 4;

/**
 * Sets one sheet, and prints it.
 * @throws {PageMismatchError} where the printed pages are not the planned ones
 * @throws {PageDesignError} where the document has no parts, or its margins leave no room
 */
export async function setSheet(
  setter: SheetSetter,
  { book, index, isPatient }: SheetPlace,
  options: SheetOptions,
  record: SheetRecord = {},
): Promise<SheetOutcome> {
  const { signal, onProgress } = options;
  let folios: Record<string, string> = {};
  let text = await setter.set(folios);
  if (!text) return 'text unknown';
  await record.onSet?.(folios, text);
  let begun = performance.now();
  let measured = readGalley(text);
  let planning = performance.now() - begun;
  await book.turnOf(index);
  begun = performance.now();
  let isLost = false;
  let tried = book.tryOut(index, measured, roomOf(measured, text.geometry));
  for (let round = 1; measured.referred.length > 0 && round < MOST_ROUNDS; round++) {
    const own = tried.plan;
    const next = foliosOf(measured.referred, (id) => folioIn(own, id) ?? book.folioOf(id));
    if (JSON.stringify(next) === JSON.stringify(folios)) break;
    folios = next;
    planning += performance.now() - begun;
    const again = await setter.set(folios);
    begun = performance.now();
    isLost = !again;
    if (!again) break;
    text = again;
    await record.onSet?.(folios, text);
    measured = readGalley(text);
    tried = book.tryOut(index, measured, roomOf(measured, text.geometry));
  }
  const { geometry } = text;
  const { plan } = tried;
  // Whoever comes after this sheet waits for its pages; should they be others in the end, it will be told.
  book.settle(index, tried);
  if (isLost) return 'text unknown';
  if (isPatient && !book.isReady(index)) return 'later';
  const dependence = book.dependenceOf(index);
  const listed = foliosOf(measured.listed, (id) => book.folioOf(id));
  const placement = placementOf(plan, geometry, listed);
  planning += performance.now() - begun;
  onProgress?.(`made up ${plan.pages.length - plan.lead} pages, printing`);
  signal?.throwIfAborted();
  const printed = await setter.press(placement);
  if (!printed) return 'pages unknown';

  begun = performance.now();
  const document = await PDFDocument.load(printed.bytes, { updateMetadata: false });
  const { facts, beginnings, headings, refused } = printed;
  if (facts) {
    mendDestinations(document, geometry);
    mendLinks(document, geometry);
    const differences = comparePages(plan, printedPages(document), geometry);
    if (differences.length > 0) throw new PageMismatchError(differences);
    await mendSheet(document, facts, options);
    // Written plainly, since it is only to be read again.
    if (record.onMended) {
      const bytes = writePlainFile(document);
      await record.onMended(placement, { bytes, beginnings, headings, refused });
    }
  }
  const reading = performance.now() - begun;
  return { document, plan, beginnings, headings, geometry, refused, dependence, planning, reading };
}

/** What was measured. @throws where no page can be made of it */
function readGalley({ packed }: SetText): Measured {
  const measured = unpackGalley(packed);
  refuseOverflow(measured);
  refuseNothing(measured);
  return measured;
}

function roomOf({ areaOverhead, noteGap, lineHeight }: Measured, { typeArea }: PageGeometry): PageRoom {
  return { height: typeArea.height - SLACK, areaOverhead, noteGap, lineHeight };
}

/** Only of what is asked for: all ids of a book would take longer on their way than the placing. */
function foliosOf(
  ids: readonly string[],
  folioOf: (id: string) => string | undefined,
): Record<string, string> {
  return Object.fromEntries(
    ids.flatMap((id) => {
      const folio = folioOf(id);
      return folio === undefined || folio === '' ? [] : [[id, folio]];
    }),
  );
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
