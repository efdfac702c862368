/** From the pieces of a leaf to its text, its calls and its links. */
import type { CallRead, Leaf, LinkRead } from '../reading.ts';
import { keyOf } from '../words.ts';
import { boxesOfPages, type Box } from './geometry.ts';
import type { Piece } from './page-text.ts';
import { gapBetween, isSameLine } from './pieces.ts';
import { inReadingOrder } from './reading-order.ts';
import type { Run, TreeLeaf } from './tree-leaves.ts';

/** What a link is to the book. */
export type LinkSense =
  { kind: 'call'; target: string } | { kind: 'back'; target: string } | { kind: 'link'; target: string };

/** A way back, as a note prints it. */
export interface WayBack {
  target: string;
  text: string;
  piece: Piece;
}

/** A leaf, and what in it the machine has added. */
export interface Composed {
  leaf: Leaf;
  /** The calls, in order, with the pieces that are printed of them. */
  callPieces: Piece[][];
  waysBack: WayBack[];
}

/** A number, or a sign; with the comma before it where calls touch. */
const NUMBER = /^[\s,]*[\d*†‡§‖¶]+[\s,]*$/u;
/** A call is smaller than this part of the text around it, where there is any. */
const SMALL = 0.85;

/** Its line is so much of the size of the text above that of the text, at least. */
const RAISED = 0.1;

/** A gap between two pieces of a line, as part of the size of the type: wider, it is a space. */
const SPACE = 0.18;

/**
 * Composes a leaf.
 * @param senseOf what the link with some object number is
 * @param drawnAt what is drawn of a picture
 * @param areaOf the type area of a page
 * @param usualSize of the type of leaves of its kind, in pt; where the leaf is of that kind alone, absent
 */
export function composeLeaf(
  { kind, runs, label, labelLink, alt, marks, link: ofPicture }: TreeLeaf,
  senseOf: (link: string | undefined) => LinkSense | undefined,
  drawnAt: (page: number, mark: number) => readonly Box[],
  areaOf: (page: number) => Box | undefined,
  usualSize: number | undefined,
): Composed {
  if (alt !== undefined) {
    const drawn = marks.flatMap(({ page, mark }) => drawnAt(page, mark).map((box) => ({ ...box, page })));
    const sense = senseOf(ofPicture);
    const links = sense?.kind === 'link' ? [{ text: '', target: sense.target, at: 0 }] : [];
    const text = single(alt);
    return {
      leaf: { kind, text, ids: [], calls: [], links, place: { boxes: boxesOfPages(drawn) } },
      callPieces: [],
      waysBack: [],
    };
  }
  let text = '';
  let before: Piece | undefined;
  const calls: (Omit<CallRead, 'at' | 'place'> & { from: number })[] = [];
  const callPieces: Piece[][] = [];
  const links: { target: string; from: number; to: number }[] = [];
  const waysBack: WayBack[] = [];
  const ofLabel = senseOf(labelLink);
  if (ofLabel?.kind === 'back' && label[0])
    waysBack.push({ target: ofLabel.target, text: textOf(label), piece: label[0] });
  for (const { link, pieces } of byLink(inReadingOrder(runs, areaFor(kind, runs, areaOf)))) {
    const printed = textOf(pieces);
    const sense = asPrinted(senseOf(link), printed, () => isRaised(pieces, runs, usualSize));
    if (sense?.kind === 'call') {
      calls.push({ id: '', number: printed, target: sense.target, from: text.length });
      callPieces.push(pieces.filter((piece) => piece.text.trim() !== ''));
      before = pieces.at(-1);
      continue;
    }
    if (sense?.kind === 'back') {
      waysBack.push({ target: sense.target, text: printed, piece: pieces[0]! });
      before = pieces.at(-1);
      continue;
    }
    for (const piece of pieces) {
      if (before && !before.isDivided && !isJoined(before, piece)) text += ' ';
      before = piece;
      const from = text.length;
      text += piece.text;
      if (!sense || piece.text.trim() === '') continue;
      const last = links.at(-1);
      if (last?.target === sense.target && text.slice(last.to, from).trim() === '') last.to = text.length;
      else links.push({ target: sense.target, from, to: text.length });
    }
  }
  const at = (offset: number): number => keyOf(text.slice(0, offset)).length;
  const drawn = runs.map(({ piece }) => piece).filter((piece) => piece.text.trim() !== '');
  const leaf: Leaf = {
    kind,
    text: single(text),
    ids: [],
    calls: calls.map(({ id, number, target, from }, index): CallRead => ({
      id,
      number: number.replaceAll(/^[\s,]+|[\s,]+$/gu, ''),
      target,
      at: at(from),
      place: { boxes: boxesOfPages(callPieces[index]!) },
    })),
    links: links.map(({ target, from, to }): LinkRead => ({
      text: single(text.slice(from, to)),
      target,
      at: at(from),
    })),
    place: { boxes: boxesOfPages(drawn) },
  };
  return { leaf, callPieces, waysBack };
}

/** The area whose edges tell in which direction the lines of a leaf run; a cell has others. */
export function areaFor(
  kind: TreeLeaf['kind'],
  runs: readonly Run[],
  areaOf: (page: number) => Box | undefined,
): Box | undefined {
  return kind === 'cell' ? undefined : areaOf(runs[0]?.piece.page ?? 0);
}

/**
 * A call is a raised number. What leads to a note and is not is a link in a sentence; a raised number that leads
 * elsewhere is a call that leads astray.
 */
function asPrinted(
  sense: LinkSense | undefined,
  printed: string,
  isSetAsCall: () => boolean,
): LinkSense | undefined {
  if (sense === undefined || sense.kind === 'back') return sense;
  const isCall = NUMBER.test(printed) && isSetAsCall();
  if (sense.kind === 'call')
    return isCall ? sense : { kind: 'link', target: sense.target === '' ? '' : `#${sense.target}` };
  return isCall && (sense.target === '' || sense.target.startsWith('#'))
    ? { kind: 'call', target: sense.target.slice(1) }
    : sense;
}

/** Whether pieces are smaller than the text around, and stand above the line, where there is more in it. */
function isRaised(pieces: readonly Piece[], runs: readonly Run[], usualSize: number | undefined): boolean {
  const call = pieces.find(isSeen);
  if (!call) return false;
  const others = runs.map(({ piece }) => piece).filter((piece) => isSeen(piece) && !pieces.includes(piece));
  const isOfText = (piece: Piece): boolean => call.size < SMALL * piece.size;
  if (!others.some(isOfText)) {
    // By itself: then it is smaller than such text is elsewhere.
    const isAlone = others.every(({ text }) => NUMBER.test(text));
    return isAlone && (usualSize === undefined || call.size < SMALL * usualSize);
  }
  const onLine = others.filter((piece) => isOfText(piece) && isSameLine(piece, call));
  return onLine.length === 0 || onLine.some((piece) => piece.base - call.base > RAISED * piece.size);
}

/** Runs that follow each other in one link, together. */
function byLink(runs: readonly Run[]): { link: string | undefined; pieces: Piece[] }[] {
  const groups: { link: string | undefined; pieces: Piece[] }[] = [];
  for (const { piece, link } of runs) {
    const last = groups.at(-1);
    if (last && last.link === link) last.pieces.push(piece);
    else groups.push({ link, pieces: [piece] });
  }
  return groups;
}

/** Whether two pieces that follow each other are one word. */
function isJoined(before: Piece, piece: Piece): boolean {
  if (!isSameLine(before, piece)) return false;
  return gapBetween(before, piece) < SPACE * Math.max(before.size, piece.size);
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}

function isSeen({ text }: Piece): boolean {
  return text.trim() !== '';
}

/** White space made single spaces, soft hyphens taken out. */
export function single(text: string): string {
  return text.replaceAll('\u00AD', '').replaceAll(/\s+/gu, ' ').trim();
}
