import type { Call, Definition } from '../../notes/graph.ts';
import type { Rule } from '../rule.ts';

/** Why no reader gets to the note. */
type Reason = { kind: 'uncalled' } | { kind: 'unread'; callers: string[] } | { kind: 'loop' };

/**
 * A note that no reader gets to: nothing calls it, or only notes do that are not read themselves, or only
 * notes that call each other. It would be left out of every edition without a word.
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
 *   Exports doubled.[^7]
 *
 *   [^7]: Ministry of Trade.[^8]
 *
 *   [^8]: Its archive was closed in 2021.
 */
export const unusedNote: Rule<{ label: string; reason: Reason }> = {
  id: 'unused-note',
  severity: 'error',
  wording: ({ label, reason }) =>
    `expected a call \`[^${label}]\` in the text of this file, found ${wordReason(reason)}; call the note, or remove it`,
  book({ graph }, report) {
    for (const definition of graph.definitions) {
      if (definition.reached || definition.duplicateOf) continue;
      const { label } = definition;
      const callers = graph.calls.filter((call) => call.target === definition);
      report({
        facts: { label, reason: reasonFor(definition, callers) },
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

function reasonFor(definition: Definition, callers: readonly Call[]): Reason {
  if (callers.length === 0) return { kind: 'uncalled' };
  if (leadsTo(definition, definition)) return { kind: 'loop' };
  return { kind: 'unread', callers: [...new Set(callers.map((call) => call.within?.label ?? ''))] };
}

/** True where a reader of `from` would get to `goal` by its calls and those of the notes they call. */
function leadsTo(from: Definition, goal: Definition): boolean {
  const seen = new Set<Definition>();
  const waiting = [from];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const { target } of next.calls) {
      if (target === goal) return true;
      if (!target || seen.has(target)) continue;
      seen.add(target);
      waiting.push(target);
    }
  }
  return false;
}

function wordReason(reason: Reason): string {
  if (reason.kind === 'uncalled') return 'none';
  if (reason.kind === 'loop') return 'only calls from notes that call each other in a loop';
  const notes = reason.callers.map((label) => `\`[^${label}]\``).join(', ');
  return `calls only from ${reason.callers.length === 1 ? 'a note that is' : 'notes that are'} not read (${notes})`;
}
