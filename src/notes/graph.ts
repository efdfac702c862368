/**
 * The note graph: every call and every definition of a book, which call reaches which definition, and what
 * the reader reaches from the body. Shared by the rules and by all renderers, so that what is checked is what
 * is printed.
 *
 * A label belongs to its file. Of several definitions of a label the first counts, as in GFM. A definition
 * is reached if the body calls it, or if a definition that is reached calls it; so a note that only an
 * unread note calls is unread, and so are notes that only call each other.
 */
import type { FootnoteDefinition, FootnoteReference, Nodes, Parents } from 'mdast';
import type { Chapter } from '../parse/chapter.ts';

/** A call: the mark in the text that calls a note. */
export interface Call {
  node: FootnoteReference;
  chapter: Chapter;
  label: string;
  /** The label as it is compared: case-folded, in normal form C. */
  identifier: string;
  /** The definition that the call stands in; absent in the body. */
  within?: Definition;
  /** The definition that it calls, if there is one. */
  target?: Definition;
}

/** A definition: a note as written in Markdown. */
export interface Definition {
  node: FootnoteDefinition;
  chapter: Chapter;
  label: string;
  identifier: string;
  /** The first definition of the same label, where this is a later one. */
  duplicateOf?: Definition;
  /** The calls within it, in order. */
  calls: Call[];
  /** True where a reader gets to it from the body. */
  reached: boolean;
}

/** All calls and definitions of a book, in the order of the source. */
export interface NoteGraph {
  calls: Call[];
  definitions: Definition[];
}

/** Builds the graph of a book from its chapters. */
export function noteGraph(chapters: readonly Chapter[]): NoteGraph {
  const graph: NoteGraph = { calls: [], definitions: [] };
  for (const chapter of chapters) {
    const own: NoteGraph = { calls: [], definitions: [] };
    collect(chapter.tree, chapter, undefined, own);
    resolve(own);
    for (const call of own.calls) if (!call.within) reach(call.target);
    // One by one: a spread of a hundred thousand calls is more than a function may have arguments.
    for (const call of own.calls) graph.calls.push(call);
    for (const definition of own.definitions) graph.definitions.push(definition);
  }
  return graph;
}

function collect(node: Nodes, chapter: Chapter, within: Definition | undefined, graph: NoteGraph): void {
  if (node.type === 'footnoteReference') {
    const call: Call = {
      node,
      chapter,
      label: node.label ?? node.identifier,
      identifier: comparable(node.identifier),
      ...(within && { within }),
    };
    graph.calls.push(call);
    within?.calls.push(call);
    return;
  }
  let inside = within;
  if (node.type === 'footnoteDefinition') {
    inside = {
      node,
      chapter,
      label: node.label ?? node.identifier,
      identifier: comparable(node.identifier),
      calls: [],
      reached: false,
    };
    graph.definitions.push(inside);
  }
  if ('children' in node) for (const child of asRead(node)) collect(child, chapter, inside, graph);
}

/** What looks the same is the same: an `é` of one code point or of two. */
function comparable(identifier: string): string {
  return identifier.normalize('NFC');
}

/** The children of a node in the order of reading: the caption of a table stands above it. */
function asRead(node: Parents): Nodes[] {
  if (node.type !== 'captionedTable') return node.children;
  const [table, ...caption] = node.children;
  return [...caption, table];
}

function resolve(graph: NoteGraph): void {
  const first = new Map<string, Definition>();
  for (const definition of graph.definitions) {
    const earlier = first.get(definition.identifier);
    if (earlier) definition.duplicateOf = earlier;
    else first.set(definition.identifier, definition);
  }
  for (const call of graph.calls) {
    const target = first.get(call.identifier);
    if (target) call.target = target;
  }
}

function reach(definition: Definition | undefined): void {
  const waiting = definition ? [definition] : [];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.reached) continue;
    next.reached = true;
    for (const call of next.calls) if (call.target) waiting.push(call.target);
  }
}
