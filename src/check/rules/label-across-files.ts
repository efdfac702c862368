import { lostPairs } from '../lost-pairs.ts';
import type { Rule } from '../rule.ts';

/**
 * A call whose definition is in another chapter. A label belongs to its file, so the call finds nothing and
 * prints as bare brackets; most often a passage was moved without its note, or a note without its passage. A
 * numbered note that its own chapter calls is not meant, since every chapter may have a note 7: a call of that
 * number elsewhere is an undefined-note.
 *
 * @example bad
 *   Exports doubled.[^trade]
 *
 *   <!-- two.md -->
 *   [^trade]: Ministry of Trade, Annual Report, 2020.
 *
 * @example good
 *   Exports doubled.[^trade]
 *
 *   [^trade]: Ministry of Trade, Annual Report, 2020.
 *
 *   <!-- two.md -->
 *   Taxes fell.[^budget]
 *
 *   [^budget]: Ministry of Finance, Budget, 2021.
 */
export const labelAcrossFiles: Rule<{ label: string; file: string; isRead: boolean }> = {
  id: 'label-across-files',
  severity: 'error',
  wording: ({ label, file, isRead }) =>
    `expected a definition \`[^${label}]: …\` in this file, found it in \`${file}\`; ` +
    (isRead ? 'write the note here too' : 'move the note here, or the call there'),
  book(book, report) {
    for (const [call, meant] of lostPairs(book).meantBy) {
      if (meant.kind !== 'other-file') continue;
      const { definition } = meant;
      const { path } = definition.chapter;
      report({
        facts: { label: call.label, file: path, isRead: definition.reached },
        file: call.chapter.path,
        place: call.node.position,
        label: call.label,
        related: [
          { message: 'the definition in the other file', file: path, place: definition.node.position },
        ],
      });
    }
  },
};
