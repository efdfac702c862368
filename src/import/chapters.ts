/** One tree → the trees of chapters, each with the notes that it calls. */
import type { FootnoteDefinition, Heading, Nodes, Root, RootContent } from 'mdast';
import type { Decision } from './imported.ts';
import { plainText } from '../parse/plain-text.ts';

/** One chapter to be written. */
export interface ImportedChapter {
  /** Its title as plain text; empty where it has none. */
  title: string;
  /** The text, then the notes. */
  tree: Root;
}

/** How a tree is taken apart. */
export interface ChapterOptions {
  /** New chapters begin at headings of this depth and above; absent for one chapter. */
  depth?: 1 | 2 | undefined;
  /** The title of the book, which the first chapter begins with; absent where it is a heading of the tree. */
  title?: string | undefined;
  /** True where the first heading is the title of the book, so that those below it follow it. */
  isTitled?: boolean | undefined;
}

const DEEPEST = 6;

/** Takes a tree apart. The nodes are shared, except those that stand in several chapters. */
export function chaptersOf(
  tree: Root,
  { depth, title, isTitled }: ChapterOptions,
): { chapters: ImportedChapter[]; decisions: Decision[] } {
  if (isTitled && depth === undefined) shiftBelow(tree.children.slice(1), 1);
  const definitions = tree.children.filter((node) => node.type === 'footnoteDefinition');
  const texts: RootContent[][] = [[]];
  for (const node of tree.children) {
    if (node.type === 'footnoteDefinition') continue;
    if (node.type === 'heading' && depth !== undefined && node.depth <= depth && texts.at(-1)!.length > 0)
      texts.push([]);
    texts.at(-1)!.push(node);
  }
  const named = texts.map((text, index) => withTitle(text, index === 0 ? title : undefined, depth));
  const { shares, decisions } = shareNotes(named, definitions);
  const chapters = named.map((text, index): ImportedChapter => {
    const [first] = text;
    const children = [...text, ...shares[index]!];
    return { title: first?.type === 'heading' ? plainText(first) : '', tree: { type: 'root', children } };
  });
  return { chapters, decisions };
}

/**
 * Sees to it that a chapter begins with a heading of the first depth, and that those below it follow. The title of
 * the book stands above a text that has no heading of its own to begin with.
 */
function withTitle(text: RootContent[], title: string | undefined, depth: number | undefined): RootContent[] {
  const [first] = text;
  const beginsChapter =
    first?.type === 'heading' && (depth === undefined ? title === undefined : first.depth <= depth);
  if (first?.type === 'heading' && beginsChapter) {
    shift(text, 1 - first.depth);
    return text;
  }
  if (title === undefined) return text;
  shiftBelow(text, 1);
  return [{ type: 'heading', depth: 1, children: [{ type: 'text', value: title }] }, ...text];
}

/** Sees to it that headings are below one of a depth, where they are not yet. */
function shiftBelow(text: readonly RootContent[], depth: number): void {
  const highest = Math.min(DEEPEST, ...headingsOf(text).map((heading) => heading.depth));
  if (highest <= depth) shift(text, depth + 1 - highest);
}

function shift(text: readonly RootContent[], by: number): void {
  for (const heading of headingsOf(text))
    heading.depth = Math.max(1, Math.min(DEEPEST, heading.depth + by)) as Heading['depth'];
}

function headingsOf(nodes: readonly Nodes[]): Heading[] {
  return nodes.flatMap((node) =>
    node.type === 'heading' ? [node] : 'children' in node ? headingsOf(node.children) : [],
  );
}

/**
 * A label belongs to its file, so a note stands in each chapter that calls it. One that nothing calls stays behind
 * the note before it.
 */
function shareNotes(
  texts: readonly RootContent[][],
  definitions: readonly FootnoteDefinition[],
): { shares: FootnoteDefinition[][]; decisions: Decision[] } {
  const byLabel = new Map<string, FootnoteDefinition[]>();
  for (const definition of definitions) {
    const same = byLabel.get(definition.identifier) ?? [];
    byLabel.set(definition.identifier, [...same, definition]);
  }
  const called = texts.map((text) => reachable(text, byLabel));
  const shares: FootnoteDefinition[][] = texts.map(() => []);
  const decisions: Decision[] = [];
  let before = 0;
  for (const definition of definitions) {
    const callers = [...called.keys()].filter((index) => called[index]!.has(definition.identifier));
    for (const [count, index] of callers.entries())
      shares[index]!.push(count === 0 ? definition : structuredClone(definition));
    if (callers.length === 0) shares[before]!.push(definition);
    before = callers[0] ?? before;
    if (callers.length > 1)
      decisions.push({
        kind: 'note',
        confidence: 'certain',
        message: `note \`${definition.label ?? definition.identifier}\` is called in ${callers.length} chapters and stands in each of them`,
        line: definition.position?.start.line,
      });
  }
  return { shares, decisions };
}

/** The labels that a text calls, itself or through its notes. */
function reachable(
  text: readonly Nodes[],
  definitions: ReadonlyMap<string, readonly FootnoteDefinition[]>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting: Nodes[] = [...text];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'footnoteReference' && !found.has(node.identifier)) {
      found.add(node.identifier);
      waiting.push(...(definitions.get(node.identifier) ?? []));
    }
    if ('children' in node) for (const child of node.children) waiting.push(child);
  }
  return found;
}
