/** Takes the mark of a note from the beginning of its first paragraph. */
import type { Nodes, PhrasingContent } from 'mdast';
import { raisedAt } from './raised.ts';

/** The phrases of a note without `[3]`, `3.` or a raised `3` at their beginning; the given nodes stay as they are. */
export function withoutMark(phrases: readonly PhrasingContent[], mark: string): PhrasingContent[] {
  const start = phrases.findIndex((node) => !(node.type === 'text' && node.value.trim() === ''));
  const first = phrases[start];
  const rest = phrases.slice(start + 1);
  if (!first) return [...phrases];
  if (raisedAt(phrases, start)) return trimmed(phrases.slice(start + 3));
  if (first.type === 'text') {
    const value = first.value.trimStart();
    if (!value.startsWith(mark)) return [...phrases];
    return trimmed([{ ...first, value: value.slice(mark.length) }, ...rest]);
  }
  if (!('children' in first)) return [...phrases];
  const inner = withoutMark(first.children as PhrasingContent[], mark);
  const isGone = (inner as Nodes[]).every((node) => node.type === 'text' && node.value.trim() === '');
  return isGone ? trimmed(rest) : [{ ...first, children: inner } as PhrasingContent, ...rest];
}

/** What may stand between a mark and its note. */
function trimmed([first, ...rest]: readonly PhrasingContent[]): PhrasingContent[] {
  if (first?.type !== 'text') return first ? [first, ...rest] : [];
  const value = first.value.replace(/^[\s.:]+/u, '');
  return value === '' ? trimmed(rest) : [{ ...first, value }, ...rest];
}
