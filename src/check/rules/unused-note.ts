import type { Call, Definition } from '../../notes/graph.ts';
import { lostPairs } from '../lost-pairs.ts';
import { noteLoops } from '../note-loops.ts';
import type { Rule } from '../rule.ts';

/** Why no reader gets to the note. */
type Reason = { kind: 'uncalled' } | { kind: 'unread'; callers: string[] } | { kind: 'loop' };

/**
 * A note that no reader gets to: nothing calls it, or only notes do that are not read themselves, or only
 * notes that call each other. It would be left out of every edition without a word. Where the call is there but
 * does not work, that is told of in its place: see malformed-call, call-in-alt, label-across-files and
 * undefined-note. Notes that call each other in a loop and are read are circular-note's.
 *
 * @example bad
 *   Exports doubled.
 *
 *   [^7]: Ministry of Trade, Annual Report, 2020.
 *
 * @example bad
 *   Exports doubled.
 *
 *   [^7]: Ministry of Trade.[^8]
 *
 *   [^8]: Its archive was closed in 2021.
 *
 * @example bad
 *   Exports doubled.
 *
 *   [^7]: See the next note.[^8]
 *
 *   [^8]: See the note before.[^7]
 *
 * @example good
 *   Exports doubled,[^7] and taxes fell.[^8]
 *
 *   [^7]: Ministry of Trade, Annual Report, 2020.
 *
 *   [^8]: Ministry of Finance, Budget, 2021.
 */
export const unusedNote: Rule<{ label: string; reason: Reason }> = {
  id: 'unused-note',
  severity: 'error',
  wording: ({ label, reason }) =>
    `expected a call \`[^${label}]\` in the text of this file, found ${wordReason(reason)}; call the note, or remove it`,
  book(book, report) {
    const { graph } = book;
    const { cutOff } = lostPairs(book);
    const callersOf = new Map<Definition, Call[]>();
    for (const call of graph.calls) {
      if (!call.target || call.target.reached) continue;
      const callers = callersOf.get(call.target) ?? [];
      callersOf.set(call.target, callers);
      callers.push(call);
    }
    const loops = noteLoops(graph);
    for (const definition of graph.definitions) {
      if (definition.reached || definition.duplicateOf || cutOff.has(definition)) continue;
      const { label } = definition;
      const callers = callersOf.get(definition) ?? [];
      report({
        facts: { label, reason: reasonFor(callers, loops.has(definition)) },
        file: definition.chapter.path,
        place: definition.node.position,
        label,
        related: callers.map((call) => ({
          message: `this call stands in the note \`[^${call.within?.label ?? ''}]\`, which is not read`,
          file: call.chapter.path,
          place: call.node.position,
        })),
      });
    }
  },
};

function reasonFor(callers: readonly Call[], inLoop: boolean): Reason {
  if (callers.length === 0) return { kind: 'uncalled' };
  if (inLoop) return { kind: 'loop' };
  return { kind: 'unread', callers: [...new Set(callers.map((call) => call.within?.label ?? ''))] };
}

function wordReason(reason: Reason): string {
  if (reason.kind === 'uncalled') return 'none';
  if (reason.kind === 'loop') return 'only calls from notes that call each other in a loop';
  const notes = reason.callers.map((label) => `\`[^${label}]\``).join(', ');
  return `calls only from ${reason.callers.length === 1 ? 'a note that is' : 'notes that are'} not read (${notes})`;
}
