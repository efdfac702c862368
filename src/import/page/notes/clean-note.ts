/** Takes out of a note what is there for the page only: its mark, and the ways back to its calls. */
import type { Element, ElementContent, Nodes, Parents } from 'hast';
import {
  attribute,
  detach,
  newElement,
  elementsOf,
  hasClass,
  isBlock,
  isElement,
  isEmpty,
  rawText,
  textOf,
  wordsOf,
} from '../elements.ts';
import { fragmentOf, type PageIndex } from '../page-index.ts';
import { PATTERNS } from '../patterns/all-patterns.ts';
import { bareMark, isMark, isWayBackMark } from './mark.ts';

/** What is known of a note when it is cleaned. */
export interface NoteToClean {
  nodes: readonly ElementContent[];
  head: Element;
  /** The ids at the calls of this note. */
  callIds: ReadonlySet<string>;
  /** The marks that its calls show. */
  marks: ReadonlySet<string>;
}

/** Classes by which programs tell what is no part of a note. */
const BESIDE = [
  'mw-cite-backlink',
  'footnote-number',
  'cite-accessibility-label',
  'footnote-backref',
  'footnote-back',
];

/**
 * The content of a note without mark and ways back. The nodes must have been taken out of the page.
 * @returns what was taken out as text, so that it can be accounted for
 */
export function cleanNote(
  note: NoteToClean,
  index: PageIndex,
): { content: ElementContent[]; removed: string[] } {
  const holder = newElement('div', [...note.nodes]);
  for (const node of note.nodes) index.parents.set(node, holder);
  // A page may hide its notes until they are asked for.
  for (const inner of elementsOf(holder)) {
    delete inner.properties.hidden;
    if (isElement(inner, 'noscript')) inner.tagName = 'span';
  }
  const removed: string[] = [];
  const take = (node: Nodes): void => {
    removed.push(rawText(node));
    detachWithWrappers(node, index.parents, holder);
  };
  // All of them first, as the tree changes on the way.
  const all = [...elementsOf(holder)];
  for (const inner of all) {
    if (isElement(inner, 'a') ? isWayBack(inner, note, index) : hasClass(inner, ...BESIDE)) take(inner);
  }
  const top = firstText(holder);
  const raised =
    top && [...elementsOf(holder)].find((inner) => isElement(inner, 'sup') && firstText(inner) === top);
  if (raised && note.marks.has(bareMark(textOf(raised)))) take(raised);
  trimHead(holder, note, removed);
  trimEnd(holder);
  return { content: unwrapped(holder.children), removed };
}

function isWayBack(link: Element, { head, callIds, marks }: NoteToClean, index: PageIndex): boolean {
  const id = fragmentOf(link, index);
  const text = textOf(link);
  if (id === undefined) {
    // `<a name="_ftn1">[1]</a>` without an address.
    return (
      link === head && attribute(link, 'href') === undefined && isMark(text) && marks.has(bareMark(text))
    );
  }
  const isNamed = PATTERNS.some((pattern) => pattern.isWayBack(link, id, index));
  if (!isNamed && !callIds.has(id)) return false;
  const isSaid =
    wordsOf(link, 'role').includes('doc-backlink') ||
    hasClass(
      link,
      'way-back',
      'footnote-back',
      'footnote-backref',
      'reversefootnote',
      'data-footnote-backref',
    );
  // A link by words, "see note 3", is the author’s.
  return isSaid || isWayBackMark(text);
}

const WRAPPERS = 'sup span small b strong i em font p'.split(' ');

/** Takes out a node and what around it was there only for its sake. */
function detachWithWrappers(node: Nodes, parents: Map<Nodes, Parents>, holder: Element): void {
  let parent = parents.get(node);
  detach(node, parents);
  while (parent && parent !== holder && isElement(parent, ...WRAPPERS) && isBare(parent)) {
    const next = parents.get(parent);
    detach(parent, parents);
    parent = next;
  }
}

function isBare(node: Element): boolean {
  return /^[\s\u00A0[\](){}.,;:^]*$/u.test(rawText(node)) && isEmptyBut(node);
}

function isEmptyBut(node: Element): boolean {
  return isEmpty({ ...node, children: node.children.filter((child) => child.type !== 'text') });
}

/** What is left of the mark at the head: brackets, a full stop, or the mark itself where it was no link. */
function trimHead(holder: Element, { marks, head }: NoteToClean, removed: string[]): void {
  const first = firstText(holder);
  if (!first) return;
  if (removed.length > 0)
    first.value = first.value.replace(
      /^[\s\u00A0]*(?:\[?[\s\u00A0]*\][.:)]?|\(?[\s\u00A0]*\)[.:]?|[.:)](?=[\s\u00A0]|$))/u,
      '',
    );
  first.value = first.value.replace(/^[\s\u00A0]+/u, '');
  // The mark is gone already, or the list numbers its items itself.
  if (isElement(head, 'li') || removed.some((text) => marks.has(bareMark(text)))) return;
  const own =
    /^(?:\[\s*([^\]\s]{1,8})\s*\]|\(([^)\s]{1,8})\)|([^\s.:)]{1,6})[.:)]|([*†‡§¶‖#]{1,5}))[\s\u00A0]+/u.exec(
      first.value,
    );
  const mark = own?.[1] ?? own?.[2] ?? own?.[3] ?? own?.[4];
  if (own && mark !== undefined && marks.has(mark)) {
    removed.push(own[0]);
    first.value = first.value.slice(own[0].length);
  }
}

function firstText(node: Nodes): { value: string } | undefined {
  if (node.type === 'text') return node.value.trim() === '' ? undefined : node;
  if (!('children' in node) || isElement(node, 'pre')) return undefined;
  for (const child of node.children) {
    const found = firstText(child);
    if (found) return found;
    if (!isEmpty(child)) return undefined;
  }
  return undefined;
}

/** The space that stood between the note and its way back. */
function trimEnd(holder: Element): void {
  for (let node: Element | undefined = holder; node;) {
    const last: ElementContent | undefined = node.children.at(-1);
    if (last?.type === 'text') {
      last.value = last.value.replace(/[\s\u00A0]+$/u, '');
      if (last.value !== '') return;
    } else if (isElement(last) && !isEmpty(last) && !isElement(last, 'pre')) {
      node = last;
      continue;
    } else if (last === undefined || !isEmpty(last) || isElement(last, 'a')) return;
    node.children.pop();
  }
}

/** The content of what only holds a note: an item of a list, a box, the row of a table. */
function unwrapped(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (isElement(node, 'td', 'th', 'caption', 'summary', 'dt', 'figcaption'))
      return [newElement('div', node.children)];
    if (isElement(node, 'li', 'dd', 'aside', 'tr')) return unwrapped(node.children);
    return isBlock(node) && isEmpty(node) ? [] : [node];
  });
}
