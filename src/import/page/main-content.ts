/** Finds the text of a page, and what surrounds it. */
import type { Element, Root, Text } from 'hast';
import type { Decision } from '../imported.ts';
import {
  attribute,
  detach,
  elementsOf,
  hasClass,
  headingDepth,
  holdsCall,
  isElement,
  isEmpty,
  lineOf,
  newElement,
  replace,
} from './elements.ts';
import { furnitureIn, isTextByContent, proseIn, wordsLeftOut } from './furniture.ts';
import { ancestorsOf, type PageIndex } from './page-index.ts';
import { isPart } from './text-parts.ts';

/** Classes and ids that the common systems give to the text of a page and to nothing else. */
const CONTENT = [
  'entry-content post-content article-content article-body post-body story-body available-content',
  'mw-parser-output markdown-body field--name-body body-text',
]
  .join(' ')
  .split(' ');
/** What holds the text must hold this much of the page’s running text; else the page is more than it says. */
const ENOUGH = 0.6;

/** The text of a page. */
export interface MainContent {
  content: Element | Root;
  decisions: Decision[];
}

/** What is left out, and how sure that is. */
interface LeftOut {
  element: Element;
  confidence: Decision['confidence'];
}

/** Finds the element that holds the text and takes the furniture out of it. What is left out is told with its words. */
export function findMainContent(index: PageIndex): MainContent {
  const body = bodyOf(index.root);
  const inner = mainElement(body);
  const content = holderOf(inner, body, index);
  const kept: Decision[] = [];
  const left = surroundings(inner, content, body, index);
  for (const { element } of left) detach(element, index.parents);
  const furniture = takeFurniture(content, { index, inner, kept });
  for (const { element } of furniture) detach(element, index.parents);
  left.push(...furniture);
  // What is left is to be read, also where a page shows it later.
  for (const element of elementsOf(content)) delete element.properties.hidden;
  const inOrder = left.toSorted((first, second) => offsetOf(first.element) - offsetOf(second.element));
  return { content, decisions: [...kept, ...inOrder.flatMap(told)] };
}

/** The body of a page. */
export function bodyOf(root: Root): Element | Root {
  for (const element of elementsOf(root)) if (isElement(element, 'body')) return element;
  return root;
}

/** The innermost element that says it is the text and holds most of what the page has to say; else the whole body. */
function mainElement(body: Element | Root): Element | Root {
  const all = proseIn(body);
  let found: Element | Root = body;
  for (const element of elementsOf(body)) {
    const isNamed =
      isElement(element, 'main', 'article') ||
      attribute(element, 'role') === 'main' ||
      /(?:^|\s)articleBody(?:\s|$)/u.test(attribute(element, 'itemProp') ?? '') ||
      hasClass(element, ...CONTENT) ||
      CONTENT.includes(attribute(element, 'id') ?? '');
    if (isNamed && proseIn(element) >= all * ENOUGH) found = element;
  }
  return found;
}

/** The smallest element that holds the text and all of its parts beside it. */
function holderOf(inner: Element | Root, body: Element | Root, index: PageIndex): Element | Root {
  let found = inner;
  for (let node = inner; node !== body;) {
    const parent = index.parents.get(node);
    if (parent?.type !== 'element') break;
    if (parent.children.some((child) => child !== node && isPart(child, inner))) found = parent;
    node = parent;
  }
  return found;
}

/** What stands beside the text, at every level from it up to the body, and is no part of it. */
function surroundings(
  inner: Element | Root,
  content: Element | Root,
  body: Element | Root,
  index: PageIndex,
): LeftOut[] {
  const outside: Element[] = [];
  let isWithin = inner !== content;
  for (let node: Element | Root = inner; node !== body;) {
    const parent = index.parents.get(node);
    if (parent?.type !== 'element') break;
    for (const child of parent.children) {
      if (child === node || isEmpty(child) || isPart(child, inner)) continue;
      // The title of a collection, beside its articles.
      if (isWithin && headingDepth(child) !== undefined) continue;
      if (child.type === 'element') outside.push(child);
      if (child.type === 'text') outside.push(boxed(child, index));
    }
    node = parent;
    isWithin &&= parent !== content;
  }
  return outside.map((element) => ({
    element,
    confidence: isElement(element, 'nav', 'header', 'footer', 'aside') ? 'certain' : 'unsure',
  }));
}

/** A text in an element of its own, in its place. */
function boxed(text: Text, index: PageIndex): Element {
  const box = newElement('span', [text]);
  if (text.position) box.position = text.position;
  replace(text, [box], index.parents);
  index.parents.set(text, box);
  return box;
}

interface Surroundings {
  index: PageIndex;
  /** What holds most of the text. */
  inner: Element | Root;
  /** Takes what is told of parts that stay in spite of their names. */
  kept: Decision[];
}

function takeFurniture(content: Element | Root, { index, inner, kept }: Surroundings): LeftOut[] {
  const left: LeftOut[] = [];
  const gone = new Set<Element>();
  for (const element of elementsOf(content)) {
    const confidence = furnitureIn(element);
    if (confidence === undefined) continue;
    const around = [...ancestorsOf(element, index)];
    if (around.some((outer) => gone.has(outer))) continue;
    const isInText = isElement(inner, 'main', 'article', 'div', 'section') && around.includes(inner);
    if ((holdsCall(element) && !isElement(element, 'nav')) || (isInText && isTextByContent(element))) {
      kept.push(toldKept(element));
      continue;
    }
    gone.add(element);
    left.push({ element, confidence });
  }
  return left;
}

function toldKept(element: Element): Decision {
  const why = holdsCall(element) ? 'it calls notes' : 'it holds sentences within the text';
  const message = `kept, though it is named as what surrounds a text: ${named(element)}, since ${why}`;
  return { kind: 'fault', confidence: 'unsure', message, line: lineOf(element) };
}

function named(element: Element): string {
  const name = attribute(element, 'id') ?? attribute(element, 'className');
  return `\`${element.tagName}${name === undefined ? '' : ` ${name}`}\``;
}

function offsetOf(element: Element): number {
  return element.position?.start.offset ?? 0;
}

/** More words than this in sentences, and what was left out may be text after all. */
const MANY_WORDS = 60;

function told({ element, confidence }: LeftOut): Decision[] {
  const text = wordsLeftOut(element);
  if (text === '') return [];
  const message = `left out, as it surrounds the text: ${named(element)}`;
  const words = text.split(/\s+/u).length;
  const sentences = text.match(/\p{L}[.!?…]["'”’»)]*(?=\s|$)/gu)?.length ?? 0;
  const isLong = words >= MANY_WORDS && sentences > 3 && !isElement(element, 'nav', 'form');
  return [
    {
      kind: 'furniture',
      confidence: isLong ? 'unsure' : confidence,
      message: isLong ? `${message}; it has ${words} words in sentences, look whether it is text` : message,
      line: lineOf(element),
      text,
    },
  ];
}
