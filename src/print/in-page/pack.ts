/// <reference lib="dom" />
/**
 * The galley on its way out of the browser. Tens of thousands of lines as objects cost more to hand over than
 * to measure, so stretches travel as rows of numbers, those as one string, and lines are made of them here.
 */
import type { Measured, MeasuredLine, NotedGalley, Stretch } from './galley.ts';

/**
 * `[top, bottom, count, each, origin, flags, repeats]`, and where there are any, `[hyphens, calls, ids, uneven]`.
 * Lengths are in 64ths of a px, in which Chromium counts: whole numbers are written and read in no time.
 */
type Row = [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  Stretch['hyphens']?,
  Stretch['calls']?,
  Stretch['ids']?,
  /** The top and bottom of each line. */
  number[]?,
];

/** A galley as rows. */
interface PackedGalley extends Omit<Measured, 'runs' | 'notes'> {
  runs: { id: string; className: string; rows: Row[] }[];
  notes: { id: string; top: number; rows: Row[] }[];
}

const KINDS = ['text', 'heading', 'slab'] as const;
const KEEPS = ['none', 'last', 'all'] as const;

/** Runs inside the browser. */
export function packGalley({ runs, notes, ...others }: NotedGalley): string {
  const kinds = ['text', 'heading', 'slab'];
  const keeps = ['none', 'last', 'all'];
  const in64ths = (length: number): number => Math.round(length * 64);
  const row = (stretch: Stretch): Row => {
    const { top, bottom, count, each, origin, kind, keep, forced, repeats, hyphens, calls, ids } = stretch;
    const flags = kinds.indexOf(kind) + 4 * keeps.indexOf(keep) + (forced ? 16 : 0);
    const packed: Row = [
      in64ths(top),
      in64ths(bottom),
      count,
      in64ths(each),
      in64ths(origin),
      flags,
      in64ths(repeats),
    ];
    if (stretch.uneven || hyphens.length > 0 || calls.length > 0 || ids.length > 0)
      packed.push(
        hyphens,
        calls,
        ids,
        stretch.uneven?.flatMap(({ top: from, bottom: to }) => [in64ths(from), in64ths(to)]),
      );
    return packed;
  };
  const packed: PackedGalley = {
    ...others,
    runs: runs.map(({ id, className, stretches }) => ({ id, className, rows: stretches.map(row) })),
    notes: notes.map(({ id, top, stretches }) => ({ id, top, rows: stretches.map(row) })),
  };
  return JSON.stringify(packed);
}

/** The galley as it was measured, line by line. */
export function unpackGalley(text: string): Measured {
  const { runs, notes, ...others } = JSON.parse(text) as PackedGalley;
  let leaf = -1;
  const linesOf = (rows: readonly Row[]): MeasuredLine[] =>
    rows.flatMap((row) => {
      leaf++;
      return linesOfRow(row, leaf);
    });
  return {
    ...others,
    runs: runs.map(({ id, className, rows }) => ({ id, className, lines: linesOf(rows) })),
    notes: notes.map(({ id, top: start, rows }) => {
      const lines = linesOf(rows);
      return {
        id,
        lines: lines.map(({ top, bottom, ids }) => ({ top: top - start, bottom: bottom - start, ids })),
        calls: lines.flatMap(({ calls }) => calls),
      };
    }),
  };
}

function linesOfRow(row: Row, leaf: number): MeasuredLine[] {
  const [top, bottom, count, each, origin, flags, repeats, hyphens = [], calls = [], ids = [], uneven] = row;
  /** Where line `index` begins, in 64ths of a px. */
  const begins = (index: number): number => uneven?.[index * 2] ?? origin + index * each;
  const ends = (index: number): number => uneven?.[index * 2 + 1] ?? origin + (index + 1) * each;
  const kind = KINDS[flags % 4] ?? 'text';
  const keep = KEEPS[(flags >> 2) % 4];
  const lines: MeasuredLine[] = [];
  for (let index = 0; index < count; index++) {
    const isLast = index === count - 1;
    lines.push({
      top: (index === 0 ? top : begins(index)) / 64,
      bottom: (isLast ? bottom : ends(index)) / 64,
      leaf,
      index,
      kind,
      keep: keep === 'all' || (keep === 'last' && isLast),
      hyphen: false,
      forced: isLast && flags >= 16,
      repeats: repeats / 64,
      calls: [],
      ids: [],
    });
  }
  for (const line of hyphens) lines[line]!.hyphen = true;
  for (const [line, note] of calls) lines[line]!.calls.push(note);
  for (const [line, id] of ids) lines[line]!.ids.push(id);
  return lines;
}
