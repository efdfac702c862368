/** A place in the press room where a browser stands, or will: it is opened when it is needed, and again when it ended. */
import type { OpenBrowser } from './open-browser.ts';

/** How long one that failed is left alone, by how often it failed in a row, in ms. */
const RESTS: readonly number[] = [0, 500, 2_000, 8_000, 30_000];

export class Stand {
  readonly name: string;
  /** The jobs that it has now. */
  busy = 0;
  /** When it last got a job: a count, not a time. */
  lastUsed = 0;
  /** How often in a row it could not be opened, and why the last time. */
  failures = 0;
  lastFailure = '';
  /** When it may be tried again, as `performance.now()` has it. */
  restsUntil = 0;
  readonly #start: () => Promise<OpenBrowser>;
  #opening: Promise<OpenBrowser> | undefined;
  #open: OpenBrowser | undefined;

  constructor(name: string, start: () => Promise<OpenBrowser>) {
    this.name = name;
    this.#start = start;
  }

  get isOpen(): boolean {
    return this.#open?.browser.connected === true;
  }

  /** The browser that stands here; all who ask while it is being opened wait for the same one. */
  open(): Promise<OpenBrowser> {
    if (this.#open && this.isOpen) return Promise.resolve(this.#open);
    this.#opening ??= this.#openNow().finally(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }

  async close(): Promise<void> {
    await this.#opening?.catch(() => undefined);
    await this.#open?.close();
    this.#open = undefined;
  }

  async #openNow(): Promise<OpenBrowser> {
    try {
      await this.#open?.close();
      this.#open = await this.#start();
      this.failures = 0;
      return this.#open;
    } catch (error) {
      this.failures += 1;
      this.lastFailure = error instanceof Error ? error.message : String(error);
      this.restsUntil = performance.now() + (RESTS[Math.min(this.failures, RESTS.length - 1)] ?? 0);
      throw error;
    }
  }
}
