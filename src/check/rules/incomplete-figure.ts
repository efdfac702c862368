import { visit } from 'unist-util-visit';
import type { Nodes } from 'mdast';
import { readSyntax } from '../../parse/chain.ts';
import type { Rule } from '../rule.ts';

/** A line that opens a figure or a table. */
const OPENING = /^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*:{3,}(?:figure|table)(?![\w-])/mu;

/**
 * A `:::figure` without an image, or a `:::table` without a table. What is in it is printed as if the lines with the
 * colons were not there: no number, no caption, and links to its id lead nowhere.
 *
 * @example bad
 *   :::figure{#regions}
 *   The regions in 2020.
 *   :::
 *
 * @example bad
 *   :::table
 *   Exports by region.
 *   :::
 *
 * @example good
 *   :::figure{#regions}
 *   ![A map of the regions](images/map.svg)
 *
 *   The regions in 2020.
 *   :::
 */
export const incompleteFigure: Rule<{ name: string }> = {
  id: 'incomplete-figure',
  severity: 'warning',
  wording: ({ name }) =>
    `expected ${name === 'figure' ? 'an image' : 'a table'} in \`:::${name}\`, found none; add it, or remove the lines with the colons`,
  nodes: {
    root(tree, { chapter }, report) {
      const source = String(chapter.source);
      if (!source.includes(':::') || !OPENING.test(source)) return;
      const complete = new Set<number>();
      gather(tree, complete);
      const lines = source.split('\n');
      const isSuspect = lines.some((line, index) => OPENING.test(line) && !complete.has(index + 1));
      // A figure without its image is not in the tree any more; the syntax is asked again only for it.
      if (!isSuspect) return;
      visit(readSyntax(chapter.source), 'containerDirective', ({ name, position }) => {
        const line = position?.start.line;
        if ((name !== 'figure' && name !== 'table') || line === undefined || complete.has(line)) return;
        report({
          facts: { name },
          file: chapter.path,
          place: position && { start: position.start, end: endOfLine(position.start, lines[line - 1] ?? '') },
        });
      });
    },
  },
};

/** The lines on which figures and tables begin that have become what they say. */
function gather(node: Nodes, lines: Set<number>): void {
  const line = node.position?.start.line;
  if ((node.type === 'figure' || node.type === 'captionedTable') && line !== undefined) lines.add(line);
  if ('children' in node) for (const child of node.children) gather(child, lines);
}

function endOfLine(start: { line: number; column: number; offset?: number | undefined }, text: string) {
  const length = text.trimEnd().length - (start.column - 1);
  return {
    line: start.line,
    column: start.column + length,
    ...(start.offset !== undefined && { offset: start.offset + length }),
  };
}
