/**
 * Permanent anchors: each paragraph has an id that is made from its own words, so that a link to it still leads there
 * when something else in the book has changed. Only the HTML edition has them: there links are copied from.
 */
import { createHash } from 'node:crypto';
import type { Element, ElementContent } from 'hast';
import type { Composition } from '../../book/composition.ts';
import { isCall } from '../../book/contents.ts';

/** What is no running text: the figure and the table are led to themselves. */
const APART: ReadonlySet<string> = new Set(['figure', 'figcaption', 'table', 'caption', 'hgroup', 'header']);

/** A copy of a book in which its paragraphs have anchors. Notes have ids of their own. */
export function withParagraphAnchors(composition: Composition): Composition {
  const taken = new Set(composition.book.targets.byId.keys());
  const chapters = composition.chapters.map((chapter) => ({
    ...chapter,
    body: anchored(chapter.body, taken),
  }));
  return { ...composition, chapters };
}

function anchored(content: readonly ElementContent[], taken: Set<string>): ElementContent[] {
  return content.map((node) => {
    if (node.type !== 'element' || APART.has(node.tagName)) return node;
    if (node.tagName !== 'p') return { ...node, children: anchored(node.children, taken) };
    // What has a class is a title or a byline.
    if (node.properties.id !== undefined || node.properties.className !== undefined) return node;
    const words = wordsOf(node.children);
    if (words === '') return node;
    const id = freeId(anchorOf(words), taken);
    return { ...node, properties: { ...node.properties, id }, children: [...node.children, linkTo(id)] };
  });
}

/** 40 bits of what the paragraph says, as letters and digits that are told apart easily. */
function anchorOf(words: string): string {
  const hash = createHash('sha256').update(words).digest();
  let bits = hash.readUIntBE(0, 5);
  let name = '';
  for (let place = 0; place < 8; place++) {
    name += 'abcdefghijkmnpqrstuvwxyz23456789'[bits % 32] ?? '';
    bits = Math.floor(bits / 32);
  }
  return `p-${name}`;
}

/** The second of two equal paragraphs is numbered, as is one whose id an author has given to something else. */
function freeId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let count = 2; taken.has(id); count++) id = `${wanted}.${count}`;
  taken.add(id);
  return id;
}

/**
 * The letters and digits of some content: a comma or a quotation mark that is mended changes no anchor. Calls
 * and references within the book are left out, since their numbers change with what stands before them.
 */
function wordsOf(content: readonly ElementContent[]): string {
  return content
    .map((node): string => {
      if (node.type === 'text') return node.value;
      if (node.type !== 'element' || isCall(node) || isReference(node)) return '';
      return wordsOf(node.children);
    })
    .join('')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}]/gu, '');
}

function isReference({ tagName, properties }: Element): boolean {
  return tagName === 'a'
    ? String(properties.href).startsWith('#')
    : Array.isArray(properties.className) && properties.className.includes('page-reference');
}

/**
 * The paragraph's own address, shown beside it where a pointer is. Hundreds of stops between the notes would be
 * in the way of those who go by keyboard or ear; what they can lead others to is each heading and note.
 */
function linkTo(id: string): Element {
  return {
    type: 'element',
    tagName: 'a',
    properties: { className: ['paragraph-link'], href: `#${id}`, tabIndex: -1, ariaHidden: 'true' },
    children: [],
  };
}
