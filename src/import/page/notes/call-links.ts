/** Finds the links of a page that call notes. */
import type { Element, ElementContent, Nodes } from 'hast';
import { attribute, elementsOf, hasClass, isElement, rawText, textOf, wordsOf } from '../elements.ts';
import { ancestorsOf, fragmentOf, type PageIndex } from '../page-index.ts';
import { PATTERNS } from '../patterns/all-patterns.ts';
import type { NotePattern } from '../patterns/pattern.ts';
import { bareMark, isMark } from './mark.ts';

/** A link that calls a note. */
export interface CallLink {
  link: Element;
  /** The id it leads to. */
  id: string;
  pattern: NotePattern;
  /** What the reader sees, without brackets. */
  mark: string;
  /** The note, or what stands at its head; undefined where the page does not have it. */
  target: Element | undefined;
  /** True where it is words that lead to a note, as in "see note 5", and no call. */
  inWords: boolean;
}

/** All calls of a page in its order, and the links that lead to notes by words. */
export function findCallLinks(index: PageIndex): CallLink[] {
  const found: CallLink[] = [];
  for (const link of elementsOf(index.root)) {
    const id = fragmentOf(link, index);
    if (id === undefined) continue;
    const pattern = PATTERNS.find((candidate) => candidate.isCall(link, id, index));
    if (!pattern || PATTERNS.some((candidate) => candidate.isWayBack(link, id, index))) continue;
    const text = textOf(link);
    found.push({
      link,
      id,
      pattern,
      mark: bareMark(text),
      target: targetOf(id, link, index),
      inWords: !isMark(text) && !isMarkedUp(link, index),
    });
  }
  return found;
}

/** Links to notes that none of the patterns has for calls: the author’s, as in "see note 5". */
export function findLinksByWords(
  calls: readonly CallLink[],
  isNote: (element: Element) => boolean,
  index: PageIndex,
): { link: Element; target: Element }[] {
  const known = new Set(calls.map(({ link }) => link));
  return [...elementsOf(index.root)].flatMap((link) => {
    const id = known.has(link) ? undefined : fragmentOf(link, index);
    const target = id === undefined ? undefined : targetOf(id, link, index);
    return target && isNote(target) ? [{ link, target }] : [];
  });
}

/** Where an id is given twice, as on a page of several articles, the one after the link is meant. */
function targetOf(id: string, link: Element, { byId, order }: PageIndex): Element | undefined {
  const targets = (byId.get(id) ?? []).filter((target) => target !== link);
  const place = order.get(link) ?? 0;
  return targets.find((target) => (order.get(target) ?? 0) > place) ?? targets[0];
}

function isMarkedUp(link: Element, index: PageIndex): boolean {
  const around = [...ancestorsOf(link, index)].slice(0, 3);
  return (
    [...around, ...link.children].some((node) => isElement(node, 'sup')) ||
    wordsOf(link, 'role').includes('doc-noteref') ||
    wordsOf(link, 'epub:type').includes('noteref') ||
    attribute(link, 'dataFootnoteRef') !== undefined ||
    hasClass(link, 'footnote-ref', 'footnote-anchor')
  );
}

const AROUND = 'sup span small b strong i em font u big'.split(' ');

/** The link with what is around it and only there for its sake: `<sup>[<a>1</a>]</sup>`. */
export function wholeCall(link: Element, { parents }: Pick<PageIndex, 'parents'>): Element {
  const mark = withoutBrackets(rawText(link));
  let whole = link;
  for (;;) {
    const parent: Nodes | undefined = parents.get(whole);
    if (!isElement(parent, ...AROUND) || withoutBrackets(rawText(parent)) !== mark) return whole;
    if (parent.children.some((child) => child !== whole && isElement(child, 'a', 'img'))) return whole;
    whole = parent;
  }
}

function withoutBrackets(text: string): string {
  return text.replaceAll(/[\s\u00A0[\](){}]/gu, '');
}

/** Takes the brackets away that stand around a call as text: `[<a>1</a>]`. */
export function dropBrackets(call: Element, link: Element, { parents }: Pick<PageIndex, 'parents'>): void {
  if (/[[\](){}]/u.test(rawText(link))) return;
  const siblings = (parents.get(call)?.children ?? []) as ElementContent[];
  const at = siblings.indexOf(call);
  const [before, after] = [siblings[at - 1], siblings[at + 1]];
  if (before?.type !== 'text' || after?.type !== 'text') return;
  if (!/\[\s*$/u.test(before.value) || !/^\s*\]/u.test(after.value)) return;
  before.value = before.value.replace(/\[\s*$/u, '');
  after.value = after.value.replace(/^\s*\]/u, '');
}
