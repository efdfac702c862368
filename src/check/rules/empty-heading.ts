import { hasContent } from '../note-content.ts';
import type { Rule } from '../rule.ts';

/**
 * A heading without words. It leaves a hole on the page and none of its kind can be in the contents; most often it
 * is a line of `#` that was meant as an ornament, or a heading that was lost.
 *
 * @example bad
 *   Exports doubled.
 *
 *   ##
 *
 *   Taxes fell.
 *
 * @example good
 *   Exports doubled.
 *
 *   ## Taxes
 *
 *   Taxes fell.
 */
export const emptyHeading: Rule<{ depth: number }> = {
  id: 'empty-heading',
  severity: 'warning',
  wording: ({ depth }) =>
    `expected words after \`${'#'.repeat(depth)}\`, found none; write the heading, or remove the line (\`***\` is a break)`,
  nodes: {
    heading(node, { chapter }, report) {
      if (!hasContent(node))
        report({ facts: { depth: node.depth }, file: chapter.path, place: node.position });
    },
  },
};
