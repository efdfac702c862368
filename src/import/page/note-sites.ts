/** Clears away what stood around the notes of a page and has nothing to hold any more. */
import type { Element, ElementContent, Nodes } from 'hast';
import type { Decision } from '../imported.ts';
import { attribute, detach, hasClass, headingDepth, isElement, isEmpty, lineOf, textOf } from './elements.ts';
import type { NoteSite } from './notes/find-notes.ts';
import type { PageIndex } from './page-index.ts';
import { isNotesSection, NOTES_TITLE } from './patterns/notes-section.ts';

/** Takes the empty lists and sections away, and the headings that stood above the notes alone. */
export function clearSites(sites: readonly NoteSite[], index: PageIndex): Decision[] {
  const decisions: Decision[] = [];
  for (const { parent: site, before } of sites) {
    let place: Element | undefined = site;
    while (place && !isElement(place, 'body', 'main', 'article', 'html') && holdsNothing(place)) {
      const parent = index.parents.get(place);
      clearAbove(place, index, decisions);
      for (const heading of place.children.filter((child) => !isEmpty(child))) tell(heading, decisions);
      detach(place, index.parents);
      place = isElement(parent) ? parent : undefined;
    }
    if (place === site) clearBefore(site, before, index, decisions);
  }
  return decisions;
}

/** Nothing, or nothing but a heading in a section that says it is for notes. */
function holdsNothing(place: Element): boolean {
  const rest = place.children.filter((child) => !isEmpty(child));
  return rest.length === 0 || (rest.length === 1 && isNotesSection(place) && isHeading(rest[0]!));
}

/** A heading directly before what goes, where nothing else stands beneath it. */
function clearAbove(place: Element, index: PageIndex, decisions: Decision[]): void {
  const siblings = (index.parents.get(place)?.children ?? []) as ElementContent[];
  const at = siblings.indexOf(place);
  const next = siblings.slice(at + 1).find((node) => !isEmpty(node));
  takeTitle(siblings.slice(0, at), next, index, decisions);
}

/** The notes stood directly among the text, behind a title or a rule. */
function clearBefore(
  site: Element,
  before: ElementContent | undefined,
  index: PageIndex,
  decisions: Decision[],
): void {
  const at = before ? site.children.indexOf(before) : -1;
  if (at < 0) return;
  const next = site.children.slice(at + 1).find((node) => !isEmpty(node));
  takeTitle(site.children.slice(0, at + 1), next, index, decisions);
}

function takeTitle(
  before: readonly ElementContent[],
  next: Nodes | undefined,
  index: PageIndex,
  decisions: Decision[],
): void {
  const previous = before.filter((node) => !isEmpty(node) || isElement(node, 'hr'));
  let last = previous.pop();
  while (isElement(last, 'hr')) {
    detach(last, index.parents);
    last = previous.pop();
  }
  if (!last || !isElement(last)) return;
  const depth = depthOf(last);
  const nextDepth = depthOf(next);
  const isBare =
    depth !== undefined && (next === undefined || (nextDepth !== undefined && nextDepth <= depth));
  const isTitle = NOTES_TITLE.test(textOf(last));
  if (
    !(isBare && (isTitle || hasClass(last, 'sr-only', 'visually-hidden'))) &&
    !(depth === undefined && isTitle)
  )
    return;
  tell(last, decisions);
  detach(last, index.parents);
  const rule = previous.at(-1);
  if (isElement(rule, 'hr')) detach(rule, index.parents);
}

function isHeading(node: Nodes): boolean {
  return depthOf(node) !== undefined || (isElement(node) && NOTES_TITLE.test(textOf(node)));
}

/** The depth of a heading, also of one that has a box around it for its sake, as in MediaWiki. */
function depthOf(node: Nodes | undefined): number | undefined {
  const own = headingDepth(node);
  if (own !== undefined || !isElement(node, 'div', 'header')) return own;
  const [only, second] = node.children.filter(
    (child) => !isEmpty(child) && !(isElement(child) && hasClass(child, 'mw-editsection')),
  );
  return second === undefined ? headingDepth(only) : undefined;
}

function tell(node: Nodes, decisions: Decision[]): void {
  decisions.push({
    kind: 'furniture',
    confidence: 'likely',
    message: `the title above the notes, which editions write themselves${isElement(node) && attribute(node, 'id') ? ` (\`${attribute(node, 'id')}\`)` : ''}`,
    line: lineOf(node),
    text: textOf(node),
  });
}
