/** Puts marks into content, each right before a character of it (counted as `BookPlace` counts). Pure. */
import type { Element, ElementContent } from 'hast';
import { isCall } from '../../book/contents.ts';
import { hasClass } from './element.ts';

/** Marks for one place. */
export interface PlacedMarks {
  /** The index of the block that is counted from. */
  block: number;
  /** How many characters come before them. */
  characters: number;
  marks: readonly Element[];
}

/**
 * What a mark goes before and not into, where it stands at its very beginning: the name of a mark would be
 * read out as a part of a link or heading, and what is left of an inline element should be whole.
 */
const WHOLE: ReadonlySet<string> = new Set(
  'h1 h2 h3 h4 h5 h6 table figure a abbr b bdo cite code del em i ins kbd q ruby s small span strong sub sup u'.split(
    ' ',
  ),
);

/** What counts as one character, whatever is in it: the print engine counts by the same rules. */
const ONE: ReadonlySet<string> = new Set(['img', 'hr']);
const ONE_BY_CLASS = ['page-reference', 'left-out'] as const;

/**
 * A copy of some blocks with marks in them. Text is not changed, and what has no mark in it is not copied.
 * @param placed in the order of the text; what lies beyond the end stands at the end
 */
export function insertMarks(
  blocks: readonly ElementContent[],
  placed: readonly PlacedMarks[],
): ElementContent[] {
  const result = [...blocks];
  const inserted = new Set<ElementContent>();
  const copied = new Set<ElementContent>();
  // From the end, so that what is counted for the others stays true.
  for (const { block, characters, marks } of placed.toReversed()) {
    const found = blockAt(result, block, characters);
    let spot: Step = { parent: result, index: result.length, at: 0 };
    if (found) {
      if (!copied.has(result[found.index]!)) result[found.index] = structuredClone(result[found.index]!);
      copied.add(result[found.index]!);
      spot = spotOf(wayTo(result, found.index, found.characters));
    }
    const { parent, at } = spot;
    let { index } = spot;
    const text = parent[index];
    if (at > 0 && text?.type === 'text') {
      parent[index] = { ...text, value: text.value.slice(0, at) };
      parent.splice(++index, 0, { ...text, value: text.value.slice(at) });
    } else while (index > 0 && inserted.has(parent[index - 1]!)) index--;
    parent.splice(index, 0, ...marks);
    for (const mark of marks) inserted.add(mark);
  }
  return result;
}

/** The block that a character stands in, and how many of its characters come before. */
function blockAt(
  blocks: readonly ElementContent[],
  first: number,
  characters: number,
): { index: number; characters: number } | undefined {
  let left = characters;
  for (const [index, block] of blocks.entries()) {
    if (index < first) continue;
    const own = lengthOf(block);
    if (left < own) return { index, characters: left };
    left -= own;
  }
  return undefined;
}

/** A step on the way down to a character: a node by its place among its siblings. */
interface Step {
  parent: ElementContent[];
  index: number;
  /** The place in the text that the way ends in; 0 for its beginning, and for what is no text. */
  at: number;
}

/** The way from a block down to the text, or the one thing, that a character is. */
function wayTo(blocks: ElementContent[], block: number, characters: number): Step[] {
  const way: Step[] = [];
  let left = characters;
  for (let parent = blocks, index = block; ; index++) {
    const node = parent[index];
    if (!node) return way;
    const own = lengthOf(node);
    if (own <= left) {
      left -= own;
      continue;
    }
    way.push({ parent, index, at: node.type === 'text' ? offsetIn(node.value, left) : 0 });
    if (node.type !== 'element' || isOne(node)) return way;
    parent = node.children;
    index = -1;
  }
}

/** The spot at the end of a way, or before the outermost element that begins there and is better left whole. */
function spotOf(way: readonly Step[]): Step {
  let spot = way.at(-1)!;
  for (let step = way.length - 1; step >= 0; step--) {
    const { parent, index, at } = way[step]!;
    const node = parent[index];
    if (node?.type === 'element' && WHOLE.has(node.tagName)) spot = way[step]!;
    const isFirst =
      !parent.slice(0, index).some(isSeen) && !(node?.type === 'text' && /\S/u.test(node.value.slice(0, at)));
    if (!isFirst) break;
  }
  return spot;
}

/** Lengths that are known. A mark has none, so they stay true while marks are put in. */
const lengths = new WeakMap<Element, number>();

/** How many characters a node counts. */
function lengthOf(node: ElementContent): number {
  if (node.type === 'text') return node.value.replaceAll(UNCOUNTED, '').length;
  if (node.type !== 'element' || isCall(node)) return 0;
  if (isOne(node)) return 1;
  let length = lengths.get(node);
  if (length === undefined) {
    length = node.children.reduce((sum, child) => sum + lengthOf(child), 0);
    lengths.set(node, length);
  }
  return length;
}

const UNCOUNTED = /[\s\u00AD]+/gu;

/** The place in a text that so many counted characters come before, right before the next of them. */
function offsetIn(text: string, characters: number): number {
  let left = characters;
  for (let at = 0; at < text.length; at++) {
    if (/[\s\u00AD]/u.test(text[at]!)) continue;
    // Not between the halves of a character.
    if (left === 0) return /[\uDC00-\uDFFF]/u.test(text[at]!) && at > 0 ? at - 1 : at;
    left--;
  }
  return text.length;
}

function isOne(node: Element): boolean {
  return ONE.has(node.tagName) || ONE_BY_CLASS.some((name) => hasClass(node, name));
}

/** True for what a reader sees, calls too. */
function isSeen(node: ElementContent): boolean {
  return (node.type === 'element' && isCall(node)) || lengthOf(node) > 0;
}
