/** Bullets and numbers at the beginning of lines → lists. */
import type { List, ListItem, PhrasingContent } from 'mdast';
import { lineOf, type Block, type Line } from './lines.ts';

/** What a line of a list begins with. */
export interface Bullet {
  /** The character, or the number with its point. */
  mark: string;
  /** The number of an ordered item. */
  number?: number;
  /** Whether nothing but a list begins so; a dash may begin speech. */
  isSure: boolean;
  rest: string;
}

/** A list found in a text. */
export interface FoundList {
  list: List;
  /** How many blocks it took. */
  blocks: number;
  items: number;
  mark: string;
  isSure: boolean;
}

const SURE = /^([•◦▪▫●○■□‣⁃∙➢➤✓✔]|[·o](?=\s))\s*(.*)$/su;
const DASH = /^([–—*+-])\s+(\S.*)$/su;
const NUMBER = /^((\d{1,3})[.)])\s+(\S.*)$/su;
const DEEPER = 2;
/** Nobody means more; what is further in stands on the last level. */
const MOST_LEVELS = 8;

/** The bullet that a line begins with. */
export function bulletOf(line: Line): Bullet | undefined {
  const sure = SURE.exec(line.text);
  // A lone `o` is a bullet where Word had one: indented.
  if (sure && (sure[1] !== 'o' || line.indent > 0)) return { mark: sure[1]!, isSure: true, rest: sure[2]! };
  const dash = DASH.exec(line.text);
  if (dash) return { mark: dash[1]!, isSure: line.indent > 0 && dash[1] !== '—', rest: dash[2]! };
  const number = NUMBER.exec(line.text);
  if (number) return { mark: number[1]!, number: Number(number[2]), isSure: false, rest: number[3]! };
  return undefined;
}

interface Item {
  bullet: Bullet;
  indent: number;
  line: number;
  paragraphs: { text: string; line: number }[];
}

/**
 * Reads the list that begins with a block, with the blocks after it that go on with it. A dash or a number that
 * stands alone makes none.
 */
export function listAt(
  blocks: readonly Block[],
  start: number,
  read: (text: string, line: number) => PhrasingContent[],
): FoundList | undefined {
  const items: Item[] = [];
  let end = start;
  let isSpread = false;
  for (; end < blocks.length; end++) {
    const block = blocks[end]!;
    const bullet = bulletOf(block.lines[0]!);
    const last = items.at(-1);
    if (bullet && goesOn(bullet, block.lines[0]!.indent, items)) {
      if (end > start) isSpread ||= block.gap > 0;
      addLines(block, items);
    } else if (
      last &&
      !bullet &&
      block.gap > 0 &&
      block.lines.every(({ indent }) => indent >= last.indent + DEEPER)
    ) {
      isSpread = true;
      last.paragraphs.push({ text: block.lines.map(({ text }) => text).join('\n'), line: lineOf(block) });
    } else break;
  }
  const [first] = items;
  if (!first || (items.length < 2 && !first.bullet.isSure)) return undefined;
  return {
    list: build(items, isSpread, read),
    blocks: end - start,
    items: items.length,
    mark: first.bullet.mark,
    isSure: first.bullet.isSure,
  };
}

/** True where a bullet is of the list: of its kind, the next number, or deeper in. */
function goesOn(bullet: Bullet, indent: number, items: readonly Item[]): boolean {
  const last = items.at(-1);
  if (!last) return true;
  if (indent >= last.indent + DEEPER) return bullet.number === undefined || bullet.number === 1;
  const sibling = items.findLast((item) => Math.abs(item.indent - indent) < DEEPER);
  if (!sibling) return false;
  if (bullet.number !== undefined)
    return sibling.bullet.number !== undefined && bullet.number === sibling.bullet.number + 1;
  return sibling.bullet.mark === bullet.mark;
}

function addLines(block: Block, items: Item[]): void {
  for (const line of block.lines) {
    const bullet = bulletOf(line);
    const last = items.at(-1);
    if (bullet && goesOn(bullet, line.indent, items)) {
      const paragraphs = [{ text: bullet.rest, line: line.number }];
      items.push({ bullet, indent: line.indent, line: line.number, paragraphs });
    } else if (last) {
      const paragraph = last.paragraphs.at(-1)!;
      paragraph.text += `${paragraph.text === '' ? '' : '\n'}${line.text}`;
    }
  }
}

/** Items → lists within lists, by how far they are indented. */
function build(
  items: readonly Item[],
  isSpread: boolean,
  read: (text: string, line: number) => PhrasingContent[],
): List {
  const listOf = ({ bullet }: Item): List => ({
    type: 'list',
    ordered: bullet.number !== undefined,
    ...(bullet.number !== undefined && { start: bullet.number }),
    spread: isSpread,
    children: [],
  });
  const top = listOf(items[0]!);
  const open: { list: List; indent: number }[] = [{ list: top, indent: items[0]!.indent }];
  for (const item of items) {
    while (open.length > 1 && item.indent < open.at(-1)!.indent) open.pop();
    const level = open.at(-1)!;
    const parent = level.list.children.at(-1);
    if (parent && open.length < MOST_LEVELS && item.indent >= level.indent + DEEPER) {
      const inner = listOf(item);
      parent.children.push(inner);
      open.push({ list: inner, indent: item.indent });
    }
    open.at(-1)!.list.children.push(itemNode(item, isSpread, read));
  }
  return top;
}

function itemNode(
  { paragraphs }: Item,
  spread: boolean,
  read: (text: string, line: number) => PhrasingContent[],
): ListItem {
  return {
    type: 'listItem',
    spread,
    children: paragraphs.map(({ text, line }) => ({ type: 'paragraph', children: read(text, line) })),
  };
}
