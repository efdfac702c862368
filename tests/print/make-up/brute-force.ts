/** The cost of a make-up by the table of penalties, and the least that any choice of page ends costs. */
import { breakPenalties } from '../../../src/print/make-up/break-penalty.ts';
import type { Galley, PageRoom } from '../../../src/print/make-up/galley.ts';
import { fillNoteArea, type NotePosition } from '../../../src/print/make-up/note-area.ts';
import { FEWEST_LINES, PENALTIES, SHORTEST_FELT } from '../../../src/print/make-up/penalties.ts';

/** The bounds of what a left page is felt to be short of. */
const MOST_FACING = 3;

interface Way {
  line: number;
  notes: NotePosition;
  facing: number;
  left: boolean;
  pages: number;
}

/** All page ends: the least cost; infinite where there is no way. */
export function leastCost(galley: Galley, room: PageRoom): number {
  const known = new Map<string, number>();
  const least = (way: Way): number => {
    if (way.line === galley.lines.length && way.notes.note >= galley.notes.length) return 0;
    if (way.pages > 60) return Number.POSITIVE_INFINITY;
    const key = JSON.stringify([way.line, way.notes, way.facing, way.left, way.pages === 0]);
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, Number.POSITIVE_INFINITY);
    let best = Number.POSITIVE_INFINITY;
    for (let to = way.line; to <= galley.lines.length; to++) {
      const page = turned(galley, room, way, to);
      if (page) best = Math.min(best, page.cost + least(page.next));
      if (to > way.line && galley.lines[to - 1]!.forced === true) break;
    }
    known.set(key, best);
    return best;
  };
  return least(beginning());
}

/** What some page ends cost. */
export function costOf(galley: Galley, room: PageRoom, ends: readonly number[]): number {
  let way = beginning();
  let cost = 0;
  for (const to of ends) {
    const page = turned(galley, room, way, to);
    if (!page) return Number.NaN;
    cost += page.cost;
    way = page.next;
  }
  return cost;
}

function beginning(): Way {
  return { line: 0, notes: { note: 0, line: 0 }, facing: 0, left: false, pages: 0 };
}

/** One page; undefined where it may not be. */
function turned(
  galley: Galley,
  room: PageRoom,
  way: Way,
  to: number,
): { cost: number; next: Way } | undefined {
  const { lines, notes } = galley;
  const first = lines[way.line];
  const last = lines[to - 1];
  const count = to - way.line;
  const called = lines.slice(0, to).reduce((sum, line) => sum + line.calls, 0);
  // Notes have a page to themselves between blocks only, and not between the rows of a table.
  const isWithin =
    first && (first.before > 0 || (first.repeats ?? 0) > 0 || lines[way.line - 1]?.keep === true);
  if (count === 0 && (way.notes.note >= called || isWithin)) return undefined;
  const text = count === 0 ? 0 : last!.bottom - first!.top + (first!.repeats ?? 0);
  if (text > room.height && count > 1) return undefined;
  const area = fillNoteArea(notes, way.notes, called, room.height - text, room);
  if (count === 0 && area.parts.length === 0) return undefined;
  const isLast = to === lines.length && area.next.note >= notes.length;
  const slack = Math.max(0, room.height - text - area.height);
  const short =
    isLast || (count > 0 && last!.forced === true) ? 0 : Math.min(SHORTEST_FELT, slack / room.lineHeight);
  const felt = Math.min(MOST_FACING, Math.round(short));
  let cost = PENALTIES.shortLine * short ** 2;
  cost += count > 0 ? breakPenalties(lines)[to - 1]! : PENALTIES.notesOnly;
  if (area.next.note < called) {
    cost +=
      PENALTIES.splitNote + PENALTIES.carriedLine * (notes[area.next.note]!.lines.length - area.next.line);
  }
  if (isLast && way.pages > 0 && count <= FEWEST_LINES) cost += PENALTIES.stub;
  cost += PENALTIES.lateNote * area.late;
  if (text > room.height) cost += PENALTIES.overfull;
  if (!way.left && way.pages > 0 && !isLast) cost += PENALTIES.unevenFacing * (felt - way.facing) ** 2;
  return {
    cost,
    next: { line: to, notes: area.next, facing: way.left ? felt : 0, left: !way.left, pages: way.pages + 1 },
  };
}
