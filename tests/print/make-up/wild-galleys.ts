/** Galleys made by hand, and at random. */
import fc from 'fast-check';
import type { Galley, GalleyLine, GalleyNote, PageRoom } from '../../../src/print/make-up/galley.ts';

/** A line is ten px high, so a room of 100 holds ten lines. */
export const LINE = 10;

export function room(lines: number): PageRoom {
  return { height: lines * LINE, areaOverhead: 5, noteGap: 0, lineHeight: LINE };
}

/** A note of so many lines, each eight px high. */
export function note(lines: number): GalleyNote {
  return { lines: Array.from({ length: lines }, (_, index) => ({ top: index * 8, bottom: index * 8 + 8 })) };
}

/** A block of a galley: a paragraph of so many lines, or something else. */
export interface Block {
  lines: number;
  kind?: GalleyLine['kind'];
  height?: number;
  keep?: boolean;
  forced?: boolean;
  repeats?: number;
  hyphens?: readonly number[];
  /** How many notes each line calls. */
  calls?: Readonly<Record<number, number>>;
}

export function galley(blocks: readonly Block[], notes: readonly GalleyNote[] = []): Galley {
  let top = 0;
  const lines = blocks.flatMap((block) =>
    Array.from({ length: block.lines }, (_, index): GalleyLine => {
      const height = block.height ?? LINE;
      const line: GalleyLine = {
        top,
        bottom: top + height,
        before: index,
        after: block.lines - 1 - index,
        kind: block.kind ?? 'text',
        keep: block.keep ?? false,
        hyphen: block.hyphens?.includes(index) ?? false,
        forced: (block.forced ?? false) && index === block.lines - 1,
        repeats: block.repeats ?? 0,
        calls: block.calls?.[index] ?? 0,
      };
      top += height;
      return line;
    }),
  );
  return { lines, notes };
}

/** Galleys of every kind. */
export function anyGalley(most: { blocks: number; lines: number; noteLines: number }): fc.Arbitrary<Galley> {
  const calls = fc.array(
    fc.tuple(
      fc.nat({ max: most.lines - 1 }),
      fc.array(fc.integer({ min: 1, max: most.noteLines }), { minLength: 1, maxLength: 3 }),
    ),
    { maxLength: 2 },
  );
  const block = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('text' as const),
        lines: fc.integer({ min: 1, max: most.lines }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('heading' as const), lines: fc.integer({ min: 1, max: 2 }) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('slab' as const),
        lines: fc.constant(1),
        height: fc.integer({ min: 1, max: 150 }),
      }),
    },
  );
  const facts = fc.record({
    keep: fc.nat({ max: 7 }).map((roll) => roll === 0),
    forced: fc.nat({ max: 11 }).map((roll) => roll === 0),
    hyphens: fc.array(fc.nat({ max: most.lines - 1 }), { maxLength: 3 }),
    repeats: fc.constantFrom(0, 0, 0, 12),
    noted: calls,
  });
  return fc.array(fc.tuple(block, facts), { minLength: 1, maxLength: most.blocks }).map((parts) => {
    const notes: GalleyNote[] = [];
    const blocks = parts.map(([shape, { noted, ...rest }]): Block => {
      const own: Record<number, number> = {};
      for (const [at, lengths] of noted.toSorted(([a], [b]) => a - b)) {
        if (at >= shape.lines || own[at] !== undefined) continue;
        own[at] = lengths.length;
        notes.push(...lengths.map(note));
      }
      const hyphens = rest.hyphens.filter((at) => at < shape.lines - 1);
      return {
        ...shape,
        ...rest,
        hyphens,
        repeats: shape.kind === 'slab' ? rest.repeats : 0,
        keep: rest.keep && shape.kind !== 'text',
        calls: own,
      };
    });
    return galley(blocks, notes);
  });
}
