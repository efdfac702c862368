/** Prints the sheets of a book, each with a browser of its own or from what was printed before. */
import { PageMismatchError } from './audit.ts';
import type { BookPlan } from './book-plan.ts';
import { wordingOf } from './binding/mend-sheet.ts';
import { BrowserSetter, SETTING_PROGRAM } from './browser-setter.ts';
import type { PrintBrowser } from './browser/puppeteer.ts';
import type { Plan } from './plan.ts';
import {
  MOST_ROUNDS,
  setSheet,
  type PressedSheet,
  type SheetOptions,
  type SheetOutcome,
  type SheetPlace,
} from './set-sheet.ts';
import type { Store } from './store.ts';
import { StoredSetter } from './stored-setter.ts';

/** Who lends browsers. Jobs get theirs in the order in which they ask. */
export interface BrowserLender {
  withBrowser<T>(job: (browser: PrintBrowser) => Promise<T>): Promise<T>;
}

/** How sheets are printed. */
export interface PressingOptions extends SheetOptions {
  /** Where sheets are kept from run to run. */
  store?: Store | undefined;
}

/** How long each step took, in ms: loading and setting the text, planning, printing, reading back. */
export type Steps = Record<'load' | 'plan' | 'press' | 'audit', number>;

/** Where a sheet came from. */
export interface SheetNews {
  /** How many pages it has. */
  pages: number;
  /** Absent where it was taken as it was kept; else why it was printed. */
  printed?: 'new' | 'text' | 'pages';
}

/** What was kept of a sheet, and whether its text is known. */
interface KeptSheet {
  setter: StoredSetter;
  isKnown: boolean;
}

export class SheetPress {
  readonly steps: Steps = { load: 0, plan: 0, press: 0, audit: 0 };
  version = '';
  readonly #lender: BrowserLender;
  readonly #sheets: readonly string[];
  readonly #book: BookPlan;
  readonly #options: PressingOptions;
  readonly #pressed: (PressedSheet | undefined)[];
  readonly #reasons: SheetNews['printed'][];
  readonly #stop = new AbortController();
  readonly #signal: AbortSignal;

  constructor(lender: BrowserLender, sheets: readonly string[], book: BookPlan, options: PressingOptions) {
    this.#lender = lender;
    this.#sheets = sheets;
    this.#book = book;
    this.#options = options;
    this.#pressed = sheets.map(() => undefined);
    this.#reasons = sheets.map(() => undefined);
    this.#signal = options.signal ? AbortSignal.any([options.signal, this.#stop.signal]) : this.#stop.signal;
  }

  /** Sets all sheets, and those once more that others have moved meanwhile. */
  async printAll(): Promise<PressedSheet[]> {
    const kept = await this.#keptSheets();
    for (let round = 0; round <= MOST_ROUNDS; round++) {
      const due = [...this.#sheets.keys()].filter(
        (index) =>
          this.#pressed[index]?.dependence !== this.#book.dependenceOf(index) || !this.#pressed[index],
      );
      await Promise.all(due.map((index) => this.#print(index, round === 0, kept[index])));
      this.#options.signal?.throwIfAborted();
      this.#stop.signal.throwIfAborted();
    }
    const found = this.#pressed.flatMap((sheet) => sheet ?? []);
    const plans = this.#book.plans();
    if (
      found.length < this.#sheets.length ||
      found.some(({ plan }, index) => !hasSamePages(plan, plans[index]!))
    )
      throw new PageMismatchError(['pages that move whenever the folios in the text are filled in']);
    return found;
  }

  /** Where each sheet came from. */
  news(): SheetNews[] {
    return this.#pressed.map((sheet, index) => {
      const printed = this.#reasons[index];
      const pages = sheet ? sheet.plan.pages.length - sheet.plan.lead : 0;
      return { pages, ...(printed && { printed }) };
    });
  }

  /** What was kept of each sheet. */
  async #keptSheets(): Promise<KeptSheet[]> {
    const { store, trim, margins, bleed } = this.#options;
    if (!store) return [];
    this.version = await this.#lender.withBrowser((browser) => browser.version());
    const design = JSON.stringify({ trim, margins, bleed });
    const circumstances = [this.version, design, SETTING_PROGRAM].join('\n');
    return Promise.all(
      this.#sheets.map(async (html) => {
        const wording = wordingOf(html, this.#options);
        const setter = new StoredSetter(store, html, circumstances + wording);
        return { setter, isKnown: (await setter.set({})) !== undefined };
      }),
    );
  }

  /**
   * Prints one sheet. Called for all in their order: those that need a browser ask for it at once, and so in their
   * order, since with a browser in hand each waits for the plan of those before it. The others wait without one.
   */
  async #print(index: number, isPatient: boolean, kept: KeptSheet | undefined): Promise<void> {
    const place: SheetPlace = { book: this.#book, index, isPatient };
    const { onProgress } = this.#options;
    const isOne = this.#sheets.length === 1;
    const options = {
      ...this.#options,
      signal: this.#signal,
      onProgress: isOne ? onProgress : undefined,
    };
    try {
      const found = kept?.isKnown === true ? await setSheet(kept.setter, place, options) : 'text unknown';
      const isFound = found === 'later' || typeof found !== 'string';
      const outcome = isFound ? found : await this.#withBrowser(place, options, kept?.setter);
      if (typeof outcome !== 'string') {
        if (!isFound) this.#reasons[index] = kept ? (found === 'pages unknown' ? 'pages' : 'text') : 'new';
        this.steps.plan += outcome.planning;
        this.steps.audit += outcome.reading;
        this.#pressed[index] = outcome;
      }
      const done = this.#pressed.filter((sheet) => sheet).length;
      if (!isOne) onProgress?.(`printed ${done} of ${this.#sheets.length} sheets`);
    } catch (error) {
      // Nobody waits for a sheet that does not come.
      this.#stop.abort(error);
      this.#book.giveUp(error);
    }
  }

  #withBrowser(
    place: SheetPlace,
    options: SheetOptions,
    stored: StoredSetter | undefined,
  ): Promise<SheetOutcome> {
    const html = this.#sheets[place.index]!;
    return this.#lender.withBrowser(async (browser) => {
      this.version ||= await browser.version();
      try {
        return await this.#set(browser, html, place, options, stored);
      } catch (error) {
        if (!(error instanceof PageMismatchError)) throw error;
        options.onProgress?.('setting the text again, line by line');
        return this.#set(browser, html.replace('</head>', `${LINE_BY_LINE}</head>`), place, options);
      }
    });
  }

  async #set(
    browser: PrintBrowser,
    html: string,
    place: SheetPlace,
    options: SheetOptions,
    stored?: StoredSetter,
  ): Promise<SheetOutcome> {
    const setter = new BrowserSetter(browser, html, options);
    try {
      return await setSheet(setter, place, options, {
        ...(stored && {
          onSet: (folios, text) => stored.keepText(folios, text),
          onMended: (placement, mended) => stored.keepSheet(placement, mended),
        }),
      });
    } finally {
      await setter.close();
      this.steps.load += setter.times.load;
      this.steps.plan += setter.times.measure;
      this.steps.press += setter.times.press;
    }
  }
}

/**
 * A paragraph that is weighed as a whole (`text-wrap: pretty`) can break otherwise once a page ends within it.
 * Broken line by line it cannot: what comes after a line never changes it. So that is the second try.
 */
const LINE_BY_LINE = '<style>* { text-wrap-style: auto !important; }</style>';

function hasSamePages({ pages }: Plan, { pages: others }: Plan): boolean {
  return (
    pages.length === others.length &&
    pages.every(({ folio, head }, index) => folio === others[index]!.folio && head === others[index]!.head)
  );
}
