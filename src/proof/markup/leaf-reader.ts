/** Reads the leaves of a part of a page: what makes one is the same in HTML, in XHTML and in a manuscript. */
import type { Element, ElementContent } from 'xast';
import type { Leaf, Place } from '../reading.ts';
import type { RunningText } from './running-text.ts';
import { contextIn, kindIn, type Context } from './leaf-context.ts';
import { OpenLeaf } from './open-leaf.ts';
import { charactersOf, isBlock, isHidden, isPageMark } from './tree.ts';

/** What stands around the parts, and is asked about each element in them. */
export interface Surroundings {
  /** True where an element belongs elsewhere (a note, a chapter, contents) and has been read there. */
  takes(element: Element): boolean;
  /** What a link is, and where it leads; `nothing` says that neither the link nor its text is of the author. */
  linkOf(link: Element, context: LinkContext): LinkSeen;
}

/** Where a link stands. */
export interface LinkContext {
  /** The id of the heading that it stands in. */
  heading?: string | undefined;
  /** True where it stands in the first leaf of its part. */
  isInFirst: boolean;
  /** True where nothing of its part has been read before it. */
  isFirst: boolean;
}

/** What a link was seen to be. */
export type LinkSeen =
  | { kind: 'call'; id: string; number: string; target: string }
  | { kind: 'link'; target: string }
  /** Its text is read, the link is of the machine: a heading that leads to itself. */
  | { kind: 'words' }
  | { kind: 'nothing' }
  /** The number of a note, which leads back; the stop after it is of the machine, too. */
  | { kind: 'number' };

/** The ids that are the machine's; those of calls are with the calls. */
const MACHINE_ID = /^(?:call|note|page)-/u;

/** Reads one part: a chapter, a note, or what is around them. */
export class LeafReader {
  readonly leaves: Leaf[] = [];
  readonly #surroundings: Surroundings;
  readonly #place: Place;
  readonly #running: RunningText | undefined;
  readonly #ownId: string;
  #open: OpenLeaf | undefined;
  #ids: string[] = [];
  /** True right behind the number of a note. */
  #behindNumber = false;

  /**
   * @param ownId the id of the part, which is none of its leaves
   * @param running where its text runs on, with the marks in it
   */
  constructor(surroundings: Surroundings, place: Place, ownId: string, running?: RunningText) {
    this.#surroundings = surroundings;
    this.#place = place;
    this.#ownId = ownId;
    this.#running = running;
  }

  /** Reads an element that is the part, or its beginning. */
  read(root: Element): Leaf[] {
    this.#children(root, { block: root });
    this.#close({});
    const last = this.leaves.at(-1);
    if (last) last.ids.push(...this.#ids);
    this.#ids = [];
    return this.leaves;
  }

  #children(element: Element, context: Context): void {
    for (const child of element.children) this.#node(child, context);
  }

  #node(node: ElementContent, context: Context): void {
    if (node.type === 'text' || node.type === 'cdata') {
      this.#text(node.value, context);
      return;
    }
    if (node.type !== 'element') return;
    if (isPageMark(node)) {
      if (node.attributes.id) this.#running?.mark(node.attributes.id);
      return;
    }
    if (this.#surroundings.takes(node)) {
      this.#close(context);
      return;
    }
    if (isHidden(node)) return;
    if (isBlock(node)) this.#block(node, context);
    else this.#inline(node, context);
  }

  #text(value: string, context: Context): void {
    let text = value;
    if (this.#behindNumber) {
      text = text.replace(/^[.:)\]]?\s+/u, '');
      this.#behindNumber = false;
    }
    if (!this.#open && !/\S/u.test(text)) return;
    this.#leaf(context).add(text);
    this.#running?.add(text);
  }

  #block(element: Element, context: Context): void {
    this.#close(context);
    this.#addId(element);
    const inner = contextIn(element, context);
    const before = this.leaves.length;
    // Notes, chapters and contents apart, a cell is one, even if it says nothing.
    if (element.name === 'td' || element.name === 'th') {
      this.#leaf(inner);
      this.#children(element, inner);
      this.#close(inner, this.leaves.length === before);
    } else {
      this.#children(element, inner);
      this.#close(inner);
    }
    // Lines end where blocks end.
    this.#running?.add(' ');
  }

  #inline(element: Element, context: Context): void {
    const { name, attributes } = element;
    if (name === 'br') {
      this.#open?.add(' ');
      this.#running?.add(' ');
    } else if (name === 'img' || name === 'svg' || (attributes.role === 'img' && name !== 'a')) {
      this.#picture(element, context);
    } else if (name === 'a' && attributes.href !== undefined && attributes.href !== null) {
      this.#link(element, context);
    } else {
      if (attributes.id) this.#addId(element);
      // What parts two calls in a row is no text.
      if (name === 'sup' && isOfCallsOnly(element)) {
        for (const child of element.children) if (child.type === 'element') this.#node(child, context);
      } else this.#children(element, context);
    }
  }

  #picture(element: Element, context: Context): void {
    const open = this.#leaf(context);
    const { id } = element.attributes;
    open.addPicture(alternativeOf(element), id && !MACHINE_ID.test(id) ? [id] : []);
  }

  #link(element: Element, context: Context): void {
    const isInFirst = this.leaves.length === 0;
    const isFirst = isInFirst && (this.#open?.length ?? 0) === 0;
    const seen = this.#surroundings.linkOf(element, { heading: context.heading, isInFirst, isFirst });
    if (seen.kind === 'nothing') return;
    if (seen.kind === 'number') {
      this.#behindNumber = true;
      return;
    }
    if (seen.kind === 'call') {
      const { id, number, target } = seen;
      this.#leaf(context).addCall({ id, number, target });
      return;
    }
    this.#addId(element);
    if (seen.kind === 'words') {
      this.#children(element, context);
      return;
    }
    const open = this.#leaf(context);
    const { length, pictures } = open;
    this.#children(element, context);
    // A block in a link ends the leaf; the link is that of the words before it.
    open.addLink(seen.target, length, pictures);
  }

  #addId(element: Element): void {
    const id = element.attributes.id;
    if (!id || id === this.#ownId || MACHINE_ID.test(id)) return;
    if (this.#open) this.#open.ids.push(id);
    else this.#ids.push(id);
  }

  /** The leaf that text goes to. */
  #leaf(context: Context): OpenLeaf {
    if (this.#open) return this.#open;
    const leaf = new OpenLeaf(kindIn(context), this.#place);
    leaf.ids.push(...this.#ids);
    this.#ids = [];
    this.#open = leaf;
    return leaf;
  }

  #close(context: Context, isAlways = false): void {
    const open = this.#open;
    this.#open = undefined;
    if (!open) return;
    const made = open.close(isAlways);
    if (made.length === 0) this.#ids.unshift(...open.ids);
    else if (context.item) context.item.isBegun = true;
    this.leaves.push(...made);
  }
}

/** True where a superscript has nothing but calls in it, and commas between them. */
function isOfCallsOnly({ children }: Element): boolean {
  const calls = children.filter((child) => child.type === 'element');
  if (!calls.some((child) => child.type === 'element' && /^call-/u.test(child.attributes.id ?? '')))
    return false;
  return children.every((child) => child.type === 'element' || /^[\s,;·]*$/u.test(charactersOf(child)));
}

/** What is said of a picture to those who do not see it. */
function alternativeOf(element: Element): string {
  const { name, attributes } = element;
  if (name === 'img') return attributes.alt ?? '';
  const title = element.children.find((child) => child.type === 'element' && child.name === 'title');
  return attributes['aria-label'] ?? (title ? charactersOf(title) : '');
}
