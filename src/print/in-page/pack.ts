/**
 * The galley on its way out of the browser. Tens of thousands of lines as objects cost more to hand over than
 * to measure, so they travel as rows of numbers, and those as one string.
 */
import type { Measured, MeasuredLine } from './galley.ts';

/** `[top, bottom, leaf, index, flags, repeats]`, and where there are any, `[calls, ids]`. */
type Row = [number, number, number, number, number, number, string[]?, string[]?];

/** A galley as rows. */
interface PackedGalley extends Omit<Measured, 'runs'> {
  runs: { id: string; className: string; lines: Row[] }[];
}

const KINDS = ['text', 'heading', 'slab'] as const;

/** Runs inside the browser. */
export function packGalley(measured: Measured): string {
  const kinds = ['text', 'heading', 'slab'];
  const row = (line: MeasuredLine): Row => {
    const flags =
      kinds.indexOf(line.kind) + (line.keep ? 4 : 0) + (line.hyphen ? 8 : 0) + (line.forced ? 16 : 0);
    const packed: Row = [line.top, line.bottom, line.leaf, line.index, flags, line.repeats];
    if (line.calls.length > 0 || line.ids.length > 0) packed.push(line.calls, line.ids);
    return packed;
  };
  const packed: PackedGalley = {
    ...measured,
    runs: measured.runs.map((run) => ({ ...run, lines: run.lines.map(row) })),
  };
  return JSON.stringify(packed);
}

/** The galley as it was measured. */
export function unpackGalley(text: string): Measured {
  const packed = JSON.parse(text) as PackedGalley;
  const line = ([top, bottom, leaf, index, flags, repeats, calls, ids]: Row): MeasuredLine => ({
    top,
    bottom,
    leaf,
    index,
    kind: KINDS[flags % 4] ?? 'text',
    keep: (flags & 4) > 0,
    hyphen: (flags & 8) > 0,
    forced: (flags & 16) > 0,
    repeats,
    calls: calls ?? [],
    ids: ids ?? [],
  });
  return { ...packed, runs: packed.runs.map((run) => ({ ...run, lines: run.lines.map(line) })) };
}
