import type { Call, Definition } from '../../notes/graph.ts';
import { writtenLabel } from '../as-written.ts';
import { hasContent } from '../note-content.ts';
import { noteLoops } from '../note-loops.ts';
import type { Rule } from '../rule.ts';

/** Of a long loop only the beginning is shown. */
const MOST_NAMED = 5;

/**
 * Notes that call each other in a loop, or a note that calls itself. A reader who follows the calls gets no
 * further, and a reading system that shows notes in a window opens one over the other. Each loop is told of
 * once, at the call that leads back. A loop that no call in the text leads to is not read at all; unused-note
 * tells of that.
 *
 * @example bad
 *   Exports doubled.[^7]
 *
 *   [^7]: See the next note.[^8]
 *
 *   [^8]: See the note before.[^7]
 *
 * @example good
 *   Exports doubled,[^7] and taxes fell.[^8]
 *
 *   [^7]: Ministry of Trade; [see note {note}](#^8).
 *
 *   [^8]: Ministry of Finance; [see note {note}](#^7).
 */
export const circularNote: Rule<{ names: readonly string[]; count: number }> = {
  id: 'circular-note',
  severity: 'warning',
  wording({ names, count }) {
    const listed = names.map((name) => `\`${name}\``).join(', ');
    const others = count > names.length ? ` and ${count - names.length} more` : '';
    const found = count === 1 ? `that the note ${listed} calls itself` : `a loop of ${listed}${others}`;
    return `expected calls that lead on, found ${found}; refer back with \`[see note {note}](#^label)\` instead`;
  },
  book({ graph }, report) {
    const seen = new Set<readonly Definition[]>();
    for (const loop of noteLoops(graph).values()) {
      const [first] = loop;
      if (seen.has(loop) || first?.reached !== true || !loop.some(({ node }) => hasContent(node))) continue;
      seen.add(loop);
      const call = leadingBack(loop);
      if (!call) continue;
      report({
        facts: { names: loop.slice(0, MOST_NAMED).map(nameOf), count: loop.length },
        file: call.chapter.path,
        place: call.node.position,
        ...writtenLabel(call.node),
        related: loop.slice(0, MOST_NAMED).map((note) => ({
          message: `the note ${nameOf(note)} of the loop`,
          file: note.chapter.path,
          place: note.node.position,
        })),
      });
    }
  },
};

/** The first call of the loop to a note that stands before the caller, or to the caller itself. */
function leadingBack(loop: readonly Definition[]): Call | undefined {
  const place = new Map(loop.map((note, index) => [note, index]));
  for (const [index, { calls }] of loop.entries()) {
    const back = calls.find(({ target }) => target && (place.get(target) ?? loop.length) <= index);
    if (back) return back;
  }
  return undefined;
}

function nameOf({ label, node }: Definition): string {
  return node.inline ? '^[…]' : `[^${label}]`;
}
