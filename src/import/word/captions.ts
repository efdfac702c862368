/** Captions of Word, which are paragraphs before or after what they name → figures with captions. */
import type { Element, ElementContent } from 'hast';
import type { Decision } from '../imported.ts';
import { newElement, hasClass, isElement, isEmpty } from '../page/elements.ts';

/** `Figure 3:` at the beginning of a caption; editions number captions themselves. */
const NUMBER = /^\p{L}+\.?[ \u00A0]\p{N}+(?:\s*[.:–—-]\s*|\s+|$)/u;

/** Changes the blocks of an element. */
export function joinCaptions(holder: Element): Decision[] {
  const decisions: Decision[] = [];
  const blocks = holder.children.filter((node) => !(node.type === 'text' && node.value.trim() === ''));
  const result: ElementContent[] = [];
  for (let at = 0; at < blocks.length; at++) {
    const node = blocks[at]!;
    const next = blocks[at + 1];
    if (
      isCaption(next) &&
      (isPicture(node) || (isElement(node, 'table') && !isElement(blocks[at + 2], 'table')))
    ) {
      result.push(figure(node, next, decisions));
      at++;
    } else if (isCaption(node) && isElement(next, 'table')) {
      result.push(figure(next, node, decisions));
      at++;
    } else result.push(node);
  }
  holder.children = result;
  return decisions;
}

function figure(shown: ElementContent, caption: Element, decisions: Decision[]): Element {
  const first = caption.children.find((node) => !isEmpty(node));
  const number = first?.type === 'text' ? NUMBER.exec(first.value)?.[0] : undefined;
  if (first?.type === 'text' && number !== undefined && first.value.length > number.length) {
    first.value = first.value.slice(number.length);
    const message = 'the number of a caption, which editions give themselves';
    decisions.push({ kind: 'furniture', confidence: 'likely', message, text: number.trim() });
  }
  return newElement('figure', [shown, newElement('figcaption', caption.children)]);
}

function isCaption(node: ElementContent | undefined): node is Element {
  return isElement(node, 'p') && hasClass(node, 'word-caption');
}

function isPicture(node: ElementContent): boolean {
  if (!isElement(node, 'p')) return false;
  const [only, second] = node.children.filter((child) => !isEmpty(child));
  return isElement(only, 'img') && second === undefined;
}
