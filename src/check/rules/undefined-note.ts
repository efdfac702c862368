import type { Rule } from '../rule.ts';

/**
 * A call without a definition. It would print as bare brackets, and the source it stands for is lost.
 *
 * @example bad
 *   Exports doubled.[^7]
 *
 * @example good
 *   Exports doubled.[^7]
 *
 *   [^7]: Ministry of Trade, Annual Report, 2020.
 */
export const undefinedNote: Rule<{ label: string }> = {
  id: 'undefined-note',
  severity: 'error',
  wording: ({ label }) =>
    `expected a definition \`[^${label}]: …\` in this file, found none; write the note, or remove the call`,
  book({ graph }, report) {
    for (const call of graph.calls) {
      if (call.target) continue;
      report({
        facts: { label: call.label },
        file: call.chapter.path,
        place: call.node.position,
        label: call.label,
      });
    }
  },
};
