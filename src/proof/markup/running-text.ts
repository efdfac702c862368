/** The running text of a chapter, or of a list of notes, and the page marks that stand in it. */
import { keyOf } from '../words.ts';

/** How much of the text after a mark tells its place. */
export const KEY_LENGTH = 80;

/** Text as it runs on, in pieces, with marks between them. */
export class RunningText {
  readonly #pieces: string[] = [];
  readonly #marks: { id: string; at: number }[] = [];

  add(piece: string): void {
    this.#pieces.push(piece);
  }

  mark(id: string): void {
    this.#marks.push({ id, at: this.#pieces.length });
  }

  /** By the id of each mark the key of the text after it. */
  marks(): { id: string; after: string }[] {
    return this.#marks.map(({ id, at }) => ({ id, after: this.#after(at) }));
  }

  #after(at: number): string {
    let text = '';
    for (let index = at; index < this.#pieces.length; index++) {
      text += this.#pieces[index] ?? '';
      // What is combined or left out may make it shorter, so there is some more of it.
      if (text.length > 2 * KEY_LENGTH && keyOf(text).length > KEY_LENGTH + 8) break;
    }
    return keyOf(text).slice(0, KEY_LENGTH);
  }
}
