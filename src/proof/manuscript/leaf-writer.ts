/** Gathers leaves: one is open at a time, and takes text, calls and links until it is closed. */
import type { Nodes } from 'mdast';
import type { Leaf, LeafKind, LinkRead, Place } from '../reading.ts';
import { keyOf } from '../words.ts';

interface OpenLeaf {
  leaf: Leaf;
  /** As written, white space and all. */
  text: string;
  /** The pictures among its text, which follow it as leaves of their own. */
  pictures: Leaf[];
}

/** What gathers the leaves of a chapter or of a note. */
export class LeafWriter {
  readonly leaves: Leaf[] = [];
  readonly #file: string;
  #open: OpenLeaf | undefined;
  /** Ids that wait for the leaf they begin with. */
  #ids: string[] = [];

  /** @param file the path of the chapter's file within the manuscript */
  constructor(file: string) {
    this.#file = file;
  }

  /** An id that begins with the next leaf, or stands in the open one. */
  id(id: string | undefined): void {
    if (id === undefined || id === '') return;
    if (this.#open) this.#open.leaf.ids.push(id);
    else this.#ids.push(id);
  }

  /**
   * A leaf, from its begin to its end.
   * @param node tells where it stands in the manuscript
   * @param write writes its text; without any text or call there is no leaf
   */
  leaf(kind: LeafKind, node: Nodes | undefined, write: () => void): void {
    const open: OpenLeaf = { leaf: this.#emptyLeaf(kind, node), text: '', pictures: [] };
    this.#open = open;
    write();
    this.#open = undefined;
    const { leaf, pictures } = open;
    leaf.text = open.text.replaceAll(/\s+/gu, ' ').trim();
    if (leaf.text !== '' || leaf.calls.length > 0 || kind === 'cell') this.#push(leaf);
    else {
      this.#ids.push(...leaf.ids);
      // A link without text leads from the picture in it.
      pictures[0]?.links.push(...leaf.links);
    }
    for (const picture of pictures) this.#push(picture);
  }

  /** Text of the open leaf. */
  text(value: string): void {
    if (this.#open) this.#open.text += value;
  }

  /** A picture: among the text of the open leaf, or on its own. */
  picture(alternative: string, node: Nodes): void {
    const leaf = this.#emptyLeaf('picture', node);
    leaf.text = alternative.replaceAll(/\s+/gu, ' ').trim();
    if (this.#open) this.#open.pictures.push(leaf);
    else this.#push(leaf);
  }

  /** A call of a note, at the end of what has been written of the open leaf. */
  call(id: string, number: string, target: string, node: Nodes): void {
    const open = this.#open;
    open?.leaf.calls.push({ id, number, target, at: this.#at(), place: this.#placeOf(node) });
  }

  /** A link around what is written by `write`. One that is split by calls is one link. */
  link(target: string, write: () => void): void {
    const open = this.#open;
    if (!open) return;
    const at = this.#at();
    const from = open.text.length;
    const pictures = open.pictures.length;
    write();
    const text = open.text.slice(from).replaceAll(/\s+/gu, ' ').trim();
    const shown = open.pictures.slice(pictures);
    const link: LinkRead = { text, target, at };
    if (text === '' && shown[0] && open.text.trim() !== '') shown[0].links.push({ ...link, at: 0 });
    else if (text !== '' || shown.length > 0) addLink(open.leaf.links, link);
  }

  /** What stands at the end has no leaf to begin with, so the last one has it. */
  finish(): Leaf[] {
    this.leaves.at(-1)?.ids.push(...this.#ids);
    this.#ids = [];
    return this.leaves;
  }

  #at(): number {
    return keyOf(this.#open?.text ?? '').length;
  }

  #push(leaf: Leaf): void {
    leaf.ids.unshift(...this.#ids);
    this.#ids = [];
    this.leaves.push(leaf);
  }

  #emptyLeaf(kind: LeafKind, node: Nodes | undefined): Leaf {
    return { kind, text: '', ids: [], calls: [], links: [], place: this.#placeOf(node) };
  }

  #placeOf(node: Nodes | undefined): Place {
    const start = node?.position?.start;
    return {
      ...(this.#file !== '' && { file: this.#file }),
      ...(start && { line: start.line, column: start.column }),
    };
  }
}

/** Adds a link to those of a leaf; one right behind another that leads to the same goes on with it. */
function addLink(links: LinkRead[], link: LinkRead): void {
  const last = links.at(-1);
  if (last?.target === link.target && last.at + keyOf(last.text).length === link.at) {
    last.text = `${last.text} ${link.text}`.trim();
    return;
  }
  links.push(link);
}
