/** A page, and where everything in it is. */
import type { Element, Nodes, Parents, Root } from 'hast';
import { attribute, elementsOf, isElement, parentsOf } from './elements.ts';

/** A page that can be asked for its elements by id, their parents and their order. */
export interface PageIndex {
  root: Root;
  parents: Map<Nodes, Parents>;
  /** Elements by `id`, and anchors by `name`; a page may have an id more than once. */
  byId: ReadonlyMap<string, readonly Element[]>;
  /** The place of each element in the order of the page. */
  order: ReadonlyMap<Nodes, number>;
  /** The addresses under which the page speaks of itself, without fragment. */
  addresses: ReadonlySet<string>;
}

/** Indexes a page. */
export function indexPage(root: Root, addresses: Iterable<string> = []): PageIndex {
  const byId = new Map<string, Element[]>();
  const order = new Map<Nodes, number>();
  for (const element of elementsOf(root)) {
    order.set(element, order.size);
    for (const id of idsOf(element)) {
      const found = byId.get(id);
      if (found) found.push(element);
      else byId.set(id, [element]);
    }
  }
  return { root, parents: parentsOf(root), byId, order, addresses: new Set(addresses) };
}

/** The names under which an element can be linked to. */
export function idsOf(element: Element): string[] {
  const id = attribute(element, 'id') ?? attribute(element, 'xml:id');
  const name = isElement(element, 'a') ? attribute(element, 'name') : undefined;
  return [...new Set([id, name])].filter((value) => value !== undefined && value !== '') as string[];
}

/** The id within this page to which a link leads; undefined where it leads elsewhere. */
export function fragmentOf(link: Element, index: PageIndex): string | undefined {
  const href = isElement(link, 'a') ? attribute(link, 'href')?.trim() : undefined;
  const at = href?.indexOf('#') ?? -1;
  if (href === undefined || at < 0 || at === href.length - 1) return undefined;
  const id = decoded(href.slice(at + 1), index);
  if (at === 0 || index.addresses.has(href.slice(0, at))) return id;
  // A saved page may have its own address before each fragment without saying anywhere that it is its own.
  const isCall = /\b(?:doc-)?noteref\b/u.test(`${attribute(link, 'role')} ${attribute(link, 'epub:type')}`);
  return isCall || (index.byId.has(id) && NOTE_LIKE.test(id)) ? id : undefined;
}

const NOTE_LIKE = /(?:fn|ftn|edn|note|cite)/iu;

function decoded(fragment: string, { byId }: PageIndex): string {
  if (byId.has(fragment)) return fragment;
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** The elements around one, from the nearest outwards. */
export function* ancestorsOf(node: Nodes, { parents }: Pick<PageIndex, 'parents'>): Generator<Element> {
  for (let parent = parents.get(node); parent?.type === 'element'; parent = parents.get(parent)) yield parent;
}
