/** Labels as they stand in the source: what is compared character by character, and what an edit replaces. */
import type { Call, Definition } from '../notes/graph.ts';

const LABEL = /\[\^((?:\\.|[^[\]\\])+)\]/uy;

/** The offsets of the label of a call or a definition; undefined for an inline note. */
export function labelRange({ node, chapter }: Call | Definition): { start: number; end: number } | undefined {
  const start = node.position?.start.offset;
  if (start === undefined) return undefined;
  LABEL.lastIndex = start;
  const label = LABEL.exec(String(chapter.source))?.[1];
  return label === undefined ? undefined : { start: start + 2, end: start + 2 + label.length };
}

/** The label of a call or a definition, exactly as its author wrote it. */
export function asSpelled(mark: Call | Definition): string {
  const range = labelRange(mark);
  return range ? String(mark.chapter.source).slice(range.start, range.end) : mark.label;
}
