import type { Call } from '../../notes/graph.ts';
import type { Chapter } from '../../parse/chapter.ts';
import { lostPairs } from '../lost-pairs.ts';
import { numericLabel } from '../numeric-label.ts';
import type { Rule } from '../rule.ts';

/**
 * A numbered call that comes after a higher one. Readers see numbers in order all the same, since they are
 * given anew; but labels out of order are often two notes exchanged, and then each source stands behind the
 * wrong sentence. Only the first call of each label counts, and calls within notes do not; nor does a call whose
 * definition is in another file, which label-across-files tells of.
 *
 * @example bad
 *   Exports doubled,[^2] and taxes fell.[^1]
 *
 *   [^1]: Ministry of Trade, Annual Report, 2020.
 *
 *   [^2]: Ministry of Finance, Budget, 2021.
 *
 * @example good
 *   Exports doubled,[^1] and taxes fell.[^2] Exports fell again.[^1]
 *
 *   [^1]: Ministry of Trade, Annual Report, 2020.
 *
 *   [^2]: Ministry of Finance, Budget, 2021.
 */
export const numberingOrder: Rule<{ label: string; highest: string }> = {
  id: 'numbering-order',
  severity: 'warning',
  wording: ({ label, highest }) =>
    `expected \`[^${label}]\` to be called before \`[^${highest}]\`, found it after; check that both calls stand at the right sentence`,
  book(book, report) {
    const { astray } = lostPairs(book);
    const highest = new Map<Chapter, { call: Call; number: number }>();
    const seen = new Map<Chapter, Set<string>>();
    for (const call of book.graph.calls) {
      const number = numericLabel(call.label);
      if (number === undefined || call.within || astray.has(call)) continue;
      const labels = seen.get(call.chapter) ?? new Set();
      seen.set(call.chapter, labels);
      if (labels.has(call.identifier)) continue;
      labels.add(call.identifier);
      const before = highest.get(call.chapter);
      if (!before || number > before.number) highest.set(call.chapter, { call, number });
      else if (number < before.number) {
        report({
          facts: { label: call.label, highest: before.call.label },
          file: call.chapter.path,
          place: call.node.position,
          label: call.label,
          related: [
            {
              message: 'the higher label before it',
              file: call.chapter.path,
              place: before.call.node.position,
            },
          ],
        });
      }
    }
  },
};
