/** Lengths as a manuscript may choose them, and which of two is greater. */

const LENGTH = /^(\d+(?:\.\d+)?|\.\d+)(px|pt|pc|mm|cm|in|q|em|rem|ch|ex|lh|rlh|vw|vh|vmin|vmax|%)$/iu;

/** How many CSS px an absolute unit has (CSS Values 4, §6.2). */
const PX_PER: Readonly<Record<string, number>> = {
  px: 1,
  pt: 96 / 72,
  pc: 16,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
  q: 96 / 101.6,
};

/** A length in the unit that it can be compared in: px for the absolute units, else its own. */
export interface Length {
  amount: number;
  unit: string;
}

/** `18mm` → what it measures; undefined where it is no length. */
export function readLength(written: string): Length | undefined {
  const [, amount, unit = ''] = LENGTH.exec(written.trim()) ?? [];
  if (amount === undefined) return undefined;
  const factor = PX_PER[unit.toLowerCase()];
  return factor === undefined
    ? { amount: Number(amount), unit: unit.toLowerCase() }
    : { amount: Number(amount) * factor, unit: 'px' };
}
