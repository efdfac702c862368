/**
 * Renumbers the numeric labels of chapters in the order of their first calls: calls, definitions and
 * references (`#^7`) alike. Each label becomes one other, so every call keeps its note.
 *
 * A row begins where it began; one that went on from the chapter before does so again. A note that nothing
 * calls keeps its place behind the label before it, so that what was in order is not changed by a lost call.
 */
import type { FootnoteDefinition, FootnoteReference, Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import type { Book } from '../book/book.ts';
import { numericLabel } from '../check/numeric-label.ts';
import type { TextEdit } from '../manuscript/problem.ts';
import type { Call, Definition } from '../notes/graph.ts';
import { readSyntax } from '../parse/chain.ts';
import type { Chapter } from '../parse/chapter.ts';
import { applyEdits, type Edit } from './edits.ts';

/** The edits that renumber a book; none where its labels are in order. */
export function renumberLabels({ chapters, graph }: Book): TextEdit[] {
  const calls = byChapter(graph.calls);
  const definitions = byChapter(graph.definitions);
  const edits: TextEdit[] = [];
  // Where the row of the chapter before ends: as it is written, and as it will be.
  let end: { was: number; is: number } | undefined;
  for (const chapter of chapters) {
    const row = rowOf(calls.get(chapter) ?? [], definitions.get(chapter) ?? []);
    if (row.length === 0) continue;
    const numbers = row.map(({ number }) => number);
    const least = numbers.reduce((a, b) => Math.min(a, b));
    const start = end && least === end.was + 1 ? end.is + 1 : least;
    const made = editsOf(chapter, row, start);
    for (const edit of made) edits.push({ ...edit, file: chapter.path });
    const was = numbers.reduce((a, b) => Math.max(a, b));
    end = { was, is: made.length > 0 ? start + row.length - 1 : was };
  }
  return edits;
}

function byChapter<Of extends Call | Definition>(marks: readonly Of[]): Map<Chapter, Of[]> {
  const chapters = new Map<Chapter, Of[]>();
  for (const mark of marks) {
    const list = chapters.get(mark.chapter) ?? [];
    chapters.set(mark.chapter, list);
    list.push(mark);
  }
  return chapters;
}

/** A numeric label of a chapter. */
interface Numbered {
  identifier: string;
  number: number;
}

/** The numeric labels of a chapter in the order that they should have. */
function rowOf(calls: readonly Call[], definitions: readonly Definition[]): Numbered[] {
  const row: Numbered[] = [];
  const seen = new Set<string>();
  const waiting = calls.filter(({ within }) => !within).toReversed();
  for (let call = waiting.pop(); call; call = waiting.pop()) {
    if (seen.has(call.identifier)) continue;
    seen.add(call.identifier);
    add(call, row);
    for (const inner of call.target?.calls.toReversed() ?? []) waiting.push(inner);
  }
  const uncalled: Numbered[] = [];
  for (const mark of [...definitions, ...calls]) {
    if (seen.has(mark.identifier)) continue;
    seen.add(mark.identifier);
    add(mark, uncalled);
  }
  return withUncalled(row, uncalled);
}

function add({ identifier, label }: Call | Definition, row: Numbered[]): void {
  const number = numericLabel(label);
  if (number !== undefined) row.push({ identifier, number });
}

/** Each label that is not called, behind the highest of those that are lower. */
function withUncalled(row: readonly Numbered[], uncalled: readonly Numbered[]): Numbered[] {
  if (uncalled.length === 0) return [...row];
  const byNumber = row.toSorted((a, b) => a.number - b.number);
  const behind = new Map<Numbered | undefined, Numbered[]>();
  let at = 0;
  for (const label of uncalled.toSorted((a, b) => a.number - b.number)) {
    while (at < byNumber.length && byNumber[at]!.number < label.number) at++;
    const before = byNumber[at - 1];
    behind.set(before, [...(behind.get(before) ?? []), label]);
  }
  return [...(behind.get(undefined) ?? []), ...row.flatMap((label) => [label, ...(behind.get(label) ?? [])])];
}

function editsOf({ source }: Chapter, row: readonly Numbered[], start: number): Edit[] {
  if (row.every(({ number }, index) => number === start + index)) return [];
  const labels = new Map(row.map(({ identifier }, index) => [identifier, String(start + index)]));
  const text = String(source);
  const marks = marksIn(source);
  const edits: Edit[] = [];
  for (const { identifier, at } of marks) {
    const label = labels.get(identifier);
    if (label === undefined || label === identifier) continue;
    // Where the label cannot be seen in the source, the chapter is left as it is.
    if (at === undefined || text.slice(at, at + identifier.length) !== identifier) return [];
    edits.push({ start: at, end: at + identifier.length, text: label });
  }
  const wanted = marks.map(({ kind, identifier }) => `${kind} ${labels.get(identifier) ?? identifier}`);
  const made = marksIn(new VFile({ path: source.path, value: applyEdits(text, edits) }));
  return String(made.map(({ kind, identifier }) => `${kind} ${identifier}`)) === String(wanted) ? edits : [];
}

/** A place where a label stands. */
interface Mark {
  kind: 'call' | 'note' | 'reference';
  identifier: string;
  /** The offset of the label; absent where it cannot be told. */
  at?: number | undefined;
}

/** All labels of a source in its order: of calls, of definitions, of links such as `#^7`. */
function marksIn(source: VFile): Mark[] {
  const text = String(source);
  const marks: Mark[] = [];
  visit(readSyntax(source), (node) => {
    if (node.type === 'footnoteReference') marks.push({ kind: 'call', ...labelOf(node) });
    else if (node.type === 'footnoteDefinition') marks.push({ kind: 'note', ...labelOf(node) });
    else if ((node.type === 'link' || node.type === 'definition') && isReference(node.url))
      marks.push({ kind: 'reference', ...targetOf(node, node.url, text) });
  });
  return marks;
}

function labelOf({ identifier, position }: FootnoteReference | FootnoteDefinition): Omit<Mark, 'kind'> {
  const start = position?.start.offset;
  return { identifier: identifier.normalize('NFC'), at: start === undefined ? undefined : start + 2 };
}

function isReference(url: string): boolean {
  return url.startsWith('#^') || url.toLowerCase().startsWith('#%5e');
}

/** Where the address stands: behind the text of a link, or behind the label of its definition. */
const ADDRESS = /\](?:\(\s*<?|:\s*<?)#\^(\d+)(?=[\s>)]|$)/uy;

function targetOf(node: Nodes, url: string, text: string): Omit<Mark, 'kind'> {
  const identifier = url.replace(/^#(?:\^|%5e)/iu, '');
  const last = 'children' in node ? node.children.at(-1)?.position?.end.offset : undefined;
  const start = node.position?.start.offset;
  if (start === undefined) return { identifier };
  // The label of a definition may hold brackets behind a backslash.
  const label = /^\[(?:\\.|[^\\\]])*/su.exec(text.slice(start, node.position?.end.offset))?.[0];
  ADDRESS.lastIndex = last ?? start + (label?.length ?? 0);
  const found = ADDRESS.exec(text);
  return { identifier, at: found ? ADDRESS.lastIndex - (found[1]?.length ?? 0) : undefined };
}
