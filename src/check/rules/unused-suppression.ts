import type { Rule } from '../rule.ts';
import type { IdleComment } from '../unused-suppressions.ts';

/**
 * A comment that silences nothing. The fault that it answered for was mended since, or the name of the rule
 * is misspelt; and one day it hides a fault that nobody has answered for. A rule that is off is not judged,
 * since nobody knows what it would have found. `imprimatur-enable` is told of where no `imprimatur-disable`
 * stands before it.
 *
 * @example bad
 *   <!-- imprimatur-disable-next-line undefined-note -->
 *   Exports doubled.[^7]
 *
 *   [^7]: Ministry of Trade, Annual Report, 2020.
 *
 * @example bad
 *   <!-- imprimatur-disable-next-line undefind-note, undefined-note -->
 *   Exports doubled.[^7]
 *
 * @example bad
 *   Exports doubled. <!-- imprimatur-enable -->
 *
 * @example good
 *   <!-- imprimatur-disable-next-line undefined-note -->
 *   Exports doubled.[^7]
 */
export const unusedSuppression: Rule<IdleComment> = {
  id: 'unused-suppression',
  severity: 'warning',
  // What it tells of is known only when all other rules have run; `check` reports it.
  wording(facts) {
    const { kind, rule } = facts;
    const what = rule === undefined ? '' : ` of \`${rule}\``;
    switch (kind) {
      case 'idle':
        return `expected a problem${what} that this comment silences, found none; remove the ${rule === undefined ? 'comment' : 'name'}`;
      case 'ends-nothing':
        return `expected \`imprimatur-disable\`${what} before this comment, found none; remove the ${rule === undefined ? 'comment' : 'name'}`;
      case 'unknown':
        return (
          `expected the id of a rule, found \`${facts.rule}\`; ` +
          (facts.nearest === undefined ? 'remove the name' : `did you mean \`${facts.nearest}\`?`)
        );
    }
  },
};
