/**
 * The notes of a page without links: marks such as `[3]` in its text, and blocks at its end that begin with them, as
 * in a plain text. They are looked for in the tree, as the reader of plain text looks for them in its lines.
 */
import type { FootnoteDefinition, PhrasingContent, Root, RootContent } from 'mdast';
import type { Decision } from '../../imported.ts';
import { lineOf, textOf } from '../../text/lines.ts';
import { findSections, type Section, type TextNote } from '../../text/note-sections.ts';
import { noteMark } from '../../text/note-marks.ts';
import { toldLooksLikeNotes } from './looks-like-notes.ts';
import { markCalls } from './mark-calls.ts';
import { piecesOf, type Piece, type Pieces } from './pieces.ts';
import { withoutMark } from './without-mark.ts';

/** A tree with its notes, and what was decided. */
export interface PlainNotes {
  tree: Root;
  decisions: Decision[];
  /** The marks that went. */
  marks: string[];
}

/** So many of the notes must be called, or they are none. */
const CALLED = 0.5;

/** Finds notes in a tree that has none yet. The nodes of the tree are changed where there are notes. */
export function findPlainNotes(tree: Root): PlainNotes {
  const parts = piecesOf(tree.children);
  const { sections, tail, decisions } = findSections(parts.blocks);
  const noted = sections.filter(({ notes }) => notes.length > 0);
  const taken = new Set(
    noted.flatMap(({ notes }) => notes.flatMap((note) => piecesOfNote(note, parts).flat())),
  );
  const isSafe = [...taken].every(({ node }) => node.type !== 'heading');
  if (noted.length === 0 || !isSafe || calledShare(noted) < CALLED)
    return { tree, decisions: toldLooksLikeNotes(tree), marks: [] };

  const lineOfPiece = (line: number | undefined): number | undefined =>
    line === undefined ? undefined : parts.pieces[line - 1]?.node.position?.start.line;
  const told: Decision[] = decisions.map((decision) => ({
    ...decision,
    confidence: 'likely',
    line: lineOfPiece(decision.line),
  }));
  const headings = new Set(decisions.map(({ line }) => parts.pieces[(line ?? 0) - 1]));
  const marks: string[] = [];
  const definitions: FootnoteDefinition[] = [];
  for (const [index, section] of sections.entries()) {
    const labelOf = (number: number): string => (index === 0 ? `${number}` : `${index + 1}-${number}`);
    const made = section.notes.map((note) => definitionOf(note, labelOf(note.number), parts, marks));
    const body = new Set(
      section.body.flatMap(({ lines }) => lines.map(({ number }) => parts.pieces[number - 1]!.node)),
    );
    const numbers = new Set(section.notes.map(({ number }) => number));
    const found = markCalls([...body, ...made], { numbers, labelOf });
    definitions.push(...made);
    marks.push(...found.marks);
    told.push(...found.decisions, ...toldNotes(section, found.called, lineOfPiece));
  }
  const [behind] = tail;
  if (behind)
    told.push({
      kind: 'unplaced',
      confidence: 'unsure',
      message: `${tail.length === 1 ? 'a block stands' : `${tail.length} blocks stand`} behind the last note; kept at the end of the text`,
      line: lineOfPiece(lineOf(behind)),
      text: textOf(behind),
    });
  const children = remaining(tree.children, parts, (piece) => taken.has(piece) || headings.has(piece));
  return { tree: { type: 'root', children: [...children, ...definitions] }, decisions: told, marks };
}

/** The lines of each paragraph of a note. */
function piecesOfNote({ paragraphs }: TextNote, { pieces }: Pieces): Piece[][] {
  return paragraphs.map(({ text, line }) => pieces.slice(line - 1, line + text.split('\n').length - 1));
}

/** How many of the notes have a mark in the text before them. */
function calledShare(sections: readonly Section[]): number {
  const shares = sections.flatMap(({ body, notes }) => {
    const text = body.flatMap(({ lines }) => lines.map((line) => line.text)).join('\n');
    const plain = text.replaceAll(/[⁰¹²³⁴-⁹]+/gu, (digits) => `[${noteMark(`${digits} x`)?.number ?? ''}]`);
    const marked = new Set(
      (plain.match(/\[[\d\s,;–-]+\]/gu) ?? []).flatMap((mark) => mark.match(/\d+/gu) ?? []),
    );
    return notes.map(({ number }) => (marked.has(String(number)) ? 1 : 0));
  });
  return shares.reduce<number>((sum, one) => sum + one, 0) / Math.max(1, shares.length);
}

function definitionOf(note: TextNote, label: string, parts: Pieces, marks: string[]): FootnoteDefinition {
  marks.push(` ${note.number} `);
  const children = piecesOfNote(note, parts).flatMap((lines, at): RootContent[] => {
    const [first] = lines;
    if (!first) return [];
    if (first.item) return first.item.children;
    if (!first.phrases) return [first.node];
    const phrases = joined(lines);
    return [{ type: 'paragraph', children: at === 0 ? withoutMark(phrases, note.mark) : phrases }];
  });
  return {
    type: 'footnoteDefinition',
    identifier: label,
    label,
    children: children as FootnoteDefinition['children'],
  };
}

function joined(lines: readonly Piece[]): PhrasingContent[] {
  return lines.flatMap(({ phrases = [] }, at) =>
    at === 0 ? phrases : [{ type: 'break' as const }, ...phrases],
  );
}

/** The tree without the lines that went. */
function remaining(
  children: readonly RootContent[],
  { pieces }: Pieces,
  isGone: (piece: Piece) => boolean,
): RootContent[] {
  const byNode = new Map<RootContent, Piece[]>();
  for (const piece of pieces) {
    const own = byNode.get(piece.node);
    if (own) own.push(piece);
    else byNode.set(piece.node, [piece]);
  }
  return children.flatMap((node): RootContent[] => {
    const own = byNode.get(node) ?? [];
    const left = own.filter((piece) => !isGone(piece));
    if (left.length === own.length) return [node];
    if (left.length === 0) return [];
    if (node.type === 'paragraph') return [{ ...node, children: joined(left) }];
    if (node.type === 'list') return [{ ...node, children: left.flatMap(({ item }) => item ?? []) }];
    return [node];
  });
}

function toldNotes(
  { notes }: Section,
  called: ReadonlySet<number>,
  lineIn: (line: number) => number | undefined,
): Decision[] {
  const [first] = notes;
  if (!first) return [];
  const decisions: Decision[] = [
    {
      kind: 'note',
      confidence: 'likely',
      message: `${notes.length} notes without links, found by their marks, from ${first.mark} on`,
      line: lineIn(first.line),
    },
  ];
  const seen = new Set<number>();
  for (const { number, line } of notes) {
    const found = seen.has(number) ? 'a second one' : undefined;
    seen.add(number);
    const message = found
      ? `expected one note ${number}, found ${found}`
      : `expected a call of note ${number} in the text, found none`;
    if (found || !called.has(number))
      decisions.push({ kind: 'fault', confidence: 'certain', message, line: lineIn(line) });
  }
  return decisions;
}
