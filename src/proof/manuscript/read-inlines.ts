/** What a reader reads of the inlines of our language. */
import type { Link, Nodes } from 'mdast';
import type { Book } from '../../book/book.ts';
import { resolveLink, type LinkEnd } from '../../book/links.ts';
import { wordsOf } from '../../book/words.ts';
import type { Chapter } from '../../parse/chapter.ts';
import { FOLIO } from '../words.ts';
import type { LeafWriter } from './leaf-writer.ts';

/** What is read, and for which edition. */
export interface Subject {
  book: Book;
  chapter: Chapter;
  /** True where the pages have folios and the browser sets quotation marks. */
  isPrint: boolean;
  /** True for a picture that the edition can show, by its path. */
  isShown: (path: string) => boolean;
  /** The id of the heading that is being read: a link to itself leads nowhere else. */
  self?: string;
}

type Fill = (text: string) => string;
const asWritten: Fill = (text) => text;

/** Writes the inlines below a node into the open leaf. */
export function readInlines(nodes: readonly Nodes[], subject: Subject, leaves: LeafWriter): void {
  readEach(nodes, subject, leaves, asWritten, 0);
}

function readEach(
  nodes: readonly Nodes[],
  subject: Subject,
  leaves: LeafWriter,
  fill: Fill,
  quotes: number,
): void {
  for (const node of nodes) readInline(node, subject, leaves, fill, quotes);
}

function readInline(node: Nodes, subject: Subject, leaves: LeafWriter, fill: Fill, quotes: number): void {
  const below = (inner = fill, depth = quotes): void => {
    if ('children' in node) readEach(node.children, subject, leaves, inner, depth);
  };
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      leaves.text(fill(node.value));
      return;
    case 'break':
      leaves.text(' ');
      return;
    case 'image':
      readImage(node.url, node.alt ?? '', node, subject, leaves);
      return;
    case 'footnoteReference': {
      const call = subject.book.numbered.callOf.get(node);
      // A draft may call what there is not; the author sees the call as typed.
      if (!call) leaves.text(`[^${node.label ?? node.identifier}]`);
      else leaves.call(call.id, String(call.note.number), call.note.id, node);
      return;
    }
    case 'link':
      readLink(node, subject, leaves, quotes);
      return;
    case 'inlineElement':
      // Shown only where nothing sets ruby, and every reader in use does.
      if (node.name === 'rp') return;
      if (node.name === 'br') leaves.text(' ');
      if (node.name !== 'q' || !subject.isPrint) return below();
      leaves.text(quotes % 2 === 0 ? '“' : '‘');
      below(fill, quotes + 1);
      leaves.text(quotes % 2 === 0 ? '”' : '’');
      return;
    case 'html':
    case 'droppedHtml':
    case 'footnoteDefinition':
      return;
    default:
      below();
  }
}

/** An image; one that is not there, or may not be shown, leaves its alternative text. */
export function readImage(
  url: string,
  alternative: string,
  node: Nodes,
  subject: Subject,
  leaves: LeafWriter,
): void {
  if (isPicture(url, subject)) leaves.picture(alternative, node);
  else leaves.text(alternative);
}

/** True where the edition shows the image that is at an address. */
export function isPicture(url: string, { book, chapter, isShown }: Subject): boolean {
  const found = book.images.get(chapter.path)?.get(url);
  return found?.sight === 'file' && found.path !== undefined && isShown(found.path);
}

function readLink(node: Link, subject: Subject, leaves: LeafWriter, quotes: number): void {
  const { book, chapter } = subject;
  const end = resolveLink(node.url, chapter, book);
  const target = targetOf(end);
  const write = (): void => {
    if (node.children.every(isNothing)) leaves.text(nameOf(end, subject));
    else readEach(node.children, subject, leaves, fillFor(end, subject), quotes);
  };
  if (target === undefined || target === `#${subject.self}`) write();
  else leaves.link(target, write);
}

/** Where a link of an edition leads; nothing where it is left out and its text stays. */
function targetOf(end: LinkEnd): string | undefined {
  if (end.kind === 'note') return `#${end.note.id}`;
  if (end.kind === 'target') return `#${end.target.id}`;
  return end.kind === 'web' && URL.canParse(end.url) ? end.url : undefined;
}

/** A link without a text of its own prints what it leads to. */
function nameOf(end: LinkEnd, { book, chapter }: Subject): string {
  if (end.kind === 'web') return end.url;
  if (end.kind === 'note')
    return `${wordsOf(chapter.language, book.configuration.words).note} ${end.note.number}`;
  if (end.kind !== 'target') return '';
  return end.target.name || book.chapters[end.target.chapter - 1]?.title || end.target.id;
}

/** `{note}` stands for the number of a note, `{ref}` for a page in print and for a title elsewhere. */
function fillFor(end: LinkEnd, { book, isPrint }: Subject): Fill {
  if (end.kind === 'note') return (text) => text.replaceAll('{note}', String(end.note.number));
  if (end.kind !== 'target') return asWritten;
  const { language, words } = book.configuration;
  const reference = isPrint ? `${wordsOf(language, words).page} ${FOLIO}` : end.target.name;
  return (text) => text.replaceAll('{ref}', () => reference);
}

function isNothing(node: Nodes): boolean {
  if (node.type === 'text') return node.value === '';
  return node.type === 'html' || node.type === 'droppedHtml';
}
