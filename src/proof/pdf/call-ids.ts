/** The ids of calls: of the destinations that stand where they are printed. */
import type { CallRead } from '../reading.ts';
import type { Composed } from './compose-leaf.ts';
import type { Destination } from './navigation.ts';
import type { Piece } from './page-text.ts';

/** How far a destination may be from the number, in pt: it is at the upper left corner of the line’s box. */
const ACROSS = 4;
const UP = 14;

interface PrintedCall {
  call: CallRead;
  /** The first piece of its number. */
  piece: Piece | undefined;
}

/**
 * Names the calls. Of a further call of a note the file knows no id, unless something leads back to it: they are
 * counted, `call-7`, `call-7.2`.
 * @param text the leaves of all chapters
 * @param notes the leaves of each note, by its id
 */
export function nameCalls(
  text: readonly Composed[],
  notes: ReadonlyMap<string, readonly Composed[]>,
  destinations: ReadonlyMap<string, Destination>,
): void {
  const ofPages = new Map<number, [string, Destination][]>();
  for (const [id, destination] of destinations) {
    if (!id.startsWith('call-')) continue;
    ofPages.set(destination.page, [...(ofPages.get(destination.page) ?? []), [id, destination]]);
  }
  const calls = inOrderOfNumbers(text, notes);
  const used = new Set<string>();
  for (const { call, piece } of calls) {
    call.id = (piece && nearest(piece, ofPages.get(piece.page) ?? [], used)) ?? '';
    used.add(call.id);
  }
  // A call at the beginning of a line may have its destination at the end of the line before.
  for (const { call, piece } of calls) {
    const id = call.target.replace(/^note-/u, 'call-');
    const destination = destinations.get(id);
    if (call.id !== '' || used.has(id) || !piece || destination?.page !== piece.page) continue;
    call.id = id;
    call.isCounted = true;
    used.add(id);
  }
  for (const { call } of calls) {
    if (call.id !== '') continue;
    const id = (call.target || `note-${call.number}`).replace(/^note-/u, 'call-');
    let count = 1;
    while (used.has(count === 1 ? id : `${id}.${count}`)) count++;
    call.id = count === 1 ? id : `${id}.${count}`;
    call.isCounted = true;
    used.add(call.id);
  }
}

/** As they are numbered: what a note calls comes behind its first call, before what the text calls after that. */
function inOrderOfNumbers(
  text: readonly Composed[],
  notes: ReadonlyMap<string, readonly Composed[]>,
): PrintedCall[] {
  const calls: PrintedCall[] = [];
  const waitingNotes = new Map(notes);
  const addCalls = (leaves: readonly Composed[]): void => {
    // A stack, not a recursion: a chain of notes may be longer than the call stack.
    const waiting = callsIn(leaves).toReversed();
    for (let printed = waiting.pop(); printed; printed = waiting.pop()) {
      calls.push(printed);
      const { target } = printed.call;
      waiting.push(...callsIn(waitingNotes.get(target) ?? []).toReversed());
      waitingNotes.delete(target);
    }
  };
  addCalls(text);
  // Notes that nothing calls.
  for (const [id, leaves] of waitingNotes) if (waitingNotes.delete(id)) addCalls(leaves);
  return calls;
}

function callsIn(leaves: readonly Composed[]): PrintedCall[] {
  return leaves.flatMap(({ leaf, callPieces }) =>
    leaf.calls.map((call, index) => ({ call, piece: callPieces[index]?.[0] })),
  );
}

function nearest(
  piece: Piece,
  destinations: readonly [string, Destination][],
  used: ReadonlySet<string>,
): string | undefined {
  let found: string | undefined;
  let least = Infinity;
  for (const [id, { x, y }] of destinations) {
    const across = Math.abs(x - piece.x);
    const up = Math.abs(y - piece.y);
    if (used.has(id) || across > ACROSS || up > UP || across + up >= least) continue;
    found = id;
    least = across + up;
  }
  return found;
}
