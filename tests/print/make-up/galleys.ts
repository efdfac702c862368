/** Galleys made by hand and at random, for the tests of the make-up. */
import * as fc from 'fast-check';
import type { Galley, GalleyLine, GalleyNote, PageRoom } from '../../../src/print/make-up/galley.ts';

/** The height of a line of text and of a note, in px. */
export const LINE = 10;
export const NOTE_LINE = 8;

/** A page of so many lines of text. */
export function roomOf(lines: number): PageRoom {
  return { height: lines * LINE, areaOverhead: 4, noteGap: 0, lineHeight: LINE };
}

/** One block of a galley: a paragraph, a heading, a picture. */
export interface Block {
  lines: number;
  kind?: GalleyLine['kind'];
  keep?: boolean;
  /** The lines that end on a hyphen. */
  hyphens?: readonly number[];
  /** A page must end after it. */
  forced?: boolean;
  /** The height of each line, in px. */
  height?: number;
  repeats?: number;
  /** The notes called on each line: line → heights of the notes in lines. */
  notes?: Readonly<Record<number, readonly number[]>>;
}

/** A galley of blocks, without white between them. */
export function galleyOf(blocks: readonly Block[]): Galley {
  const lines: GalleyLine[] = [];
  const notes: GalleyNote[] = [];
  let top = 0;
  for (const block of blocks) {
    const height = block.height ?? LINE;
    for (let index = 0; index < block.lines; index++) {
      const called = block.notes?.[index] ?? [];
      notes.push(...called.map(noteOf));
      const isLast = index === block.lines - 1;
      lines.push({
        top,
        bottom: top + height,
        before: index,
        after: block.lines - 1 - index,
        kind: block.kind ?? 'text',
        ...(block.keep === true && { keep: true }),
        ...(block.hyphens?.includes(index) === true && { hyphen: true }),
        ...(block.forced === true && isLast && { forced: true }),
        ...(block.repeats !== undefined && { repeats: block.repeats }),
        calls: called.length,
      });
      top += height;
    }
  }
  return { lines, notes };
}

/** A note of so many lines. */
export function noteOf(count: number): GalleyNote {
  return {
    lines: Array.from({ length: count }, (_, line) => ({
      top: line * NOTE_LINE,
      bottom: (line + 1) * NOTE_LINE,
    })),
  };
}

const noteLengths = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 4 }) },
  { weight: 2, arbitrary: fc.integer({ min: 5, max: 30 }) },
  { weight: 1, arbitrary: fc.integer({ min: 31, max: 120 }) },
);

/** Blocks as books have them, with everything that can be wrong at a page's end. */
export const anyBlock: fc.Arbitrary<Block> = fc
  .record({
    lines: fc.integer({ min: 1, max: 12 }),
    kind: fc.constantFrom('text', 'text', 'text', 'heading', 'slab' as const),
    keep: fc.constantFrom(false, false, false, true),
    forced: fc.constantFrom(false, false, false, false, false, false, true),
    hyphens: fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { maxLength: 3 }),
    height: fc.constantFrom(LINE, LINE, LINE, 13, 26, 57),
    repeats: fc.constantFrom(0, 0, 12),
    called: fc.array(
      fc.tuple(fc.integer({ min: 0, max: 11 }), fc.array(noteLengths, { minLength: 1, maxLength: 3 })),
      {
        maxLength: 2,
      },
    ),
  })
  .map(({ called, ...block }): Block => {
    const lines =
      block.kind === 'slab' ? 1 : block.kind === 'heading' ? Math.min(2, block.lines) : block.lines;
    return {
      ...block,
      kind: block.kind as GalleyLine['kind'],
      lines,
      height: block.kind === 'slab' ? block.height : LINE,
      notes: Object.fromEntries(called.map(([line, notes]) => [Math.min(line, lines - 1), notes])),
    };
  });
