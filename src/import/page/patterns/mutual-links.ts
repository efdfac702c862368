import type { Element } from 'hast';
import { attribute, elementsOf, isElement, textOf } from '../elements.ts';
import { isMark } from '../notes/mark.ts';
import { ancestorsOf, fragmentOf, idsOf, type PageIndex } from '../page-index.ts';
import type { NotePattern } from './pattern.ts';

/**
 * Any other program: a mark in the text that links to a place further down, from which a link leads back to the
 * mark. What is told by two links to each other and a short mark is a call and its note, whatever their names are.
 */
export const mutualLinks: NotePattern = {
  name: 'links to and fro',
  isCall: (link, id, index) =>
    isMark(textOf(link)) &&
    (index.byId.get(id) ?? []).some(
      (target) => isAfter(link, target, index) && leadsBack(target, link, index),
    ),
  isWayBack: () => false,
  isNote: () => false,
};

function isAfter(first: Element, second: Element, { order }: PageIndex): boolean {
  return (order.get(first) ?? 0) < (order.get(second) ?? 0);
}

/** True where the target, or the block at whose head it stands, has a link to the mark or to what is around it. */
function leadsBack(target: Element, link: Element, index: PageIndex): boolean {
  const names = new Set(idsOf(link));
  for (const around of ancestorsOf(link, index)) {
    if (!isElement(around, 'sup', 'span', 'small', 'b', 'strong', 'em', 'i')) break;
    for (const id of idsOf(around)) names.add(id);
  }
  if (names.size === 0) return false;
  const block = isElement(target, 'a', 'span', 'sup')
    ? [...ancestorsOf(target, index)].find((around) =>
        isElement(around, 'p', 'li', 'div', 'td', 'dd', 'aside'),
      )
    : target;
  if (!block || isElement(block, 'body', 'main', 'article')) return false;
  for (const element of [block, ...elementsOf(block)]) {
    const id = attribute(element, 'href') === undefined ? undefined : fragmentOf(element, index);
    if (id !== undefined && names.has(id) && element !== link) return true;
  }
  return false;
}
