/** Copies objects from one PDF to another, with all that they lead to. */
import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFPageLeaf,
  PDFRawStream,
  PDFRef,
  PDFString,
  PDFHexString,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib';

const [PARENT, STRUCT_PARENT, STRUCT_PARENTS, ID, HEADERS, S] = [
  'Parent',
  'StructParent',
  'StructParents',
  'ID',
  'Headers',
  'S',
].map((name) => PDFName.of(name)) as [PDFName, PDFName, PDFName, PDFName, PDFName, PDFName];

/** What of each file is unique in it, and has to be in the new one. */
export interface CopyOptions {
  /** The keys of structure parents (PDF 32000-1, 14.7.4.4) begin here. */
  firstKey: number;
  /** Goes before the ids of structure elements that Chromium has numbered; others are unique in the book. */
  prefix: string;
}

/** One file on its way into another. */
export class CopyObjects {
  readonly #from: PDFContext;
  readonly #to: PDFContext;
  readonly #options: CopyOptions;
  readonly #known = new Map<PDFRef, PDFRef | null>();
  /** The structure elements with ids that were copied. */
  readonly named: [id: string, element: PDFRef][] = [];
  readonly #waiting: [from: PDFRef, to: PDFRef][] = [];
  #highest = -1;

  constructor(from: PDFContext, to: PDFContext, options: CopyOptions) {
    this.#from = from;
    this.#to = to;
    this.#options = options;
  }

  /** The first key of structure parents that is free. */
  get nextKey(): number {
    return this.#options.firstKey + this.#highest + 1;
  }

  /** A key of structure parents as the other file has it. */
  keyOf(key: number): number {
    this.#highest = Math.max(this.#highest, key);
    return key + this.#options.firstKey;
  }

  /** Whatever leads to an object leads to one that the other file has already. */
  standsFor(reference: PDFRef, other: PDFRef): void {
    this.#known.set(reference, other);
  }

  /** Whatever leads to an object leads nowhere. */
  leaveOut(reference: PDFRef): void {
    this.#known.set(reference, null);
  }

  /** The number of an object in the other file. */
  refOf(reference: PDFRef): PDFRef {
    const known = this.#known.get(reference);
    if (known) return known;
    const own = this.#to.nextRef();
    this.#known.set(reference, own);
    this.#waiting.push([reference, own]);
    return own;
  }

  /** A value as the other file has it. */
  of(value: PDFObject): PDFObject {
    if (value instanceof PDFRef) {
      if (this.#known.get(value) === null) return this.#to.obj(null);
      return this.refOf(value);
    }
    if (value instanceof PDFArray) {
      const array = PDFArray.withContext(this.#to);
      for (const each of value.asArray()) array.push(this.of(each));
      return array;
    }
    if (value instanceof PDFDict) return this.shallow(value, []);
    if (value instanceof PDFRawStream)
      return PDFRawStream.of(this.shallow(value.dict, []), value.getContents());
    return value;
  }

  /** A dictionary without some of its entries. */
  shallow(dictionary: PDFDict, without: readonly PDFName[]): PDFDict {
    const isPage = dictionary instanceof PDFPageLeaf;
    const copy = isPage
      ? PDFPageLeaf.fromMapWithContext(new Map(), this.#to, false)
      : PDFDict.withContext(this.#to);
    const isElement = dictionary.has(S);
    for (const [key, value] of dictionary.entries()) {
      // The trees that pages and items of the outline hang on are made anew.
      if (without.includes(key) || key === PARENT) continue;
      if ((key === STRUCT_PARENT || key === STRUCT_PARENTS) && value instanceof PDFNumber) {
        copy.set(key, PDFNumber.of(this.keyOf(value.asNumber())));
      } else if (key === ID && isElement) copy.set(key, this.#prefixed(value));
      else if (key === HEADERS && value instanceof PDFArray) {
        const ids = PDFArray.withContext(this.#to);
        for (const each of value.asArray()) ids.push(this.#prefixed(each));
        copy.set(key, ids);
      } else copy.set(key, this.of(value));
    }
    return copy;
  }

  /** Copies all that was asked for, and what that leads to. */
  run(): void {
    for (let next = this.#waiting.pop(); next; next = this.#waiting.pop()) {
      const [from, to] = next;
      const value = this.#from.lookup(from);
      if (!value) continue;
      const copy = this.of(value);
      this.#to.assign(to, copy);
      const id = copy instanceof PDFDict && copy.has(S) ? copy.get(ID) : undefined;
      if (id instanceof PDFString) this.named.push([id.asString(), to]);
    }
  }

  #prefixed(id: PDFObject): PDFObject {
    if (!(id instanceof PDFString) && !(id instanceof PDFHexString)) return this.of(id);
    const text = id.decodeText();
    return PDFString.of(/^node\d+$/u.test(text) ? this.#options.prefix + text : text);
  }
}
