/** How bad it is to end a page after each line of a galley. */
import type { GalleyLine } from './galley.ts';
import { FEWEST_LINES, PENALTIES } from './penalties.ts';

/** A fault that could not be avoided, for the report. */
export type Fault = 'widow-or-orphan' | 'parted' | 'late-note' | 'overfull';

/** For each line, the penalty of a page that ends after it. The last line and forced ends cost nothing. */
export function breakPenalties(lines: readonly GalleyLine[]): Float64Array {
  const penalties = new Float64Array(lines.length);
  // Lines of text since the last heading: a heading wants two of them on its page.
  let sinceHeading = Number.POSITIVE_INFINITY;
  for (const [index, line] of lines.entries()) {
    if (line.kind === 'heading') sinceHeading = 0;
    // A picture, or a row of a table, is company enough.
    else sinceHeading += line.kind === 'slab' ? FEWEST_LINES : 1;
    const last = index === lines.length - 1;
    if (last || line.forced) continue;
    penalties[index] = penaltyAfter(line, sinceHeading);
  }
  return penalties;
}

function penaltyAfter(line: GalleyLine, sinceHeading: number): number {
  let penalty = 0;
  if (line.keep === true || sinceHeading < FEWEST_LINES) penalty += PENALTIES.parted;
  if (line.after > 0) {
    if (line.before + 1 < FEWEST_LINES || line.after < FEWEST_LINES) penalty += PENALTIES.widowOrOrphan;
    else if (line.before + 1 === FEWEST_LINES || line.after === FEWEST_LINES)
      penalty += PENALTIES.narrowEscape;
  }
  if (line.hyphen === true) penalty += PENALTIES.hyphen;
  return penalty;
}
