/** The make-up against all ways to make up a small galley, weighed by the same table of penalties. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { breakPenalties } from '../../../src/print/make-up/break-penalty.ts';
import type { Galley, PageRoom } from '../../../src/print/make-up/galley.ts';
import { makeUp, type MadePage } from '../../../src/print/make-up/make-up.ts';
import { fillNoteArea, type NotePosition } from '../../../src/print/make-up/note-area.ts';
import { PENALTIES } from '../../../src/print/make-up/penalties.ts';
import { galleyOf, LINE, roomOf } from './galleys.ts';

/** What pages cost, added up by hand. Facing pages are left out: half of them would need the parity. */
function costOf(
  galley: Galley,
  pages: readonly Pick<MadePage, 'from' | 'to' | 'slack' | 'next'>[],
  room: PageRoom,
): number {
  const penalties = breakPenalties(galley.lines);
  let cost = 0;
  let felt = 0;
  let called = 0;
  for (const [index, { from, to, slack, next }] of pages.entries()) {
    called += galley.lines.slice(from, to).reduce((sum, { calls }) => sum + calls, 0);
    const isLast = to === galley.lines.length && next.note >= galley.notes.length;
    const short = isLast ? 0 : slack / room.lineHeight;
    cost += PENALTIES.shortLine * short ** 2;
    cost += to > from ? penalties[to - 1]! : PENALTIES.notesOnly;
    if (next.note < called) {
      cost +=
        PENALTIES.splitNote +
        PENALTIES.carriedLine * ((galley.notes[next.note]?.lines.length ?? 0) - next.line);
    }
    if (isLast && index > 0 && to - from <= 2) cost += PENALTIES.stub;
    const now = Math.min(3, Math.round(short));
    // The first page is a right one, so pages with odd indexes are left.
    if (index % 2 === 1) felt = now;
    else if (index > 0 && !isLast) cost += PENALTIES.unevenFacing * (now - felt) ** 2;
  }
  return cost;
}

type Page = Pick<MadePage, 'from' | 'to' | 'slack' | 'next'>;

/** The cost of the best of all ways to end pages that let no note begin late. */
function bestOfAll(galley: Galley, room: PageRoom): number {
  let best = Number.POSITIVE_INFINITY;
  const go = (line: number, notes: NotePosition, pages: Page[]): void => {
    if (line === galley.lines.length && notes.note >= galley.notes.length) {
      best = Math.min(best, costOf(galley, pages, room));
      return;
    }
    for (let to = line; to <= galley.lines.length; to++) {
      const called = galley.lines.slice(0, to).reduce((sum, { calls }) => sum + calls, 0);
      const text = (to - line) * LINE;
      if (to === line && (notes.note >= called || (galley.lines[line]?.before ?? 0) > 0)) continue;
      if (text > room.height) break;
      const area = fillNoteArea(galley.notes, notes, called, room.height - text, room);
      if (area.late > 0 || (to === line && area.parts.length === 0)) continue;
      const slack = Math.max(0, room.height - text - area.height);
      go(to, area.next, [...pages, { from: line, to, slack, next: area.next }]);
    }
  };
  go(0, { note: 0, line: 0 }, []);
  return best;
}

const smallBlock = fc.record({
  lines: fc.integer({ min: 1, max: 5 }),
  kind: fc.constantFrom('text', 'text', 'text', 'heading' as const),
  hyphens: fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { maxLength: 1 }),
  notes: fc.constantFrom<Record<number, number[]>>({}, {}, { 0: [1] }, { 0: [3] }, { 0: [5] }, { 0: [1, 2] }),
});

it('finds the best way', () => {
  fc.assert(
    fc.property(
      fc.array(smallBlock, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 5, max: 9 }),
      (blocks, page) => {
        const galley = galleyOf(blocks);
        fc.pre(galley.lines.length <= 14);
        const room = roomOf(page);
        const expected = bestOfAll(galley, room);
        const { pages } = makeUp(galley, { room });
        fc.pre(Number.isFinite(expected));
        expect(pages.flatMap(({ faults }) => faults).filter((fault) => fault === 'late-note')).toEqual([]);
        expect(costOf(galley, pages, room)).toBeCloseTo(expected, 6);
      },
    ),
    { numRuns: 400 },
  );
});
