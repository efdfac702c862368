/** Which of the elements beside a text are parts of it. */
import type { Element, Nodes, Root } from 'hast';
import { attribute, elementsOf, headingDepth, holdsCall, isElement, isEmpty } from './elements.ts';
import { furnitureIn, proseIn } from './furniture.ts';

/** True for what belongs to the text that another element holds most of: what calls notes, another article. */
export function isPart(node: Nodes, inner: Element | Root): boolean {
  if (!isElement(node)) return false;
  if (holdsCall(node)) return !isElement(node, 'nav');
  return isElement(inner, 'article') && (isElement(node, 'article') ? !isTeaser(node) : holdsArticles(node));
}

/** A box around articles, each of them a part of the text. */
function holdsArticles(node: Element): boolean {
  if (!isElement(node, 'div', 'section') || furnitureIn(node) !== undefined) return false;
  const children = node.children.filter((child) => !isEmpty(child));
  return children.length > 0 && children.every((child) => isElement(child, 'article') && !isTeaser(child));
}

/** A text of so many characters in one paragraph may say what another page has. */
const LONGEST_TEASER = 300;

/** True for an article that only leads to one on another page. */
function isTeaser(article: Element): boolean {
  const inner = [...elementsOf(article)];
  const isLed = inner.some(
    (part) =>
      headingDepth(part) !== undefined &&
      [...elementsOf(part)].some(
        (link) => isElement(link, 'a') && !(attribute(link, 'href') ?? '#').startsWith('#'),
      ),
  );
  const paragraphs = inner.filter((part) => isElement(part, 'p') && proseIn(part) > 0);
  const prose = proseIn(article);
  return prose === 0 || (isLed && paragraphs.length < 3) || (paragraphs.length < 2 && prose < LONGEST_TEASER);
}
