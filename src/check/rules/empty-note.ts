import { hasContent } from '../note-content.ts';
import type { Rule } from '../rule.ts';

/**
 * A definition without content. It would print as a number with nothing after it.
 *
 * @example bad
 *   Exports doubled.[^7]
 *
 *   [^7]:
 *
 * @example good
 *   Exports doubled.[^7]
 *
 *   [^7]: Ministry of Trade, Annual Report, 2020.
 */
export const emptyNote: Rule<{ label: string; inline: boolean }> = {
  id: 'empty-note',
  severity: 'error',
  wording: ({ label, inline }) =>
    inline
      ? 'expected the text of a note between `^[` and `]`, found none; write the note, or remove it'
      : `expected text after \`[^${label}]:\`, found none; write the note, or remove it and its calls`,
  book({ graph }, report) {
    for (const { node, label, chapter, duplicateOf } of graph.definitions) {
      // A later definition of a label is not printed at all; that is the fault to tell of.
      if (duplicateOf || hasContent(node)) continue;
      report({
        facts: { label, inline: node.inline === true },
        file: chapter.path,
        place: node.position,
        label,
      });
    }
  },
};
