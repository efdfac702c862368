/** The table of contents as a nested list of links. */
import type { Element, ElementContent } from 'hast';
import type { ContentsEntry } from '../book/contents.ts';

/** How a contents list is made. */
export interface ContentsListOptions {
  /** How many levels it has: 1 for chapters only. */
  depth: number;
  /** The number printed behind each entry, where the edition has pages. */
  folioOf?: (id: string) => string;
}

/** A list of the entries down to some depth. */
export function contentsList(entries: readonly ContentsEntry[], options: ContentsListOptions): Element {
  return {
    type: 'element',
    tagName: 'ol',
    properties: { className: ['contents-list'] },
    children: entries.map((entry) => item(entry, options)),
  };
}

function item(entry: ContentsEntry, options: ContentsListOptions): Element {
  const { folioOf } = options;
  const title = span('entry', entry.heading);
  const by =
    entry.authors.length === 0
      ? []
      : [span('entry-authors', [{ type: 'text', value: entry.authors.map(({ name }) => name).join(', ') }])];
  const folio = folioOf
    ? [span('leader', []), span('entry-folio', [{ type: 'text', value: folioOf(entry.id) }])]
    : [];
  const link: Element = {
    type: 'element',
    tagName: 'a',
    properties: { href: `#${entry.id}` },
    children: [title, ...by, ...folio],
  };
  const below = entry.level < options.depth ? entry.children : [];
  return {
    type: 'element',
    tagName: 'li',
    properties: { className: [`contents-${entry.kind}`] },
    children: below.length > 0 ? [link, contentsList(below, options)] : [link],
  };
}

function span(name: string, children: ElementContent[]): Element {
  return { type: 'element', tagName: 'span', properties: { className: [name] }, children };
}
