import { directiveFaults, type DirectiveFault } from '../directive-fences.ts';
import { placeOf } from '../place.ts';
import type { Rule } from '../rule.ts';

/**
 * Lines of colons that do not fit together. A `:::` ends nothing; a block is never ended; a block stands in one that has as
 * few colons, so that the first end is the end of both; or a line looks like the beginning of a block and is none. The
 * colons would be printed as they were typed, or half a chapter would be in a box.
 *
 * @example bad
 *   :::box{title="A sidebar"}
 *   The text of a sidebar.
 *
 * @example bad
 *   The text of a sidebar.
 *
 *   :::
 *
 * @example bad
 *   :::box{title="A sidebar"}
 *   :::epigraph
 *   Trade is peace.
 *   :::
 *   The text of a sidebar.
 *   :::
 *
 * @example bad
 *   ::: note
 *   The text of a remark.
 *
 * @example good
 *   ::::box{title="A sidebar"}
 *   :::epigraph
 *   Trade is peace.
 *   :::
 *
 *   The text of a sidebar.
 *   ::::
 *
 *       ::: in code
 */
export const malformedDirective: Rule<DirectiveFault> = {
  id: 'malformed-directive',
  severity: 'error',
  wording({ kind, written }) {
    switch (kind) {
      case 'stray':
        return `expected a block that \`${written}\` ends, found none; remove the line, or begin the block`;
      case 'unclosed':
        return `expected a line of colons that ends \`${written}\`, found none; add it where the block ends`;
      case 'nested':
        return `expected fewer colons than in the block around it, found as many or more in \`${written}\`, so that the first end is the end of both; give the outer block one more colon at its beginning and its end`;
      case 'unreadable':
        return `expected the beginning of a block such as \`:::note\` or \`:::box{title="…"}\`, found \`${written}\`, which is text; correct it`;
    }
  },
  nodes: {
    root(tree, { chapter }, report) {
      for (const fault of directiveFaults(tree, String(chapter.source)))
        report({ facts: fault, file: chapter.path, place: placeOf(fault.start, fault.end, chapter.source) });
    },
  },
};
