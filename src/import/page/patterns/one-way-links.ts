import type { Element, Nodes } from 'hast';
import { elementsOf, headingDepth, isElement, rawText, textOf } from '../elements.ts';
import { ancestorsOf, type PageIndex } from '../page-index.ts';
import { isNotesSection, NOTES_TITLE } from './notes-section.ts';
import type { NotePattern } from './pattern.ts';

/** No words, as links in a text have them, and no single letters, as those of an index are. */
const MARK = /^[[(]?(?:\p{N}{1,4}|[*†‡§¶‖]{1,5})[\])]?$/u;

/**
 * Pages made by hand: a mark that links to an item of a list of notes, or to a paragraph below a heading such as
 * “Notes”, from which nothing leads back.
 */
export const oneWayLinks: NotePattern = {
  name: 'links to notes, without ways back',
  isCall: (link, id, index) => {
    if (!MARK.test(textOf(link).trim())) return false;
    const target = index.byId.get(id)?.find((found) => found !== link && isAfter(link, found, index));
    return target !== undefined && isNotePlace(target, index) && !isNotePlace(link, index);
  },
  isWayBack: () => false,
  isNote: () => false,
};

function isAfter(first: Element, second: Element, { order }: PageIndex): boolean {
  return (order.get(first) ?? 0) < (order.get(second) ?? 0);
}

/** True in a section for notes, and between a heading for notes and the next heading. */
function isNotePlace(element: Element, index: PageIndex): boolean {
  if (isElement(element, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'section', 'article', 'main')) return false;
  if ([...ancestorsOf(element, index)].some(isNotesSection)) return true;
  const place = index.order.get(element) ?? 0;
  return titledStretches(index).some(([start, end]) => place > start && place < end);
}

const known = new WeakMap<PageIndex, [start: number, end: number][]>();

/** Where headings for notes stand, and how far each of them reaches. */
function titledStretches(index: PageIndex): [start: number, end: number][] {
  const found = known.get(index);
  if (found) return found;
  const stretches: [start: number, end: number][] = [];
  for (const element of elementsOf(index.root)) {
    const isHeading = headingDepth(element) !== undefined;
    const isTitle = (isHeading || isElement(element, 'p', 'div', 'b', 'strong')) && isNotesTitle(element);
    if (!isHeading && !isTitle) continue;
    const last = stretches.at(-1);
    const place = index.order.get(element) ?? 0;
    if (last && last[1] === Number.POSITIVE_INFINITY) last[1] = place;
    if (isTitle) stretches.push([place, Number.POSITIVE_INFINITY]);
  }
  known.set(index, stretches);
  return stretches;
}

const LONGEST_TITLE = 60;

function isNotesTitle(node: Nodes): boolean {
  // A box around the whole page is no title; its text need not be gathered for that.
  if ('children' in node && node.children.length > 3) return false;
  const text = rawText(node).trim();
  return text.length <= LONGEST_TITLE && NOTES_TITLE.test(text);
}
