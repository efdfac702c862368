/** A leaf that is being read. */
import type { CallRead, Leaf, LeafKind, LinkRead, Place } from '../reading.ts';
import { keyOf } from '../words.ts';
import { asRead } from './tree.ts';

/** Gathers the text of a leaf with all that stands in it. */
export class OpenLeaf {
  readonly kind: LeafKind;
  readonly #place: Place;
  #text = '';
  readonly #calls: CallRead[] = [];
  readonly #links: LinkRead[] = [];
  readonly #pictures: Leaf[] = [];
  readonly ids: string[] = [];

  constructor(kind: LeafKind, place: Place) {
    this.kind = kind;
    this.#place = place;
  }

  /** How many characters of the key have been read. */
  get at(): number {
    return keyOf(this.#text).length;
  }

  add(text: string): void {
    this.#text += text;
  }

  /** Where the text is: for `since`. */
  get length(): number {
    return this.#text.length;
  }

  /** The text from some place on, as it was read. */
  since(length: number): string {
    return asRead(this.#text.slice(length));
  }

  addCall(call: Omit<CallRead, 'at' | 'place'>): void {
    this.#calls.push({ ...call, at: this.at, place: this.#place });
  }

  addPicture(text: string, ids: readonly string[]): void {
    this.#pictures.push({
      kind: 'picture',
      text: asRead(text),
      ids: [...ids],
      calls: [],
      links: [],
      place: this.#place,
    });
  }

  /** A link whose text began at `from`; one in which there is nothing but pictures is theirs. */
  addLink(target: string, from: number, pictures: number): void {
    const text = this.since(from);
    if (text === '') {
      for (const picture of this.#pictures.slice(pictures)) picture.links.push({ text: '', target, at: 0 });
      return;
    }
    const at = keyOf(this.#text.slice(0, from)).length;
    const last = this.#links.at(-1);
    // A link is taken apart by the calls in it, and by the lines of a verse.
    if (last?.target === target && last.at + keyOf(last.text).length === at) {
      const isSpaced = /\s$/u.test(this.#text.slice(0, from)) || /^\s/u.test(this.#text.slice(from));
      last.text = `${last.text}${isSpaced ? ' ' : ''}${text}`;
    } else this.#links.push({ text, target, at });
  }

  get pictures(): number {
    return this.#pictures.length;
  }

  /** What was read: the leaf itself, if it says anything or is one without saying it, then its pictures. */
  close(isAlways = false): Leaf[] {
    const text = asRead(this.#text);
    if (text === '' && this.#calls.length === 0 && !isAlways) {
      this.#pictures[0]?.ids.unshift(...this.ids);
      return this.#pictures;
    }
    const own = {
      kind: this.kind,
      text,
      ids: this.ids,
      calls: this.#calls,
      links: this.#links,
      place: this.#place,
    };
    return [own, ...this.#pictures];
  }
}
