/** The outline of a page: headings without gaps, and a section around what stands under each. */
import type { Element, ElementContent } from 'hast';
import { element } from './element.ts';

const HEADING = /^h([1-6])$/u;

/**
 * The same content with headings that go down one level at a time, as reading aids count them. What was written at
 * one level stays at one level; what comes after a block does not stand under a heading within it.
 * @param above the level of the heading over all of it; 0 where there is none
 */
export function withoutGaps(content: readonly ElementContent[], above: number): ElementContent[] {
  const walk = (nodes: readonly ElementContent[], outside: readonly number[]): ElementContent[] => {
    // The levels as written of the headings that are open, each one below the one before it.
    const open = [...outside];
    return nodes.map((node) => {
      if (node.type !== 'element') return node;
      const written = Number(HEADING.exec(node.tagName)?.[1] ?? 0);
      if (written === 0) return { ...node, children: walk(node.children, open) };
      while (open.length > above && (open.at(-1) ?? 0) >= written) open.pop();
      open.push(written);
      return { ...node, tagName: `h${Math.min(6, open.length)}` };
    });
  };
  return walk(
    content,
    Array.from({ length: above }, (_, index) => index + 1),
  );
}

/** Puts each heading, with all that stands under it, into a section. Headings within blocks stay where they are. */
export function inSections(content: readonly ElementContent[]): ElementContent[] {
  const result: ElementContent[] = [];
  const open: { level: number; section: Element }[] = [];
  for (const node of content) {
    const level = node.type === 'element' ? Number(HEADING.exec(node.tagName)?.[1] ?? 0) : 0;
    if (level > 0) {
      while ((open.at(-1)?.level ?? 0) >= level) open.pop();
      const section = element('section', {}, [node]);
      (open.at(-1)?.section.children ?? result).push(section);
      open.push({ level, section });
    } else (open.at(-1)?.section.children ?? result).push(node);
  }
  return result;
}
