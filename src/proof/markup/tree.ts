/** Pages as trees: what HTML and XHTML have in common, once it is parsed (xast). */
import type { Element, ElementContent, Nodes } from 'xast';

/** Elements that are no part of a line of text. */
const BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset ' +
    'figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search ' +
    'section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);

/** Elements whose text nobody reads. */
const UNREAD: ReadonlySet<string> = new Set(
  'head script style template noscript datalist object iframe rp'.split(' '),
);

const HEADING = /^h[1-6]$/u;
/** Inline styles that take an element out of sight. */
const UNSEEN =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0*(?:\.0*)?\s*(?:;|!|$)|font-size\s*:\s*0(?![.\d]*[1-9]))/iu;

/** True for what begins and ends a line. */
export function isBlock({ name }: Element): boolean {
  return BLOCKS.has(name);
}

/** True for a heading. */
export function isHeading({ name, attributes }: Element): boolean {
  return HEADING.test(name) || (attributes.role === 'heading' && BLOCKS.has(name));
}

/** True where an element, with all in it, is kept from the eyes or from the ears of a reader. */
export function isHidden({ name, attributes }: Element): boolean {
  if (UNREAD.has(name)) return true;
  if (attributes.hidden !== undefined && attributes.hidden !== null) return true;
  return attributes['aria-hidden'] === 'true' || UNSEEN.test(attributes.style ?? '');
}

/** The words of `role`, and of the types that EPUB knows (`epub:type`). */
export function rolesOf({ attributes }: Element): string[] {
  return `${attributes.role ?? ''} ${attributes['epub:type'] ?? ''}`
    .split(/\s+/u)
    .filter((word) => word !== '');
}

/** True for the mark at which a page of print begins. */
export function isPageMark(element: Element): boolean {
  return rolesOf(element).some((role) => role === 'doc-pagebreak' || role === 'pagebreak');
}

/** The elements in a node, in order, that a test accepts; what is in those, too. */
export function* elementsIn(
  node: Nodes,
  accepts: (element: Element) => boolean = () => true,
): Generator<Element> {
  // A stack of its own: generators within generators are slow.
  const waiting: Nodes[] = [node];
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    if (at !== node && at.type === 'element' && accepts(at)) yield at;
    if (!('children' in at)) continue;
    for (let index = at.children.length - 1; index >= 0; index--) {
      const child = at.children[index];
      if (child?.type === 'element') waiting.push(child);
    }
  }
}

/** The first element with a name, in the order of the document. */
export function firstNamed(node: Nodes, ...names: string[]): Element | undefined {
  for (const element of elementsIn(node)) if (names.includes(element.name)) return element;
  return undefined;
}

/** The child elements of an element. */
export function childElements({ children }: Element): Element[] {
  return children.filter((child): child is Element => child.type === 'element');
}

/** The characters of a node, as they stand. */
export function charactersOf(node: ElementContent): string {
  if (node.type === 'text' || node.type === 'cdata') return node.value;
  if (node.type !== 'element') return '';
  return node.children.map(charactersOf).join('');
}

/** As it was read: white space as single spaces, without soft hyphens. */
export function asRead(characters: string): string {
  return characters.replaceAll('\u00AD', '').replaceAll(/\s+/gu, ' ').trim();
}

/** The text of an element as a reader sees it: without what is hidden, blocks apart from each other. */
export function seenText(element: Element): string {
  const walk = (node: ElementContent): string => {
    if (node.type === 'text' || node.type === 'cdata') return node.value;
    if (node.type !== 'element' || isHidden(node) || isPageMark(node)) return '';
    if (node.name === 'br') return ' ';
    const text = node.children.map(walk).join('');
    return isBlock(node) ? ` ${text} ` : text;
  };
  return asRead(element.children.map(walk).join(''));
}
