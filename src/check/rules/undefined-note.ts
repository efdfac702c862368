import { lostPairs } from '../lost-pairs.ts';
import type { Rule } from '../rule.ts';

/**
 * A call without a definition. It would print as bare brackets, and the source it stands for is lost. Where
 * the definition is there but cannot be read as one, that is told of in its place: see label-across-files,
 * note-in-code and malformed-call.
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
  book(book, report) {
    const { meantBy } = lostPairs(book);
    for (const call of book.graph.calls) {
      const meant = meantBy.get(call);
      if (call.target || meant?.kind === 'mark' || meant?.kind === 'other-file') continue;
      const file = call.chapter.path;
      report({
        facts: { label: call.label },
        file,
        place: call.node.position,
        label: call.label,
        ...(meant && {
          related: [
            { message: 'the label of this note looks the same', file, place: meant.definition.node.position },
          ],
        }),
      });
    }
  },
};
