/** A sheet in the browser: its page is opened with the first text that is set, and closed with `close`. */
import { PageMismatchError } from './audit.ts';
import type { JSHandle, PrintBrowser } from './browser/launch.ts';
import { guessMargins } from './guess-margins.ts';
import { fillReferences } from './in-page/fill-references.ts';
import type { OpenGalley } from './in-page/galley.ts';
import { measure } from './in-page/measure.ts';
import { openGalley } from './in-page/open-galley.ts';
import type { Placed, Placement } from './in-page/placement.ts';
import { readMargins } from './in-page/read-margins.ts';
import { release } from './in-page/release.ts';
import { setAndMeasure } from './in-page/set-and-measure.ts';
import { structureFacts } from './in-page/structure-facts.ts';
import { pageGeometry, type Margins, type PageGeometry, type Trim } from './page-geometry.ts';
import { openPrintPage, press, PRINTING, type PrintPage } from './print-page.ts';
import type { Printed, SetText, SheetSetter } from './sheet-setter.ts';

/** The page that is set. */
export interface PageDesign {
  trim: Trim;
  /** Margins that go before the template's. */
  margins: { [Side in keyof Margins]?: Margins[Side] | undefined };
  /** What is printed beyond the trim on each side, a CSS length. */
  bleed?: string | undefined;
}

/** How long it took to load and set the text, to measure and to place it, and to print it, in ms. */
export interface SetterTimes {
  load: number;
  measure: number;
  press: number;
}

/** All that decides in the browser what becomes of a sheet: who keeps sheets must know it. */
export const SETTING_PROGRAM = [
  openGalley,
  PRINTING,
  ...[setAndMeasure, fillReferences, readMargins, structureFacts, release].map(String),
].join('\n');

/** Set text, on its open page. */
interface OpenSheet {
  print: PrintPage;
  geometry: PageGeometry;
  galley: JSHandle<OpenGalley>;
}

export class BrowserSetter implements SheetSetter {
  readonly times: SetterTimes = { load: 0, measure: 0, press: 0 };
  readonly #browser: PrintBrowser;
  readonly #html: string;
  readonly #design: PageDesign;
  #open: OpenSheet | undefined;

  constructor(browser: PrintBrowser, html: string, design: PageDesign) {
    this.#browser = browser;
    this.#html = html;
    this.#design = design;
  }

  async set(folios: Readonly<Record<string, string>>): Promise<SetText> {
    const begun = performance.now();
    if (!this.#open) {
      const { print, geometry, galley } = (this.#open = await this.#load());
      const loaded = performance.now();
      // The text is set once its words are divided where they must be; what follows only reads it.
      const { setting, packed } = await print.page.evaluate(setAndMeasure, galley, geometry.typeArea);
      this.times.load += loaded - begun + setting;
      this.times.measure += performance.now() - loaded - setting;
      const changes =
        Object.keys(folios).length > 0 && (await print.page.evaluate(fillReferences, { ...folios }));
      if (!changes) return { packed, geometry };
    } else await this.#open.print.page.evaluate(fillReferences, { ...folios });
    const { print, geometry, galley } = this.#open;
    const again = performance.now();
    const packed = await print.page.evaluate(measure, galley, geometry.typeArea);
    this.times.measure += performance.now() - again;
    return { packed, geometry };
  }

  /** @throws {PageMismatchError} where something has no place on its page */
  async press(placement: Placement): Promise<Printed> {
    if (!this.#open) throw new Error('expected the text to be set before it is printed, found it is not');
    const begun = performance.now();
    const { print } = this.#open;
    const placed = await this.#place(this.#open, placement);
    if (placed.failures.length > 0) throw new PageMismatchError(placed.failures);
    const placedAt = performance.now();
    const facts = await print.page.evaluate(structureFacts);
    await print.page.emulateMediaType();
    const headings = await print.page.evaluate(release);
    const bytes = await press(print);
    this.times.measure += placedAt - begun;
    this.times.press += performance.now() - placedAt;
    const { beginnings, goingOn } = placed;
    return { bytes, beginnings, headings, refused: print.refused, facts: { ...facts, goingOn } };
  }

  async close(): Promise<void> {
    await this.#open?.print.close();
  }

  async #load(): Promise<OpenSheet> {
    const { trim, margins, bleed } = this.#design;
    const guessed = guessMargins(this.#html);
    const guess = guessed && pageGeometry(trim, marginsOf(margins, guessed), bleed).typeArea;
    const print = await openPrintPage(this.#browser, this.#html, guess);
    try {
      const { page } = print;
      const geometry = pageGeometry(trim, marginsOf(margins, await page.evaluate(readMargins)), bleed);
      const { width, height } = geometry.typeArea;
      if (guess?.width !== width || guess.height !== height) await page.setViewport({ width, height });
      const galley = (await page.evaluateHandle(openGalley)) as JSHandle<OpenGalley>;
      return { print, geometry, galley };
    } catch (error) {
      await print.close();
      throw error;
    }
  }

  /** Handed over as text: as a value, the protocol would take longer with it than `place` itself. */
  async #place({ print, galley }: OpenSheet, placement: Placement): Promise<Placed> {
    const placed = await print.page.evaluate(
      (open, text) => JSON.stringify(open.place(open, JSON.parse(text) as Placement)),
      galley,
      JSON.stringify(placement),
    );
    return JSON.parse(placed) as Placed;
  }
}

/** The margins asked for, and where none are, those of the template. */
function marginsOf(asked: PageDesign['margins'], own: Margins): Margins {
  return {
    top: asked.top ?? own.top,
    bottom: asked.bottom ?? own.bottom,
    inner: asked.inner ?? own.inner,
    outer: asked.outer ?? own.outer,
  };
}
