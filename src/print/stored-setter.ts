/** A sheet as it was set and printed before. */
import { createHash } from 'node:crypto';
import type { Placement } from './in-page/placement.ts';
import type { Printed, SetText, SheetSetter } from './sheet-setter.ts';
import type { Store } from './store.ts';

/** Finds what was kept of a sheet, and keeps what is new. */
export class StoredSetter implements SheetSetter {
  readonly #store: Store;
  readonly #sheet: string;
  #folios: Readonly<Record<string, string>> = {};

  /** @param circumstances all that decides what becomes of the sheet beside the sheet itself: page, browser, program */
  constructor(store: Store, html: string, circumstances: string) {
    this.#store = store;
    this.#sheet = hashOf(`${hashOf(html)} ${hashOf(circumstances)}`);
  }

  async set(folios: Readonly<Record<string, string>>): Promise<SetText | undefined> {
    this.#folios = folios;
    const found = await this.#store.find('galley', this.#galleyKey());
    return found && (JSON.parse(Buffer.from(found).toString('utf8')) as SetText);
  }

  async press(placement: Placement): Promise<Printed | undefined> {
    const found = await this.#store.find('sheet', this.#sheetKey(placement));
    return found && unpacked(found);
  }

  /** Keeps text that was set with these folios. */
  async keepText(folios: Readonly<Record<string, string>>, text: SetText): Promise<void> {
    this.#folios = folios;
    await this.#store.keep('galley', this.#galleyKey(), Buffer.from(JSON.stringify(text)));
  }

  /** Keeps a sheet that was printed with the text set last, and mended. */
  async keepSheet(placement: Placement, printed: Printed): Promise<void> {
    await this.#store.keep('sheet', this.#sheetKey(placement), packed(printed));
  }

  #galleyKey(): string {
    return hashOf(`${this.#sheet} ${JSON.stringify(this.#folios)}`);
  }

  #sheetKey(placement: Placement): string {
    return hashOf(`${this.#galleyKey()} ${JSON.stringify(placement)}`);
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The length of the facts in four bytes, the facts, the file. */
function packed({ bytes, ...facts }: Printed): Uint8Array {
  const text = Buffer.from(JSON.stringify(facts));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return Buffer.concat([length, text, bytes]);
}

function unpacked(stored: Uint8Array): Printed {
  const buffer = Buffer.from(stored.buffer, stored.byteOffset, stored.length);
  const end = 4 + buffer.readUInt32BE();
  const facts = JSON.parse(buffer.toString('utf8', 4, end)) as Omit<Printed, 'bytes'>;
  return { ...facts, bytes: stored.subarray(end) };
}
