/** Brings the ways in which pages show a picture with its caption into one: `figure` with `figcaption`. */
import type { Element, ElementContent, Root } from 'hast';
import type { Decision } from '../../imported.ts';
import { elementsOf, hasClass, isElement, isEmpty, lineOf, textOf } from '../elements.ts';

const CAPTIONS = [
  'wp-caption-text',
  'caption-text',
  'thumbcaption',
  'image-caption',
  'gallerycaption',
  'imprimatur-caption',
];
const HOLDERS = ['wp-caption', 'thumb', 'thumbinner', 'captioned-image-container', 'image-wrapper'];

/** Changes the figures of some content. */
export function mendFigures(root: Root | Element): Decision[] {
  for (const holder of elementsOf(root)) {
    if (!isElement(holder, 'figure') && hasClass(holder, ...HOLDERS) && holdsCaption(holder))
      holder.tagName = 'figure';
    if (!isElement(holder, 'figure')) continue;
    for (const inner of elementsOf(holder)) if (hasClass(inner, ...CAPTIONS)) inner.tagName = 'figcaption';
  }
  return [...elementsOf(root)].flatMap((inner) =>
    isElement(inner, 'figcaption', 'caption') ? dropLabel(inner) : [],
  );
}

function holdsCaption(holder: Element): boolean {
  const inner = [...elementsOf(holder)];
  return (
    inner.some((node) => hasClass(node, ...CAPTIONS)) &&
    inner.filter((node) => isElement(node, 'img')).length === 1
  );
}

/** The editions write "Figure 3" themselves; only ours has it apart from the words of the caption. */
function dropLabel(caption: Element): Decision[] {
  const label = caption.children.find((child) => isElement(child) && hasClass(child, 'caption-label'));
  if (!label) return [];
  caption.children = caption.children.filter((child) => child !== label);
  const message = 'the number of a caption, which editions give themselves';
  return [{ kind: 'furniture', confidence: 'certain', message, line: lineOf(label), text: textOf(label) }];
}

/** The parts of a figure: its captions, and all else without what only holds it. */
export function partsOf(figure: Element): { content: ElementContent[]; captions: Element[] } {
  const captions: Element[] = [];
  const walk = (nodes: readonly ElementContent[]): ElementContent[] =>
    nodes.flatMap((node): ElementContent[] => {
      if (isElement(node, 'figcaption')) {
        captions.push(node);
        return [];
      }
      if (isElement(node, 'div', 'picture', 'span', 'center', 'figure') && node.data?.call === undefined)
        return walk(node.children);
      return isEmpty(node) ? [] : [node];
    });
  const content = walk(figure.children);
  return { content, captions };
}

function insideHolders(node: ElementContent): ElementContent[] {
  if (isElement(node, 'div', 'picture', 'span') && node.data?.call === undefined)
    return node.children.flatMap(insideHolders);
  return isEmpty(node) ? [] : [node];
}

/** The one picture of a figure, also where it is a link; undefined where there is none or more, or something else. */
export function onlyPicture(
  content: readonly ElementContent[],
): { image: Element; link?: Element } | undefined {
  const [only, second] = content.flatMap(insideHolders);
  if (only?.type !== 'element' || second !== undefined) return undefined;
  if (isElement(only, 'img')) return { image: only };
  if (!isElement(only, 'a', 'p')) return undefined;
  const rest = only.children.filter((child) => !isEmpty(child));
  const inner = onlyPicture(rest);
  if (!inner) return undefined;
  return isElement(only, 'a') ? { image: inner.image, link: only } : inner;
}
