import { lostPairs } from '../lost-pairs.ts';
import { placeOf } from '../place.ts';
import type { Rule } from '../rule.ts';

/**
 * A definition that its indentation turned into code: four spaces are enough. The note prints as a block of
 * code, and its calls as bare brackets. Only a definition that calls in the text are waiting for is told of,
 * so that an example of a note, which stands in code on purpose, is left alone; and code between fences is
 * always on purpose.
 *
 * @example bad
 *   Exports doubled.[^7]
 *
 *       [^7]: Ministry of Trade, Annual Report, 2020.
 *
 * @example good
 *   Exports doubled.[^7] A note is written like this:
 *
 *       [^label]: The text of the note.
 *
 *   [^7]: Ministry of Trade, Annual Report, 2020.
 */
export const noteInCode: Rule<{ mark: string }> = {
  id: 'note-in-code',
  severity: 'error',
  wording: ({ mark }) =>
    `expected the definition \`${mark}\` at the margin, found it indented so far that it is code; remove the indentation`,
  book(book, report) {
    for (const [{ kind, chapter, start, end }, calls] of lostPairs(book).callsOf) {
      const [first] = calls;
      if (kind !== 'in-code' || !first) continue;
      report({
        facts: { mark: String(chapter.source).slice(start, end) },
        file: chapter.path,
        place: placeOf(start, end, chapter.source),
        label: first.label,
        related: calls.map(({ node }) => ({
          message: 'a call that has no definition because of this',
          file: chapter.path,
          place: node.position,
        })),
      });
    }
  },
};
