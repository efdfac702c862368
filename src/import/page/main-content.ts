/** Finds the text of a page, and what surrounds it. */
import type { Element, Root } from 'hast';
import type { Decision } from '../imported.ts';
import { detach, elementsOf, hasClass, isElement, isEmpty, lineOf, attribute } from './elements.ts';
import { furnitureIn, proseIn, wordsLeftOut } from './furniture.ts';
import { ancestorsOf, type PageIndex } from './page-index.ts';

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
  const content = mainElement(body);
  const left = [...surroundings(content, body, index), ...takeFurniture(content, index)];
  // What is left is to be read, also where a page shows it later.
  for (const element of elementsOf(content)) delete element.properties.hidden;
  const inOrder = left.toSorted((first, second) => offsetOf(first.element) - offsetOf(second.element));
  return { content, decisions: inOrder.flatMap(told) };
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

/** What stands beside the text, at every level from it up to the body. */
function surroundings(content: Element | Root, body: Element | Root, index: PageIndex): LeftOut[] {
  const outside: Element[] = [];
  for (let node: Element | Root = content; node !== body;) {
    const parent = index.parents.get(node);
    if (parent?.type !== 'element') break;
    for (const child of parent.children) {
      if (child === node || isEmpty(child)) continue;
      if (child.type === 'element') outside.push(child);
      if (child.type === 'text')
        outside.push({
          type: 'element',
          tagName: 'span',
          properties: {},
          children: [child],
          ...(child.position && { position: child.position }),
        });
    }
    node = parent;
  }
  return outside.map((element) => ({
    element,
    confidence: isElement(element, 'nav', 'header', 'footer', 'aside') ? 'certain' : 'unsure',
  }));
}

function takeFurniture(content: Element | Root, index: PageIndex): LeftOut[] {
  const left: LeftOut[] = [];
  const gone = new Set<Element>();
  // All of them first, as the tree changes on the way.
  const all = [...elementsOf(content)];
  for (const element of all) {
    const confidence = furnitureIn(element);
    if (confidence === undefined) continue;
    if ([...ancestorsOf(element, index)].some((around) => gone.has(around))) continue;
    gone.add(element);
    left.push({ element, confidence });
    detach(element, index.parents);
  }
  return left;
}

function offsetOf(element: Element): number {
  return element.position?.start.offset ?? 0;
}

function told({ element, confidence }: LeftOut): Decision[] {
  const text = wordsLeftOut(element);
  if (text === '') return [];
  const name = attribute(element, 'id') ?? attribute(element, 'className');
  const what = `\`${element.tagName}${name === undefined ? '' : ` ${name}`}\``;
  const message = `left out, as it surrounds the text: ${what}`;
  return [{ kind: 'furniture', confidence, message, line: lineOf(element), text }];
}
