/** The outline of a page: headings without gaps, and a section around what stands under each. */
import type { Element, ElementContent } from 'hast';
import { element, hasClass, isPageMark } from './element.ts';

const HEADING = /^h([1-6])$/u;

/**
 * The same content with headings that go down one level at a time, as reading aids count them. What was written at
 * one level stays at one level; what comes after a block does not stand under a heading within it, and what is in a
 * box stands under its title.
 * @param above the level of the heading over all of it; 0 where there is none
 */
export function withoutGaps(content: readonly ElementContent[], above: number): ElementContent[] {
  const walk = (
    nodes: readonly ElementContent[],
    outside: readonly number[],
    lowest: number,
  ): ElementContent[] => {
    // The levels as written of the headings that are open, each one below the one before it.
    const open = [...outside];
    let floor = lowest;
    return nodes.map((node) => {
      if (node.type !== 'element') return node;
      const written = Number(HEADING.exec(node.tagName)?.[1] ?? 0);
      if (written === 0) return { ...node, children: walk(node.children, open, floor) };
      while (open.length > floor && (open.at(-1) ?? 0) >= written) open.pop();
      open.push(written);
      if (hasClass(node, 'box-title')) floor = open.length;
      return { ...node, tagName: `h${Math.min(6, open.length)}` };
    });
  };
  return walk(
    content,
    Array.from({ length: above }, (_, index) => index + 1),
    above,
  );
}

/**
 * Puts each heading, with all that stands under it, into a section. Headings within blocks stay where they are. A page
 * that begins with a heading begins with its section: the mark of it goes along.
 */
export function inSections(content: readonly ElementContent[]): ElementContent[] {
  const result: ElementContent[] = [];
  const open: { level: number; section: Element }[] = [];
  const inner = (): ElementContent[] => open.at(-1)?.section.children ?? result;
  for (const node of content) {
    const level = node.type === 'element' ? Number(HEADING.exec(node.tagName)?.[1] ?? 0) : 0;
    if (level > 0) {
      const marks = takeMarks(inner());
      while ((open.at(-1)?.level ?? 0) >= level) open.pop();
      const section = element('section', {}, [...marks, node]);
      inner().push(section);
      open.push({ level, section });
    } else inner().push(node);
  }
  return result;
}

/** Takes the marks of pages off the end of some content. */
function takeMarks(content: ElementContent[]): ElementContent[] {
  const kept = content.findLastIndex((node) => !isPageMark(node) && !isBare(node)) + 1;
  const first = content.findIndex((node, index) => index >= kept && isPageMark(node));
  return first === -1 ? [] : content.splice(first);
}

function isBare(node: ElementContent): boolean {
  return node.type === 'text' && !/\S/u.test(node.value);
}
