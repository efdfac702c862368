/**
 * Anchors: what the print engine counts from when it says where a page begins. They are put on the blocks of a
 * chapter, on notes that are running text, and on the entries of the contents; the engine hands them back as
 * they are. A template cannot take them away, nor does its own text come between them and what they count.
 */
import type { Element, ElementContent } from 'hast';
import type { BookPlace } from '../page-map.ts';
import { mapElements } from '../serialize.ts';

/** The blocks of a chapter with their anchors. */
export function anchorBlocks(body: readonly ElementContent[], chapter: number): ElementContent[] {
  return body.map((node, block) =>
    node.type === 'element' ? anchored(node, `body ${chapter} ${block}`) : node,
  );
}

/** A list of notes, each with its anchor. */
export function anchorNotes(list: Element): ElementContent[] {
  return mapElements([list], (element) => {
    const { id } = element.properties;
    const isNote = element.tagName === 'li' && typeof id === 'string' && id.startsWith('note-');
    return isNote ? anchored(element, `note ${id}`) : element;
  });
}

/** The contents, each entry with its anchor. */
export function anchorContents(list: Element): ElementContent[] {
  return mapElements([list], (element) => {
    const [link] = element.children;
    if (element.tagName !== 'li' || link?.type !== 'element') return element;
    return anchored(element, `contents ${String(link.properties.href).slice(1)}`);
  });
}

/** What an anchor stands for; nothing for one that is none of ours. */
export function placeOfAnchor(anchor: string, characters: number): BookPlace | undefined {
  const [kind, first = '', block] = anchor.split(' ');
  switch (kind) {
    case 'body':
      return { in: 'body', chapter: Number(first), block: Number(block), characters };
    case 'note':
      return { in: 'note', note: first, characters };
    case 'contents':
      return { in: 'contents', entry: first };
    default:
      return undefined;
  }
}

function anchored(element: Element, anchor: string): Element {
  return { ...element, properties: { ...element.properties, dataAnchor: anchor } };
}
