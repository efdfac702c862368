/** What a table of contents of a book must say, down to its last heading. */
import type { Nodes } from 'mdast';
import type { Book } from '../../book/book.ts';
import type { Chapter } from '../../parse/chapter.ts';
import type { EntryRead } from '../reading.ts';

/** All entries in order. How deep an edition goes is its own matter. */
export function expectedContents(book: Book): EntryRead[] {
  const entries: EntryRead[] = [];
  let hasPart = false;
  for (const chapter of book.chapters) {
    if (!chapter.configuration.toc) continue;
    const isPart = chapter.kind === 'part';
    const top = hasPart && chapter.part !== undefined && !isPart ? 2 : 1;
    if (chapter.title === '') addHeadings(chapter, top - 1, book, entries);
    else {
      const names = chapter.configuration.authors.map(({ name }) => name).join(', ');
      entries.push({
        title: chapter.title,
        target: book.targets.of.get(chapter)?.id ?? '',
        level: top,
        ...(names !== '' && { authors: names }),
      });
      addHeadings(chapter, top, book, entries);
    }
    hasPart ||= isPart;
  }
  return entries;
}

/**
 * The headings of a chapter, each below the nearest one before it of a lesser depth. Boxes are there where their
 * authors ask for it; what is in boxes and notes is not.
 */
function addHeadings(chapter: Chapter, above: number, book: Book, entries: EntryRead[]): void {
  const open = [{ depth: 1, level: above }];
  const add = (node: Nodes, depth: number): void => {
    const target = book.targets.of.get(node);
    if (!target || target.name === '') return;
    while (open.length > 1 && (open.at(-1)?.depth ?? 0) >= depth) open.pop();
    const level = (open.at(-1)?.level ?? 0) + 1;
    entries.push({ title: target.name, target: target.id, level });
    open.push({ depth, level });
  };
  const walk = (node: Nodes): void => {
    if (node.type === 'footnoteDefinition') return;
    if (node.type === 'heading' && node !== chapter.heading) add(node, Math.max(2, node.depth));
    if (node.type === 'box') {
      if (node.toc) add(node, 6);
      return;
    }
    if ('children' in node) for (const child of node.children) walk(child);
  };
  walk(chapter.tree);
}
