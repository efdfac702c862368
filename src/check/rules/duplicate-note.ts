import type { Rule } from '../rule.ts';

/**
 * A second definition of a label in the same file. Only the first is printed; the text of the others is lost.
 *
 * @example bad
 *   Exports doubled.[^7]
 *
 *   [^7]: Ministry of Trade, Annual Report, 2020.
 *
 *   [^7]: Ministry of Finance, Budget, 2021.
 *
 * @example good
 *   Exports doubled,[^7] and taxes fell.[^8]
 *
 *   [^7]: Ministry of Trade, Annual Report, 2020.
 *
 *   [^8]: Ministry of Finance, Budget, 2021.
 */
export const duplicateNote: Rule<{ label: string; firstLine: number | undefined }> = {
  id: 'duplicate-note',
  severity: 'error',
  wording: ({ label, firstLine }) =>
    `expected one definition of \`[^${label}]\` in this file, found another one` +
    `${firstLine === undefined ? '' : ` (the first is at line ${firstLine})`}; give it a label of its own, or remove it`,
  book({ graph }, report) {
    for (const { duplicateOf, label, chapter, node } of graph.definitions) {
      if (!duplicateOf) continue;
      const place = duplicateOf.node.position;
      report({
        facts: { label, firstLine: place?.start.line },
        file: chapter.path,
        place: node.position,
        label,
        related: [
          { message: 'the first definition, which is the one that is printed', file: chapter.path, place },
        ],
      });
    }
  },
};
