/** Finds the web addresses of a book, and each place that names them. */
import type { Link, Nodes } from 'mdast';
import type { Point, Position } from 'unist';
import type { Book } from '../book/book.ts';
import type { Chapter } from '../parse/chapter.ts';

/** A place in the source that names an address. */
export interface LinkPlace {
  chapter: Chapter;
  /** The address alone where it can be told from the rest of the link. */
  place: Position | undefined;
  /** The label of the note it stands in, if it stands in one. */
  label?: string;
  /** The address as its author wrote it, for messages. */
  written: string;
}

/**
 * The addresses of a book in the order of its text, by the form in which they are asked. Two that differ only
 * after `#` are one: the server never sees that part.
 */
export function linkPlaces(book: Book): Map<string, LinkPlace[]> {
  const found = new Map<string, LinkPlace[]>();
  for (const chapter of book.chapters) collect(chapter.tree, chapter, undefined, found);
  return found;
}

function collect(
  node: Nodes,
  chapter: Chapter,
  label: string | undefined,
  found: Map<string, LinkPlace[]>,
): void {
  const within = node.type === 'footnoteDefinition' ? (node.label ?? node.identifier) : label;
  if (node.type === 'link') {
    const address = askableAddress(node.url);
    if (address !== undefined) {
      const places = found.get(address) ?? [];
      found.set(address, places);
      places.push({
        chapter,
        place: placeOfAddress(node, chapter),
        ...(within !== undefined && { label: within }),
        written: node.url,
      });
    }
  }
  if ('children' in node) for (const child of node.children) collect(child, chapter, within, found);
}

/**
 * An address as it is asked: without fragment, and without a user and password, which are nobody's business.
 * @returns undefined for what is no address on the web
 */
export function askableAddress(written: string, base?: URL): string | undefined {
  if (!URL.canParse(written, base)) return undefined;
  const url = new URL(written, base);
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '') return undefined;
  url.hash = '';
  url.username = '';
  url.password = '';
  return url.href;
}

/** Behind the text of a link, or the whole of one that is nothing but its address. */
function placeOfAddress({ position, url, children }: Link, { source }: Chapter): Position | undefined {
  if (!position) return undefined;
  const { offset: start = 0 } = position.start;
  const { offset: end = start } = position.end;
  const written = String(source).slice(start, end);
  const text = written.startsWith('[') ? (children.at(-1)?.position?.end.offset ?? start) - start : 0;
  const at = written.indexOf(url, text);
  if (at < 0) return position;
  const first = pointBehind(position.start, written.slice(0, at));
  return { start: first, end: pointBehind(first, url) };
}

/** The point that lies behind a stretch of the source, without counting lines from the beginning of the file. */
function pointBehind({ line, column, offset = 0 }: Point, text: string): Point {
  const lines = text.split('\n');
  const last = lines.at(-1) ?? '';
  return {
    line: line + lines.length - 1,
    column: lines.length === 1 ? column + text.length : last.length + 1,
    offset: offset + text.length,
  };
}
