/** Small questions about the elements of a page. */
import type { Element, ElementContent, ElementData, Nodes, Parents, Properties, Root } from 'hast';

/** Where an element of ours stands for a call of a note: only the reader sets it, no page can. */
declare module 'hast' {
  interface ElementData {
    /** The label of the note that is called here. */
    call?: string;
    /** True where a link leads to a note by its words, as in "see note 5"; its address is then `#^5`. */
    toNote?: boolean;
    /** The id that the manuscript gives to a heading, a figure or a table, since something links to it. */
    identifier?: string;
  }
}

/** The elements that stand as blocks of their own; all others run in a line of text. */
export const BLOCKS: ReadonlySet<string> = new Set(
  [
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption',
    'figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup',
    'option p plaintext pre section summary table tbody td tfoot th thead tr ul xmp',
  ]
    .join(' ')
    .split(' '),
);

/** What a page holds beside its text. */
const SILENT: ReadonlySet<string> = new Set('script style template head title'.split(' '));

declare const ASKED: unique symbol;
/** An element that was asked for by name: a type of its own, so that "of no such name" does not mean "no element". */
export type AskedElement = Element & { readonly [ASKED]: true };

/** True for an element, or for one of some names. */
export function isElement(node: Nodes | undefined, ...names: readonly string[]): node is AskedElement {
  return node?.type === 'element' && (names.length === 0 || names.includes(node.tagName));
}

/** True for an element that stands as a block of its own. */
export function isBlock(node: Nodes | undefined): node is AskedElement {
  return node?.type === 'element' && BLOCKS.has(node.tagName);
}

/** The depth of a heading; undefined for what is none. */
export function headingDepth(node: Nodes | undefined): number | undefined {
  const depth = isElement(node) ? /^h([1-6])$/u.exec(node.tagName)?.[1] : undefined;
  return depth === undefined ? undefined : Number(depth);
}

/** An attribute as text; a list of words is joined by spaces. */
export function attribute({ properties }: { properties: Properties }, name: string): string | undefined {
  const value = properties[name];
  if (value === undefined || value === null || value === false) return undefined;
  if (value === true) return '';
  return Array.isArray(value) ? value.join(' ') : String(value);
}

/** The words of an attribute, such as the names of its classes. */
export function wordsOf(element: Element, name: string): string[] {
  return (attribute(element, name) ?? '').split(/\s+/u).filter((word) => word !== '');
}

export function hasClass(element: Element, ...names: readonly string[]): boolean {
  const classes = wordsOf(element, 'className');
  return names.some((name) => classes.includes(name));
}

/** All elements below a node in the order of the page. Does not recurse, however deep the page is nested. */
export function* elementsOf(root: Nodes): Generator<Element> {
  const open: Nodes[] = 'children' in root ? [...root.children].toReversed() : [];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type !== 'element') continue;
    yield node;
    for (let index = node.children.length - 1; index >= 0; index--) open.push(node.children[index]!);
  }
}

/** The first element below a node for which something holds. */
export function findElement(root: Nodes, accepts: (element: Element) => boolean): Element | undefined {
  for (const element of elementsOf(root)) if (accepts(element)) return element;
  return undefined;
}

/** The text of a node as it stands in the source, scripts and the like apart. */
export function rawText(node: Nodes): string {
  const parts: string[] = [];
  const open: Nodes[] = [node];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.type === 'text') parts.push(next.value);
    else if (isBlock(next) || isElement(next, 'br')) parts.push('\n');
    if (!('children' in next) || (next !== node && isElement(next, ...SILENT))) continue;
    if (isBlock(next)) open.push({ type: 'text', value: '\n' });
    for (let index = next.children.length - 1; index >= 0; index--) open.push(next.children[index]!);
  }
  return parts.join('');
}

/** The text of a node with white space as a reader sees it. */
export function textOf(node: Nodes): string {
  return rawText(node)
    .replaceAll(/[\t\n\f\r ]+/gu, ' ')
    .trim();
}

function isCall(element: Element): boolean {
  return element.data?.call !== undefined;
}

/** True where a node holds a call, or is one. */
export function holdsCall(node: Nodes): boolean {
  return (node.type === 'element' && isCall(node)) || findElement(node, isCall) !== undefined;
}

/** The text of a node as a reader sees it, without the calls in it: a title as it stands in a list. */
export function textWithoutCalls(node: Nodes): string {
  return textOf(withoutCalls(node));
}

function withoutCalls<Kind extends Nodes>(node: Kind): Kind {
  if (!('children' in node) || !holdsCall(node)) return node;
  const left = (node.children as ElementContent[]).filter(
    (child) => !(child.type === 'element' && child.data?.call !== undefined),
  );
  return { ...node, children: left.map((child) => withoutCalls(child)) };
}

/** True where nothing would be lost if the node went. */
export function isEmpty(node: Nodes): boolean {
  if (node.type === 'text') return /^[\s\u00A0\u200B]*$/u.test(node.value);
  if (node.type === 'comment' || node.type === 'doctype') return true;
  if (rawText(node).replaceAll(/[\s\u200B]/gu, '') !== '') return false;
  if (isElement(node, ...CONTENT)) return false;
  return (
    findElement(node, (element) => CONTENT.includes(element.tagName) || element.data?.call !== undefined) ===
    undefined
  );
}

const CONTENT =
  'img svg math video audio object embed iframe canvas input textarea select button table'.split(' ');

/** The line of the source on which a node begins. */
export function lineOf(node: Nodes | undefined): number | undefined {
  return node?.position?.start.line;
}

/** Each element's parent. */
export function parentsOf(root: Root): Map<Nodes, Parents> {
  const parents = new Map<Nodes, Parents>();
  const open: Parents[] = [root];
  for (let parent = open.pop(); parent; parent = open.pop()) {
    for (const child of parent.children) {
      parents.set(child, parent);
      if ('children' in child) open.push(child);
    }
  }
  return parents;
}

/** Takes a node out of its parent. */
export function detach(node: Nodes, parents: Map<Nodes, Parents>): void {
  replace(node, [], parents);
}

/** Puts other nodes in the place of one. */
export function replace(node: Nodes, by: ElementContent[], parents: Map<Nodes, Parents>): void {
  const parent = parents.get(node);
  const index = parent?.children.indexOf(node as ElementContent) ?? -1;
  if (!parent || index < 0) return;
  parent.children.splice(index, 1, ...by);
  parents.delete(node);
  for (const child of by) parents.set(child, parent);
}

/** An element as it is written. */
export function newElement(
  tagName: string,
  children: ElementContent[],
  properties: Properties = {},
): Element {
  return { type: 'element', tagName, properties, children };
}

/** Notes something about an element that no page can say of itself. */
export function remember(node: Element, data: Pick<ElementData, 'call' | 'toNote' | 'identifier'>): void {
  node.data = { ...node.data, ...data } as ElementData;
}
