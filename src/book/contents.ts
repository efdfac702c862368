/** The table of contents, as data: chapters, and the headings in them, nested as they are. */
import type { ElementContent } from 'hast';
import type { Nodes } from 'mdast';
import type { Author } from '../manuscript/configuration/schema.ts';
import type { Chapter } from '../parse/chapter.ts';
import type { Book } from './book.ts';
import type { ComposedChapter } from './composition.ts';

/** One line of the contents. */
export interface ContentsEntry {
  id: string;
  /** As plain text. */
  title: string;
  /** With its markup, but without calls and links. */
  heading: ElementContent[];
  kind: 'part' | 'chapter' | 'heading' | 'box';
  /** The number of the chapter it stands in, from 1. */
  chapter: number;
  /** 1 for parts and chapters without a part; each level below adds one. */
  level: number;
  authors: Author[];
  language: string;
  children: ContentsEntry[];
}

/** Makes the contents of a book. Chapters that say `toc: false` are left out. */
export function contentsOf(book: Book, chapters: readonly ComposedChapter[]): ContentsEntry[] {
  const top: ContentsEntry[] = [];
  let part: ContentsEntry | undefined;
  for (const [index, chapter] of book.chapters.entries()) {
    const composed = chapters[index];
    if (!composed || !chapter.configuration.toc) continue;
    const inPart = chapter.part !== undefined && chapter.kind !== 'part';
    const entry: ContentsEntry = {
      id: composed.id,
      title: chapter.title,
      heading: withoutCalls(composed.heading),
      kind: chapter.kind === 'part' ? 'part' : 'chapter',
      chapter: chapter.number,
      level: (inPart ? 2 : 1) - (chapter.title === '' ? 1 : 0),
      authors: composed.authors,
      language: chapter.language,
      children: [],
    };
    addHeadings(entry, chapter, book);
    if (chapter.title === '') {
      // A chapter without a title is in the contents by its headings.
      (inPart && part ? part.children : top).push(...entry.children);
      continue;
    }
    if (inPart && part) part.children.push(entry);
    else top.push(entry);
    if (chapter.kind === 'part') part = entry;
  }
  return top;
}

/** Hangs the headings of a chapter below its entry, each below the nearest one above it of a lesser depth. */
function addHeadings(entry: ContentsEntry, chapter: Chapter, book: Book): void {
  const open: { depth: number; entry: ContentsEntry }[] = [{ depth: 1, entry }];
  const add = (node: Nodes, depth: number, kind: 'heading' | 'box'): void => {
    const target = book.targets.of.get(node);
    if (!target || target.name === '') return;
    while (open.length > 1 && (open.at(-1)?.depth ?? 0) >= depth) open.pop();
    const parent = open.at(-1)?.entry ?? entry;
    const child: ContentsEntry = {
      id: target.id,
      title: target.name,
      heading: [{ type: 'text', value: target.name }],
      kind,
      chapter: chapter.number,
      level: parent.level + 1,
      authors: [],
      language: chapter.language,
      children: [],
    };
    parent.children.push(child);
    open.push({ depth, entry: child });
  };
  const walk = (node: Nodes): void => {
    // A note is read where it is called, not from the contents.
    if (node.type === 'footnoteDefinition') return;
    if (node.type === 'heading' && node !== chapter.heading) add(node, Math.max(2, node.depth), 'heading');
    if (node.type === 'box') {
      // What is in a box is not part of the chapter's outline; its title is where the author says so.
      if (node.toc) add(node, 6, 'box');
      return;
    }
    if ('children' in node) for (const child of node.children) walk(child);
  };
  walk(chapter.tree);
}

/** The content of a heading as the contents print it: no calls, no links, no ids that would stand twice. */
export function withoutCalls(content: readonly ElementContent[]): ElementContent[] {
  return content.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node];
    if (isCall(node)) return [];
    const children = withoutCalls(node.children);
    if (node.tagName === 'a') return children;
    const { id: _, ...properties } = node.properties;
    return [{ ...node, properties, children }];
  });
}

/** True for the element that a call is. */
export function isCall(node: ElementContent): boolean {
  return (
    node.type === 'element' &&
    node.tagName === 'sup' &&
    Array.isArray(node.properties.className) &&
    node.properties.className.includes('call')
  );
}
