import { asWritten, writtenLabel } from '../as-written.ts';
import { hasContent } from '../note-content.ts';
import { noteLoops } from '../note-loops.ts';
import type { Rule } from '../rule.ts';

/**
 * A call within a note. It prints, right behind the note that calls it; but a reader at the foot of the page
 * is sent on to the next number, and many reading systems do not open a note from within a note. What is to
 * be said can be said in one note. A note that is not read, an empty one and a loop have rules of their own.
 *
 * @example bad
 *   Exports doubled.[^7]
 *
 *   [^7]: Ministry of Trade.[^8]
 *
 *   [^8]: Its archive was closed in 2021.
 *
 * @example good
 *   Exports doubled.[^7]
 *
 *   [^7]: Ministry of Trade (its archive was closed in 2021).
 */
export const noteInNote: Rule<{ call: string; within: string }> = {
  id: 'note-in-note',
  severity: 'warning',
  wording: ({ call, within }) =>
    `expected no call within ${within}, found \`${call}\`; put what both say into one note`,
  book({ graph }, report) {
    const loops = noteLoops(graph);
    for (const { node, chapter, within, target } of graph.calls) {
      if (!within?.reached || within.duplicateOf || !target || !hasContent(within.node)) continue;
      const loop = loops.get(within);
      if (loop !== undefined && loop === loops.get(target)) continue;
      report({
        facts: {
          call: asWritten(node, chapter),
          within: within.node.inline ? 'an inline note' : `the note \`[^${within.label}]\``,
        },
        file: chapter.path,
        place: node.position,
        ...writtenLabel(node),
        related: [{ message: 'the note that it calls', file: chapter.path, place: target.node.position }],
      });
    }
  },
};
