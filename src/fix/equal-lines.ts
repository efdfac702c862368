/**
 * Finds the lines that two texts have in common, in the way of a patience diff: lines that stand once in each
 * text hold it together, and between them smaller stretches are compared. So a difference of a whole book is
 * found in no time, and reads as one who made it would tell it.
 */

/** A line of the old text and the same line of the new one, both counted from 0. */
export type Pair = readonly [oldLine: number, newLine: number];

/** Stretches with more pairs of lines than this are taken to have nothing in common. */
const MOST_COMPARISONS = 1_000_000;

interface Stretch {
  oldFrom: number;
  oldTo: number;
  newFrom: number;
  newTo: number;
}

/** Pairs of equal lines, both numbers rising. */
export function equalLines(oldLines: readonly string[], newLines: readonly string[]): Pair[] {
  const pairs: Pair[] = [];
  const compare = (stretch: Stretch): void => {
    const { lead, middle, trail } = withoutEqualEnds(stretch, oldLines, newLines);
    for (const pair of lead) pairs.push(pair);
    const anchors = anchorsOf(middle, oldLines, newLines);
    if (anchors.length === 0)
      for (const pair of longestInCommon(middle, oldLines, newLines)) pairs.push(pair);
    else {
      let { oldFrom, newFrom } = middle;
      for (const [oldLine, newLine] of anchors) {
        compare({ oldFrom, oldTo: oldLine, newFrom, newTo: newLine });
        pairs.push([oldLine, newLine]);
        oldFrom = oldLine + 1;
        newFrom = newLine + 1;
      }
      compare({ ...middle, oldFrom, newFrom });
    }
    for (const pair of trail) pairs.push(pair);
  };
  compare({ oldFrom: 0, oldTo: oldLines.length, newFrom: 0, newTo: newLines.length });
  return pairs;
}

function withoutEqualEnds(
  { oldFrom, oldTo, newFrom, newTo }: Stretch,
  oldLines: readonly string[],
  newLines: readonly string[],
): { lead: Pair[]; middle: Stretch; trail: Pair[] } {
  const lead: Pair[] = [];
  const trail: Pair[] = [];
  while (oldFrom < oldTo && newFrom < newTo && oldLines[oldFrom] === newLines[newFrom])
    lead.push([oldFrom++, newFrom++]);
  while (oldTo > oldFrom && newTo > newFrom && oldLines[oldTo - 1] === newLines[newTo - 1])
    trail.push([--oldTo, --newTo]);
  return { lead, middle: { oldFrom, oldTo, newFrom, newTo }, trail: trail.toReversed() };
}

/** The lines that stand once in each text, as many as are in the same order in both. */
function anchorsOf(stretch: Stretch, oldLines: readonly string[], newLines: readonly string[]): Pair[] {
  const olds = placesOfSingles(oldLines, stretch.oldFrom, stretch.oldTo);
  const pairs: Pair[] = [];
  for (const [line, newLine] of placesOfSingles(newLines, stretch.newFrom, stretch.newTo)) {
    const oldLine = olds.get(line);
    if (oldLine !== undefined) pairs.push([oldLine, newLine]);
  }
  return longestRising(pairs.toSorted(([, a], [, b]) => a - b));
}

function placesOfSingles(lines: readonly string[], from: number, to: number): Map<string, number> {
  const places = new Map<string, number>();
  const several = new Set<string>();
  for (let at = from; at < to; at++) {
    const line = lines[at]!;
    if (places.has(line)) several.add(line);
    places.set(line, at);
  }
  for (const line of several) places.delete(line);
  return places;
}

/** Of pairs in the order of the new lines, as many as possible whose old lines rise. */
function longestRising(pairs: readonly Pair[]): Pair[] {
  // The piles of the card game: on top of each the pair by which a row of that length ends lowest.
  const tops: number[] = [];
  const before: number[] = [];
  for (const [index, [oldLine]] of pairs.entries()) {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[tops[middle]!]![0] < oldLine) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? tops[low - 1]! : -1;
    tops[low] = index;
  }
  const row: Pair[] = [];
  for (let index = tops.at(-1) ?? -1; index >= 0; index = before[index]!) row.push(pairs[index]!);
  return row.toReversed();
}

/** The longest common subsequence, by a table; for what is between anchors. */
function longestInCommon(
  { oldFrom, oldTo, newFrom, newTo }: Stretch,
  oldLines: readonly string[],
  newLines: readonly string[],
): Pair[] {
  const height = oldTo - oldFrom;
  const width = newTo - newFrom;
  if (height * width === 0 || height * width > MOST_COMPARISONS) return [];
  const row = width + 1;
  const lengths = new Uint32Array((height + 1) * row);
  for (let down = height - 1; down >= 0; down--) {
    for (let right = width - 1; right >= 0; right--) {
      lengths[down * row + right] =
        oldLines[oldFrom + down] === newLines[newFrom + right]
          ? lengths[(down + 1) * row + right + 1]! + 1
          : Math.max(lengths[(down + 1) * row + right]!, lengths[down * row + right + 1]!);
    }
  }
  const pairs: Pair[] = [];
  let down = 0;
  let right = 0;
  while (down < height && right < width) {
    if (oldLines[oldFrom + down] === newLines[newFrom + right])
      pairs.push([oldFrom + down++, newFrom + right++]);
    else if (lengths[(down + 1) * row + right]! >= lengths[down * row + right + 1]!) down++;
    else right++;
  }
  return pairs;
}
