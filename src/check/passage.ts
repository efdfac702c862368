/**
 * A block as its reader reads it: one string, without marks of emphasis, calls and left-out HTML, with the way
 * back to the source. Rules about wording and punctuation look at passages rather than at single text nodes:
 * a comma in italics and a semicolon after them stand side by side, and typography has not touched them yet.
 */
import type { Nodes, Parents } from 'mdast';
import type { VFile } from 'vfile';
import { decodedReference, OBJECT } from './character-reference.ts';

/** The text of a block. */
export interface Passage {
  text: string;
  /** Where in the source the characters of the text from one index up to another begin and end. */
  rangeOf(from: number, to: number): { start: number; end: number };
}

/** Part of a passage, and where it comes from. */
interface Segment {
  /** Where it begins in the passage. */
  at: number;
  /** Where it begins and ends in the source. */
  start: number;
  end: number;
  /** One character for several of the source, such as `“` for `&ldquo;`. */
  isWhole: boolean;
}

const passages = new WeakMap<Nodes, Passage>();

/**
 * Reads a block that holds text: a paragraph, a heading, a cell of a table. Several rules ask for the same
 * blocks, so each is read once.
 */
export function passageOf(block: Parents, file: VFile): Passage {
  const known = passages.get(block);
  if (known) return known;
  const passage = read(block, String(file));
  passages.set(block, passage);
  return passage;
}

/** The blocks of text at or below a node, in order. */
export function blocksOfText(node: Nodes): Parents[] {
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') return [node];
  return 'children' in node ? node.children.flatMap(blocksOfText) : [];
}

/** Line ends with the spaces and marks of quotation around them, escapes, character references, addresses. */
const SPECIAL =
  /(?<![ \t])[ \t]*\r?\n(?:[ \t]*>)*[ \t]*|\\[!-/:-@[-`{-~]|&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});|https?:\/\/[^\s<>[\]]+/gu;
/** `{#id}` at the end of a heading, which is not printed. */
const WRITTEN_ID = /[ \t]*\{#[^\s{}#]+\}[ \t]*$/u;

function read(block: Parents, source: string): Passage {
  const segments: Segment[] = [];
  let text = '';

  const add = (characters: string, start: number, end: number, isWhole = true): void => {
    segments.push({ at: text.length, start, end, isWhole });
    text += characters;
  };
  const addText = (start: number, end: number): void => {
    let from = start;
    for (const found of source.slice(start, end).matchAll(SPECIAL)) {
      const [mark] = found;
      const at = start + found.index;
      if (at > from) add(source.slice(from, at), from, at, false);
      from = at + mark.length;
      if (mark.startsWith('\\')) add(mark.slice(1), at, from);
      else if (mark.startsWith('&')) add(decodedReference(mark), at, from);
      else add(mark.includes('\n') ? '\n' : OBJECT, at, from);
    }
    if (end > from) add(source.slice(from, end), from, end, false);
  };
  const addNode = (node: Nodes, start: number, end: number): void => {
    const slice = source.slice(start, end);
    if (node.type === 'text' && !node.data?.asTyped && !isBorrowed(node.value, slice)) addText(start, end);
    else if (node.type === 'break') add('\n', start, end);
    else if ('children' in node && !isAddress(node, slice)) addChildren(node, false);
    else if (node.type !== 'footnoteReference' && node.type !== 'droppedHtml') add(OBJECT, start, end);
  };
  // Children without a place, which the search for addresses leaves behind, are read from the gap they stand in.
  const addChildren = (parent: Parents, isBlock: boolean): void => {
    let last = parent.children[0]?.position?.start.offset ?? parent.position?.start.offset ?? 0;
    let inGap = false;
    for (const child of parent.children) {
      const start = child.position?.start.offset;
      const end = child.position?.end.offset;
      if (start === undefined || end === undefined) {
        inGap = true;
        continue;
      }
      if (inGap) addText(last, start);
      inGap = false;
      addNode(child, start, end);
      last = end;
    }
    if (inGap && isBlock) addText(last, parent.position?.end.offset ?? last);
  };

  addChildren(block, true);
  return {
    text: block.type === 'heading' ? text.replace(WRITTEN_ID, '') : text,
    rangeOf: (from, to) => rangeIn(segments, from, to),
  };
}

function rangeIn(segments: readonly Segment[], from: number, to: number): { start: number; end: number } {
  const first = segmentAt(segments, from);
  const last = segmentAt(segments, to - 1);
  if (!first || !last) return { start: 0, end: 0 };
  return {
    start: first.isWhole ? first.start : first.start + (from - first.at),
    end: last.isWhole ? last.end : last.start + (to - last.at),
  };
}

function segmentAt(segments: readonly Segment[], index: number): Segment | undefined {
  let [low, high] = [0, segments.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((segments[middle]?.at ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return segments[low];
}

/** A caption made of an image's title has the place of the image, and is not what stands there. */
function isBorrowed(value: string, slice: string): boolean {
  return slice.startsWith('![') && !value.startsWith('!');
}

/** True for a link that prints its own address. */
function isAddress(node: Nodes, slice: string): boolean {
  return node.type === 'link' && !slice.startsWith('[');
}
