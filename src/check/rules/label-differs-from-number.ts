import type { Chapter } from '../../parse/chapter.ts';
import { numericLabel } from '../numeric-label.ts';
import type { Rule } from '../rule.ts';

/**
 * A numbered label that prints as another number. Nothing is wrong with that, since numbers are given by the
 * order of calls; but who looks for note 9 of the printed book in the source finds another one. Off unless a
 * manuscript asks for it. One note too few shifts all that follow, so it is told once in a chapter, and not
 * again in the next where that is shifted by as much.
 *
 * @example bad
 *   Exports doubled,[^7] and taxes fell.[^8]
 *
 *   [^7]: Ministry of Trade, Annual Report, 2020.
 *
 *   [^8]: Ministry of Finance, Budget, 2021.
 *
 * @example good
 *   Exports doubled,[^1] and taxes fell.[^2]
 *
 *   [^1]: Ministry of Trade, Annual Report, 2020.
 *
 *   [^2]: Ministry of Finance, Budget, 2021.
 */
export const labelDiffersFromNumber: Rule<{ label: string; number: number }> = {
  id: 'label-differs-from-number',
  severity: 'off',
  strict: 'warning',
  wording: ({ label, number }) =>
    `expected the label \`[^${label}]\` to be the number that is printed, found ${number}; renumber the labels from here on`,
  book({ numbered }, report) {
    const told = new Set<Chapter>();
    let shift = 0;
    for (const { number, definition, calls } of numbered.notes) {
      const written = numericLabel(definition.label);
      if (written === undefined) continue;
      const before = shift;
      shift = number - written;
      const { chapter, label } = definition;
      if (shift === before || told.has(chapter)) continue;
      told.add(chapter);
      report({
        facts: { label, number },
        file: chapter.path,
        place: calls[0]?.call.node.position,
        label,
      });
    }
  },
};
