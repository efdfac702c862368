/** What holds of every galley. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Galley, PageRoom } from '../../../src/print/make-up/galley.ts';
import { makeUp, type MadePage } from '../../../src/print/make-up/make-up.ts';
import { PENALTIES } from '../../../src/print/make-up/penalties.ts';
import { costOf, leastCost } from './brute-force.ts';
import { anyGalley, galley, note, room } from './wild-galleys.ts';

const large = fc.tuple(
  anyGalley({ blocks: 25, lines: 20, noteLines: 120 }),
  fc.integer({ min: 12, max: 50 }).map(room),
);
const small = fc.tuple(
  anyGalley({ blocks: 4, lines: 4, noteLines: 14 }),
  fc.integer({ min: 5, max: 12 }).map(room),
);

function calledBefore({ lines }: Galley, line: number): number {
  return lines.slice(0, line).reduce((sum, { calls }) => sum + calls, 0);
}

it('places every line once and in order', () => {
  fc.assert(
    fc.property(large, ([text, page]: [Galley, PageRoom]) => {
      const { pages } = makeUp(text, { room: page });
      let next = 0;
      for (const { from, to } of pages) {
        expect(from).toBe(next);
        expect(to).toBeGreaterThanOrEqual(from);
        next = to;
      }
      expect(next).toBe(text.lines.length);
    }),
  );
});

it('overfills no page but with one thing that is higher than a page, and says so', () => {
  fc.assert(
    fc.property(large, ([text, page]) => {
      for (const made of makeUp(text, { room: page }).pages) {
        const isOver = made.text + made.height > page.height + 0.001;
        expect(isOver).toBe(made.faults.includes('overfull'));
        expect(isOver ? made.to - made.from : 1).toBe(1);
      }
    }),
  );
});

/** A page that begins below a caption or a repeated table head: no page of notes can stand before it. */
function beginsWithinTable({ lines }: Galley, { from }: MadePage): boolean {
  return (lines[from]?.repeats ?? 0) > 0 || lines[from - 1]?.keep === true;
}

it('prints every note once, in order, its parts on consecutive pages', () => {
  fc.assert(
    fc.property(large, ([text, page]) => {
      const { pages } = makeUp(text, { room: page });
      const parts = pages.flatMap((made, at) => made.parts.map((part) => ({ ...part, at })));
      let at = { note: 0, line: 0, page: -1 };
      for (const part of parts) {
        expect([part.note, part.from]).toEqual([at.note, at.line]);
        // Only a row that leaves no room keeps a note waiting, and its page says so.
        const passed = part.from > 0 ? pages.slice(at.page + 1, part.at) : [];
        expect(
          passed.filter((made) => !beginsWithinTable(text, made) || !made.faults.includes('late-note')),
        ).toEqual([]);
        const { length } = text.notes[part.note]!.lines;
        at =
          part.to < length
            ? { note: part.note, line: part.to, page: part.at }
            : { note: part.note + 1, line: 0, page: part.at };
        // A split leaves two lines on each side.
        expect(part.from > 0 || part.to < length ? part.to - part.from : 2).toBeGreaterThanOrEqual(2);
      }
      expect([at.note, at.line]).toEqual([text.notes.length, 0]);
    }),
  );
});

it('begins every note on the page of its call, or says that it could not', () => {
  fc.assert(
    fc.property(large, ([text, page]) => {
      const { pages } = makeUp(text, { room: page });
      const begins = new Map(
        pages.flatMap(
          (made, at) =>
            made.parts.flatMap(({ note: of, from }) => (from === 0 ? [[of, at]] : [])) as [number, number][],
        ),
      );
      for (const [at, { from, to, faults }] of pages.entries()) {
        for (let of = calledBefore(text, from); of < calledBefore(text, to); of++) {
          expect(begins.get(of) === at || faults.includes('late-note')).toBe(true);
        }
      }
    }),
  );
});

it('costs no more than the best of all page ends', () => {
  fc.assert(
    fc.property(small, ([text, page]) => {
      const { pages } = makeUp(text, { room: page });
      const found = costOf(
        text,
        page,
        pages.map(({ to }) => to),
      );
      const least = leastCost(text, page);
      // Where a note must be late on every way, that is what is told; how late is not weighed to the last point.
      expect(least >= PENALTIES.lateNote || found <= least + 0.001).toBe(true);
    }),
    { numRuns: Number(process.env.IMPRIMATUR_RUNS ?? 400) },
  );
});

it('takes about twice the steps for twice the lines', () => {
  expect(steps(4) / steps(2)).toBeLessThan(2.3);
  expect(steps(8) / steps(4)).toBeLessThan(2.3);
});

/** The steps that a text of some length takes. */
function steps(times: number): number {
  return makeUp(ordinary(times), { room: room(40) }).steps;
}

/** A text of ordinary paragraphs and notes. */
function ordinary(times: number): Galley {
  const blocks = Array.from({ length: 60 * times }, (_, index) => ({
    lines: 3 + ((index * 7) % 11),
    calls: index % 3 === 0 ? { 1: 1 } : {},
  }));
  return galley(
    blocks,
    Array.from({ length: 20 * times }, (_, index) => note(1 + ((index * 5) % 9))),
  );
}
