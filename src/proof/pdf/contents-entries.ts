/** The printed contents: lists outside of chapters whose items are links into the book. */
import type { EntryRead } from '../reading.ts';
import { single, type LinkSense } from './compose-leaf.ts';
import type { Piece } from './page-text.ts';
import { gapBetween, isSameLine } from './pieces.ts';
import { inReadingOrder } from './reading-order.ts';
import type { TreeLeaf } from './tree-leaves.ts';

/** An entry, and where it stands. */
export interface PrintedEntry {
  entry: EntryRead;
  leaf: TreeLeaf;
  pieces: Piece[];
}

const FOLIO = /^(?:\d+|[ivxlcdm]+)$/iu;
/** What leads the eye to the folio. */
const LEADER = /(?:\s*[.·…_]){2,}\s*$/u;

/** @param leaves what stands outside of chapters, in order */
export function contentsEntries(
  leaves: readonly TreeLeaf[],
  senseOf: (link: string | undefined) => LinkSense | undefined,
): PrintedEntry[] {
  const entries: PrintedEntry[] = [];
  for (const leaf of leaves) {
    const level = listsAround(leaf);
    if (level === 0 && leaf.kind !== 'paragraph') continue;
    const targets = new Set(leaf.runs.map(({ link }) => senseOf(link)).map((sense) => sense?.target ?? ''));
    const target = [...targets].find((each) => each.startsWith('#'));
    const isEntry =
      target !== undefined &&
      [...targets].every((each) => each === target || each === '') &&
      // A sentence with a link in it is no entry.
      leaf.runs.every(({ piece, link }) => link !== undefined || !/\p{L}/u.test(piece.text));
    if (!isEntry) continue;
    const runs = leaf.runs.filter(({ piece }) => piece.text.trim() !== '');
    const last = runs.at(-1)?.piece;
    const folio = last && runs.length > 1 && FOLIO.test(last.text.trim()) ? last.text.trim() : undefined;
    const ofTitle = folio === undefined ? leaf.runs : leaf.runs.slice(0, leaf.runs.indexOf(runs.at(-1)!));
    const title = joined(inReadingOrder(ofTitle).map(({ piece }) => piece)).replace(LEADER, '');
    const pieces = runs.map(({ piece }) => piece);
    entries.push({
      entry: {
        title,
        target: target.slice(1),
        level: Math.max(1, level),
        ...(folio !== undefined && { folio }),
      },
      leaf,
      pieces,
    });
  }
  return entries;
}

function listsAround({ element }: TreeLeaf): number {
  let count = 0;
  for (let each: typeof element | undefined = element; each; each = each.parent)
    if (each.type === 'L' || each.type === 'TOC') count++;
  return count;
}

function joined(pieces: readonly Piece[]): string {
  let text = '';
  let before: Piece | undefined;
  for (const piece of pieces) {
    const gap = before && isSameLine(before, piece) ? gapBetween(before, piece) : Infinity;
    if (before && !before.isDivided && gap > 0.18 * piece.size) text += ' ';
    text += piece.text;
    before = piece;
  }
  return single(text);
}
