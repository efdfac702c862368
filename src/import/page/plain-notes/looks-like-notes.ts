/** A last look at what stays as text: does it look like notes that were not found? */
import type { Nodes, Root } from 'mdast';
import type { Decision } from '../../imported.ts';

/** Fewer are a chance. */
const FEWEST = 2;
const MARK = /\[\s?(\d{1,4})\s?\]/gu;
/** Greater numbers in brackets are years. */
const GREATEST = 999;

/** A fault where blocks begin with marks in brackets that stand elsewhere in the text too. */
export function toldLooksLikeNotes(tree: Root): Decision[] {
  const begins = new Map<number, number | undefined>();
  const marked = new Set<number>();
  const walk = (node: Nodes): void => {
    if (node.type === 'footnoteDefinition' || node.type === 'code') return;
    if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') {
      if ('children' in node) node.children.forEach(walk);
      return;
    }
    for (const [at, line] of textOf(node).split('\n').entries())
      for (const { 1: digits, index } of line.trim().matchAll(MARK)) {
        if (index > 0 || node.type !== 'paragraph') marked.add(Number(digits));
        else if (!begins.has(Number(digits)))
          begins.set(Number(digits), at === 0 ? node.position?.start.line : undefined);
      }
  };
  walk(tree);
  const both = [...begins.keys()].filter((number) => marked.has(number) && number <= GREATEST);
  if (both.length < FEWEST) return [];
  const [lowest, highest] = [Math.min(...both), Math.max(...both)];
  return [
    {
      kind: 'fault',
      confidence: 'likely',
      message: `marks [${lowest}]–[${highest}] and blocks that begin with them look like notes; they were kept as text`,
      line: begins.get(both[0]!),
    },
  ];
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'break') return '\n';
  return 'children' in node ? node.children.map(textOf).join('') : '';
}
