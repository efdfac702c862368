/**
 * Moves the definitions of a chapter into the order of its calls: whole blocks with their further paragraphs,
 * each to a place where a definition stood. What is between them stays where it is. Definitions in lists,
 * quotations and boxes stay too, and so do those that no reader gets to and those of a label that has several.
 */
import type { Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import type { Book } from '../book/book.ts';
import type { TextEdit } from '../manuscript/problem.ts';
import { readSyntax } from '../parse/chain.ts';
import type { Chapter } from '../parse/chapter.ts';
import { applyEdits, type Edit } from './edits.ts';

/** The edits that sort the definitions of a book; none where they are in order. */
export function sortNotes({ chapters, graph, numbered }: Book): TextEdit[] {
  const numbers = new Map<Chapter, Map<number, number>>();
  // Of several definitions of a label the first is printed: none of them may come before another.
  const doubled = new Set(
    graph.definitions.flatMap((definition) =>
      definition.duplicateOf ? [definition, definition.duplicateOf] : [],
    ),
  );
  for (const definition of graph.definitions) {
    const start = definition.node.position?.start.offset;
    const number = numbered.noteOf.get(definition)?.number;
    if (definition.node.inline || doubled.has(definition)) continue;
    if (start === undefined || number === undefined) continue;
    const here = numbers.get(definition.chapter) ?? new Map<number, number>();
    numbers.set(definition.chapter, here.set(start, number));
  }
  return chapters.flatMap((chapter) => {
    const here = numbers.get(chapter);
    return here ? editsOf(chapter, here).map((edit) => ({ ...edit, file: chapter.path })) : [];
  });
}

/** A definition with the comment before it that is about it. */
interface Block {
  number: number;
  nodes: RootContent[];
}

function editsOf({ source }: Chapter, numbers: ReadonlyMap<number, number>): Edit[] {
  const text = String(source);
  const tree = readSyntax(source);
  const { children } = tree;
  const blocks = blocksOf(children, numbers);
  const sorted = blocks.toSorted((a, b) => a.number - b.number);
  const edits = blocks.flatMap((block, index) => {
    const [start, end] = extentOf(block.nodes);
    const [from, to] = extentOf(sorted[index]!.nodes);
    return from === start ? [] : [{ start, end, text: text.slice(from, to) }];
  });
  if (edits.length === 0) return edits;
  // Where a definition would mean something else in its new place, the chapter is left as it is.
  const wanted = outline(inNewOrder(children, blocks, sorted), text);
  const value = applyEdits(text, edits);
  const made = readSyntax(new VFile({ path: source.path, value }));
  const isSame =
    outline(made.children, value) === wanted && printedNotes(made, value) === printedNotes(tree, text);
  return isSame ? edits : [];
}

function blocksOf(children: readonly RootContent[], numbers: ReadonlyMap<number, number>): Block[] {
  return children.flatMap((node, index): Block[] => {
    const number = node.type === 'footnoteDefinition' && numbers.get(node.position?.start.offset ?? -1);
    if (number === undefined || number === false) return [];
    const before = children[index - 1];
    return [{ number, nodes: before && isAboutNext(before) ? [before, node] : [node] }];
  });
}

function isAboutNext(node: RootContent): boolean {
  return node.type === 'html' && /^<!--\s*imprimatur-disable-next-line\b/u.test(node.value);
}

function extentOf(nodes: readonly RootContent[]): [start: number, end: number] {
  return [nodes[0]?.position?.start.offset ?? 0, nodes.at(-1)?.position?.end.offset ?? 0];
}

/** The nodes of a chapter as they will stand. */
function inNewOrder(
  children: readonly RootContent[],
  blocks: readonly Block[],
  sorted: readonly Block[],
): RootContent[] {
  const places = new Map(blocks.map(({ nodes }, index) => [nodes[0], sorted[index]!.nodes]));
  const moving = new Set(blocks.flatMap(({ nodes }) => nodes));
  return children.flatMap((node) => places.get(node) ?? (moving.has(node) ? [] : [node]));
}

/** What stands in a source, block by block. */
function outline(nodes: readonly RootContent[], text: string): string {
  return nodes.map((node) => `${node.type} ${text.slice(...extentOf([node])).trimEnd()}`).join('\0');
}

/** The first definition of each label, which is the one that is printed; it may stand in another definition. */
function printedNotes(tree: Root, text: string): string {
  const notes = new Map<string, string>();
  visit(tree, 'footnoteDefinition', (node) => {
    if (!notes.has(node.identifier)) notes.set(node.identifier, text.slice(...extentOf([node])).trimEnd());
  });
  return JSON.stringify([...notes].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
