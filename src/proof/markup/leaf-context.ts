/** What the blocks around a leaf make of it. */
import type { Element } from 'xast';
import type { LeafKind } from '../reading.ts';
import { isHeading } from './tree.ts';

/** What the blocks around say of a leaf. */
export interface Context {
  /** Of a list item: whether a leaf of it was read, and the item itself. */
  item?: { element: Element; isBegun: boolean } | undefined;
  /** Of text in a cell or caption. */
  inside?: 'cell' | 'caption' | undefined;
  /** The innermost block. */
  block?: Element | undefined;
  heading?: string | undefined;
}

/** What a block says to what is in it. */
export function contextIn(element: Element, around: Context): Context {
  const { name, attributes } = element;
  const context: Context = { ...around, block: element };
  if (name === 'li') return { block: element, item: { element, isBegun: false } };
  if (name === 'td' || name === 'th') return { block: element, inside: 'cell' };
  if (name === 'figcaption' || name === 'caption') return { block: element, inside: 'caption' };
  if (isHeading(element)) return { ...context, heading: attributes.id ?? '' };
  return context;
}

/** The kind of a leaf that begins in some block. */
export function kindIn({ block, item, inside }: Context): LeafKind {
  if (block && isHeading(block)) return 'heading';
  if (block?.name === 'pre') return 'code';
  if (inside) return inside;
  const isOwn = item !== undefined && (block === item.element || isChildParagraph(block, item.element));
  return isOwn && !item.isBegun ? 'item' : 'paragraph';
}

function isChildParagraph(block: Element | undefined, item: Element): boolean {
  return block?.name === 'p' && item.children.includes(block);
}
