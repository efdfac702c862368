/** Which elements of a page are chapters. */
import type { Element, Root } from 'xast';
import { elementsIn, isHeading } from './tree.ts';

/** The elements around each element of a page. */
export function parentsIn(tree: Root): Map<Element, Element> {
  const parents = new Map<Element, Element>();
  for (const element of elementsIn(tree)) {
    for (const child of element.children) if (child.type === 'element') parents.set(child, element);
  }
  return parents;
}

/**
 * The elements that are chapters, with their ids. The id of a chapter stands at the chapter, or at its title; then the
 * chapter is all that stands around the title and around no other chapter's.
 */
export function chapterRoots(
  marked: readonly Element[],
  parents: ReadonlyMap<Element, Element>,
): Map<Element, string> {
  const counts = new Map<Element, number>();
  for (const element of marked) {
    for (let at: Element | undefined = element; at; at = parents.get(at))
      counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  const roots = new Map<Element, string>();
  for (const element of marked) {
    let root = element;
    if (isHeading(element)) {
      for (
        let at = parents.get(element);
        at && at.name !== 'main' && at.name !== 'html';
        at = parents.get(at)
      ) {
        // The page itself is the chapter only where nothing in it is.
        if ((counts.get(at) ?? 0) > 1 || (at.name === 'body' && root !== element)) break;
        root = at;
      }
    }
    roots.set(root, element.attributes.id ?? '');
  }
  return roots;
}
