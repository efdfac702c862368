/** A tree as lines of text, each of which knows where it stands, for the search for notes in plain text. */
import type { ListItem, Nodes, PhrasingContent, RootContent } from 'mdast';
import type { Block } from '../../text/lines.ts';
import { NOTES_TITLE } from '../patterns/notes-section.ts';
import { raisedAt } from './raised.ts';

/** What one line of text stands for. */
export interface Piece {
  /** The block that it is of. */
  node: RootContent;
  /** The part of a paragraph between two line breaks. */
  phrases?: PhrasingContent[];
  /** The item of a list of notes. */
  item?: ListItem;
}

/** A tree as blocks. The number of a line is its place in `pieces`, from 1. */
export interface Pieces {
  blocks: Block[];
  pieces: Piece[];
}

export function piecesOf(children: readonly RootContent[]): Pieces {
  const pieces: Piece[] = [];
  let previous = '';
  const blocks = children.map((node): Block => {
    const found = linesOf(node, NOTES_TITLE.test(previous));
    const lines = found.map(({ text, ...place }) => ({
      number: pieces.push({ node, ...place }),
      // A line that is none would not be counted.
      text: text.replaceAll(/\s+/gu, ' ').trim() || '•',
      indent: 0,
    }));
    previous = lines.length === 1 ? lines[0]!.text : '';
    return { lines, gap: 1 };
  });
  return { blocks, pieces };
}

function linesOf(node: RootContent, isBelowTitle: boolean): (Omit<Piece, 'node'> & { text: string })[] {
  const text = lineText(node);
  switch (node.type) {
    case 'paragraph':
      return partsOf(node.children).map((phrases) => ({ phrases, text: phrases.map(textAmong).join('') }));
    case 'heading':
      return [{ text: NOTES_TITLE.test(text.trim()) ? text : `# ${text}` }];
    case 'thematicBreak':
      return [{ text: '---' }];
    case 'list':
      if (node.ordered && isBelowTitle)
        return node.children.map((item, at) => ({
          item,
          text: `${(node.start ?? 1) + at}. ${lineText(item)}`,
        }));
      return [{ text: `• ${text}` }];
    default:
      return [{ text: `• ${text}` }];
  }
}

/** The stretches between line breaks. */
function partsOf(children: readonly PhrasingContent[]): PhrasingContent[][] {
  const parts: PhrasingContent[][] = [[]];
  for (const child of children) {
    if (child.type === 'break') parts.push([]);
    else parts.at(-1)!.push(child);
  }
  return parts;
}

/** The words of a node on one line, raised numbers as superscripts: `km²`. */
function lineText(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  if (!('children' in node)) return node.type === 'break' ? ' ' : '';
  const children = node.children as Nodes[];
  return children.map((child, at) => textAmong(child, at, children)).join('');
}

function textAmong(child: Nodes, at: number, siblings: readonly Nodes[]): string {
  const isBlock = child.type === 'paragraph' || child.type === 'listItem' || child.type === 'tableCell';
  const inside = raisedAt(siblings, at - 1);
  if (inside) return inside.isBracketed ? `[${inside.number}]` : superscript(inside.number);
  return isBlock ? ` ${lineText(child)} ` : lineText(child);
}

function superscript(number: number): string {
  return [...String(number)].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('');
}
