/** The figures and tables of a book that have a number, for the lists of them. */
import type { Element, ElementContent } from 'hast';
import type { Composition } from '../../book/composition.ts';
import { withoutCalls } from '../../book/contents.ts';
import { BLOCKS } from './blocks.ts';
import { hasClass } from './element.ts';

/** One line of a list. */
export interface Illustration {
  id: string;
  /** Its label and its caption, without calls and links. */
  caption: ElementContent[];
  language: string;
}

/** What has a number, in the order of the book. */
export interface Illustrations {
  figures: Illustration[];
  tables: Illustration[];
}

/** Finds the figures and tables of a book. */
export function illustrationsOf({ chapters }: Composition): Illustrations {
  const found: Illustrations = { figures: [], tables: [] };
  const walk = (nodes: readonly ElementContent[], language: string): void => {
    for (const node of nodes) {
      if (node.type !== 'element') continue;
      const { id } = node.properties;
      const caption = captionOf(node);
      if (typeof id === 'string' && caption) {
        const list = node.tagName === 'table' ? found.tables : found.figures;
        list.push({ id, caption: phraseOf(withoutCalls(caption.children)), language });
      }
      walk(node.children, language);
    }
  };
  for (const { body, language } of chapters) walk(body, language);
  return found;
}

/** The caption of a figure or table, where it has a number. */
function captionOf(node: Element): Element | undefined {
  if (node.tagName !== 'figure' && node.tagName !== 'table') return undefined;
  return node.children.find(
    (child): child is Element =>
      child.type === 'element' &&
      (child.tagName === 'figcaption' || child.tagName === 'caption') &&
      child.children.some((part) => part.type === 'element' && hasClass(part, 'caption-label')),
  );
}

/** What can stand in a line: of a caption in paragraphs the label and the first of them. */
function phraseOf(content: readonly ElementContent[]): ElementContent[] {
  const result: ElementContent[] = [];
  for (const node of content) {
    if (node.type !== 'element' || !BLOCKS.has(node.tagName)) {
      result.push(node);
      continue;
    }
    if (node.tagName !== 'p') break;
    return [...result, ...node.children];
  }
  return result;
}
