/** Links within a page and to other pages: which of them lead anywhere in a manuscript, and where. */
import type { Element, Nodes } from 'hast';
import type { Decision } from '../../imported.ts';
import {
  attribute,
  elementsOf,
  headingDepth,
  isElement,
  isEmpty,
  lineOf,
  remember,
  textOf,
} from '../elements.ts';
import { fragmentOf, idsOf, type PageIndex } from '../page-index.ts';

/** Ids that the editions give themselves. */
const RESERVED = /^(?:call|note|page)-/u;

/**
 * Gives each link the address it has in a manuscript. A link that leads nowhere there loses its address and keeps its
 * words; the report tells of it.
 */
export function mendLinks(contents: readonly Nodes[], index: PageIndex): Decision[] {
  const decisions: Decision[] = [];
  const base = [...index.addresses][0];
  const ends = endsIn(contents);
  const elements = contents.flatMap((content) => [content, ...elementsOf(content)]);
  for (const link of elements) {
    if (!isElement(link, 'a') || link.data?.toNote) continue;
    const href = attribute(link, 'href')?.trim();
    if (href === undefined) continue;
    const address = addressOf(link, href, { ends, index, base });
    if (address !== undefined) {
      link.properties.href = address;
      continue;
    }
    const id = fragmentOf(link, index);
    delete link.properties.href;
    if (textOf(link) === '') continue;
    const shown = href.slice(0, 200);
    const found =
      id !== undefined && index.byId.has(id)
        ? `expected a link to a heading, a figure or a table, found \`${shown}\`, which leads to other text`
        : `expected a link to a place in the text or on the web, found \`${shown}\``;
    decisions.push({
      kind: 'fault',
      confidence: 'likely',
      message: `${found}; its words are kept, without the link`,
      line: lineOf(link),
      text: textOf(link),
    });
  }
  return decisions;
}

interface Surroundings {
  ends: ReadonlyMap<Element, Element>;
  index: PageIndex;
  base: string | undefined;
}

function addressOf(link: Element, href: string, { ends, index, base }: Surroundings): string | undefined {
  const id = fragmentOf(link, index);
  if (id !== undefined) {
    const end = index.byId
      .get(id)
      ?.map((target) => ends.get(target))
      .find((found) => found !== undefined);
    if (!end) return undefined;
    remember(end, { identifier: end.data?.identifier ?? safeIdentifier(id) });
    return `#${end.data?.identifier}`;
  }
  // Browsers ignore control characters and spaces in a scheme.
  const scheme = /^([a-z][a-z\d+.-]*):/iu.exec(href.replaceAll(/[\u0000-\u0020]/gu, ''))?.[1]?.toLowerCase();
  if (scheme !== undefined)
    return ['http', 'https', 'mailto', 'tel'].includes(scheme) ? withoutSpace(href) : undefined;
  if (/^[/\\]{2}/u.test(href)) return withoutSpace(`https:${href}`);
  if (base === undefined || href.startsWith('#')) return undefined;
  try {
    return new URL(href, base).href;
  } catch {
    return undefined;
  }
}

function withoutSpace(address: string): string {
  return address.replaceAll(/[\t\n\r]/gu, '').replaceAll(' ', '%20');
}

function safeIdentifier(id: string): string {
  const safe = id.replaceAll(/[^\p{L}\p{N}_.:-]+/gu, '-').replaceAll(/^-+|-+$/gu, '') || 'place';
  return RESERVED.test(safe) ? `to-${safe}` : safe;
}

/** For each element with an id the heading, figure or table that a link to it means. */
function endsIn(contents: readonly Nodes[]): Map<Element, Element> {
  const ends = new Map<Element, Element>();
  let waiting: Element[] = [];
  for (const content of contents) {
    for (const element of [content, ...elementsOf(content)]) {
      if (!isElement(element)) continue;
      const isEnd = headingDepth(element) !== undefined || isElement(element, 'figure', 'table');
      // An anchor or a section means the heading with which it begins, or that it stands before.
      if (isEnd) {
        for (const before of [...waiting, element]) if (!ends.has(before)) ends.set(before, element);
        waiting = [];
        for (const inner of elementsOf(element)) if (idsOf(inner).length > 0) ends.set(inner, element);
      } else if (idsOf(element).length > 0 && !ends.has(element)) waiting.push(element);
      if (
        waiting.length > 0 &&
        element.children.some((child) => child.type === 'text' && !isEmpty(child)) &&
        !isEnd
      )
        waiting = [];
      if (isElement(element, 'img')) waiting = [];
    }
  }
  return ends;
}
