/// <reference lib="dom" />
/**
 * A reading system that is not ours: epub.js, in a page of its own in Chromium. It gets the book as bytes and
 * nothing else: no address of the page leads anywhere.
 */
import { createRequire } from 'node:module';
import type { LaunchedBrowser } from '../../../src/print/browser/launch.ts';

/** Where the reader is. */
export interface Location {
  /** The file, relative to the package. */
  href: string;
  /** The screen of it, from 1, and how many there are. */
  screen: number;
  screens: number;
  atEnd: boolean;
}

/** What is seen of something. */
export interface Sight {
  href: string;
  visible: boolean;
  /** The first words from there on. */
  words: string;
}

/** What the test uses of epub.js, as it is in the page. */
interface Displayed {
  start: { href: string; displayed: { page: number; total: number } };
  atEnd?: boolean;
}
interface Rendition {
  display(target?: string): Promise<unknown>;
  next(): Promise<unknown>;
  currentLocation(): Displayed | Promise<Displayed>;
  getContents(): { document: Document }[];
  once(event: 'relocated', listener: () => void): void;
}
interface Book {
  open(data: string, kind: 'base64'): Promise<unknown>;
  ready: Promise<unknown>;
  loaded: { navigation: Promise<unknown> };
  pageList?: { pageList?: { href: string; page: number }[] };
  renderTo(id: string, options: Record<string, unknown>): Rendition;
}
declare global {
  interface Window {
    ePub(): Book;
    reading: { book: Book; rendition: Rendition };
  }
}

const SIZE = { width: 420, height: 640 };
const ORIGIN = 'http://reader.test/';

/** A book that is being read. */
export class Reader {
  private readonly page: Awaited<ReturnType<LaunchedBrowser['browser']['newPage']>>;
  /** What the page asked for, other than itself, and what went wrong in it. */
  readonly complaints: string[];

  private constructor(page: Reader['page'], complaints: string[]) {
    this.page = page;
    this.complaints = complaints;
  }

  static async open({ browser }: LaunchedBrowser, epub: Uint8Array): Promise<Reader> {
    const page = await browser.newPage();
    const complaints: string[] = [];
    await page.setViewport(SIZE);
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const url = request.url();
      if (url === ORIGIN)
        void request.respond({ contentType: 'text/html', body: '<!doctype html><div id="area"></div>' });
      else if (/^(?:blob|data|about):/u.test(url)) void request.continue();
      else {
        if (!url.endsWith('/favicon.ico')) complaints.push(`asked for ${url}`);
        void request.abort();
      }
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(ORIGIN);
    const { resolve } = createRequire(import.meta.url);
    for (const script of ['jszip/dist/jszip.min.js', 'epubjs/dist/epub.min.js'])
      await page.addScriptTag({ path: resolve(script) });
    await page.evaluate(
      async (data, { width, height }) => {
        const book = window.ePub();
        await book.open(data, 'base64');
        await book.ready;
        const rendition = book.renderTo('area', { width, height, flow: 'paginated', spread: 'none' });
        window.reading = { book, rendition };
        await rendition.display();
      },
      Buffer.from(epub).toString('base64'),
      SIZE,
    );
    return new Reader(page, complaints);
  }

  /** Turns one screen after another to the end. */
  async turnThrough(): Promise<{ locations: Location[]; texts: Record<string, string> }> {
    return this.page.evaluate(async () => {
      const { rendition } = window.reading;
      const locations: Location[] = [];
      const texts: Record<string, string> = {};
      for (let turn = 0; turn < 2000; turn++) {
        const { start, atEnd } = await rendition.currentLocation();
        const { page: screen, total: screens } = start.displayed;
        locations.push({ href: start.href, screen, screens, atEnd: atEnd === true });
        texts[start.href] ??= rendition.getContents()[0]?.document.body.textContent ?? '';
        if (atEnd === true) break;
        await rendition.next();
      }
      return { locations, texts };
    });
  }

  /** The list of pages as epub.js has read it. */
  async pageList(): Promise<{ href: string; page: number }[]> {
    return this.page.evaluate(async () => {
      const { book } = window.reading;
      await book.loaded.navigation;
      return book.pageList?.pageList ?? [];
    });
  }

  /** Goes to an address, and looks at what has its id. */
  async goTo(href: string): Promise<Sight> {
    await this.page.evaluate((target) => window.reading.rendition.display(target), href);
    return this.look(href.split('#')[1] ?? '');
  }

  /** Clicks on a link, and looks at what it leads to. */
  async follow(selector: string): Promise<Sight> {
    const id = await this.page.evaluate(async (wanted) => {
      const { rendition } = window.reading;
      const link = rendition.getContents()[0]?.document.querySelector<HTMLAnchorElement>(wanted);
      if (!link) throw new Error(`expected ${wanted} in the book, found none`);
      const target = link.getAttribute('href')?.split('#')[1] ?? '';
      const arrived = new Promise<void>((resolve) => rendition.once('relocated', resolve));
      link.click();
      await arrived;
      return target;
    }, selector);
    return this.look(id);
  }

  /** Looks for what has an id, without turning. */
  async look(id: string): Promise<Sight> {
    return this.page.evaluate(async (wanted) => {
      const { rendition } = window.reading;
      const { start } = await rendition.currentLocation();
      const found = rendition.getContents()[0]?.document.getElementById(wanted);
      if (!found) return { href: start.href, visible: false, words: '' };
      const frame = found.ownerDocument.defaultView!.frameElement!.getBoundingClientRect();
      const area = document.getElementById('area')!.getBoundingClientRect();
      // An empty mark has no width; the first line of what is larger is what counts.
      const rect = [...found.getClientRects()][0] ?? found.getBoundingClientRect();
      const left = frame.left + rect.left;
      const top = frame.top + rect.top;
      const visible =
        left >= area.left - 1 && left <= area.right && top >= area.top - 1 && top <= area.bottom;
      const rest = found.ownerDocument.createRange();
      rest.setStartBefore(found);
      rest.setEndAfter(found.ownerDocument.body.lastChild!);
      return { href: start.href, visible, words: rest.toString().trim().slice(0, 80) };
    }, id);
  }
}
