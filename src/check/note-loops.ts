/**
 * Notes that call each other in a loop. They are the strongly connected parts of the graph of notes (Tarjan,
 * "Depth-first search and linear graph algorithms", 1972), found without recursion: a chain of notes may be
 * longer than the call stack.
 */
import type { Definition, NoteGraph } from '../notes/graph.ts';

/** A note on the way of the search, and which of its calls is followed next. */
interface Step {
  note: Definition;
  next: number;
}

/** The loops of a graph: each note that is in one → all notes of that loop, in the order of the source. */
export function noteLoops({ definitions }: NoteGraph): Map<Definition, readonly Definition[]> {
  const loops = new Map<Definition, readonly Definition[]>();
  const order = new Map<Definition, number>();
  const lowest = new Map<Definition, number>();
  const open: Definition[] = [];
  const isOpen = new Set<Definition>();

  const enter = (note: Definition): Step => {
    order.set(note, order.size);
    lowest.set(note, order.size - 1);
    open.push(note);
    isOpen.add(note);
    return { note, next: 0 };
  };
  const lower = (note: Definition, to: number | undefined): void => {
    lowest.set(note, Math.min(lowest.get(note) ?? 0, to ?? 0));
  };
  const close = (note: Definition): void => {
    const part = open.splice(open.lastIndexOf(note));
    for (const one of part) isOpen.delete(one);
    const callsItself = note.calls.some(({ target }) => target === note);
    if (part.length === 1 && !callsItself) return;
    part.sort((a, b) => positionOf(a) - positionOf(b));
    for (const one of part) loops.set(one, part);
  };

  for (const definition of definitions) {
    if (order.has(definition)) continue;
    const path = [enter(definition)];
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const { note } = step;
      const call = note.calls[step.next++];
      if (!call) {
        path.pop();
        const caller = path.at(-1)?.note;
        if (caller) lower(caller, lowest.get(note));
        if (lowest.get(note) === order.get(note)) close(note);
      } else if (call.target && !order.has(call.target)) path.push(enter(call.target));
      else if (call.target && isOpen.has(call.target)) lower(note, order.get(call.target));
    }
  }
  return loops;
}

function positionOf({ node }: Definition): number {
  return node.position?.start.offset ?? 0;
}
