/** Sets one chapter: mdast → hast. */
import type { Element, ElementContent, Nodes as HastNodes } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import type { Nodes, Root, RootContent } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import type { Chapter } from '../parse/chapter.ts';
import type { Book } from './book.ts';
import type { ComposedChapter, ComposedNote } from './composition.ts';
import { directionOf } from './direction.ts';
import { handlersFor } from './handlers/index.ts';
import { SAFE_LIST } from './safe-list.ts';

/** Sets one chapter and the notes that it is the first to call. Pure. */
export function composeChapter(chapter: Chapter, book: Book): ComposedChapter {
  const { configuration } = chapter;
  const content = chapter.tree.children.filter((node) => node !== chapter.heading);
  const set = setter(chapter, book);
  const notes = book.numbered.notes
    .filter((note) => note.chapter === chapter.number)
    .map((note): ComposedNote => ({ note, content: set(note.definition.node.children) }));
  return {
    number: chapter.number,
    id: book.targets.of.get(chapter)?.id ?? '',
    kind: chapter.kind,
    title: chapter.title,
    heading: chapter.heading
      ? inline(set([{ type: 'paragraph', children: chapter.heading.children }]))
      : titleText(chapter),
    ...(configuration.subtitle !== undefined && { subtitle: configuration.subtitle }),
    authors: configuration.authors,
    language: chapter.language,
    direction: directionOf(chapter.language),
    runningHead: configuration.runningHead ?? chapter.title,
    body: set(content),
    notes,
  };
}

/** A function that sets some content of a chapter, and reduces the result to the safe list. */
function setter(chapter: Chapter, book: Book): (content: RootContent[]) => ElementContent[] {
  const handlers = handlersFor({ chapter, book });
  return (children) => {
    const tree = toHast({ type: 'root', children } satisfies Root as Nodes, { handlers });
    const safe = sanitize(tree, SAFE_LIST) as HastNodes;
    const made = safe.type === 'root' ? safe.children : [safe];
    return made.filter((node): node is ElementContent => node.type !== 'doctype' && !isLineBreak(node));
  };
}

/** The line ends that mdast-util-to-hast puts between blocks mean nothing and get in the way of layout. */
function isLineBreak(node: HastNodes): boolean {
  return node.type === 'text' && node.value === '\n';
}

function inline(content: ElementContent[]): ElementContent[] {
  return content.flatMap((node) => (node.type === 'element' ? (node as Element).children : [node]));
}

function titleText(chapter: Chapter): ElementContent[] {
  return chapter.title === '' ? [] : [{ type: 'text', value: chapter.title }];
}
