/** Where the text of each page may stand, found from the pages themselves. */
import type { Box, Trim } from './geometry.ts';
import { boxAround } from './geometry.ts';
import type { PageContent } from './page-content.ts';
import type { Piece } from './page-text.ts';

/** What counts as one edge, in pt. */
const SAME = 1.5;

/**
 * The type area of each page: what its text is clipped to. A page that clips nothing has the area of its side of the
 * book; where no page clips, it is what the lines of the pages of one side span.
 * @param pieces of each page; only what is of the structure counts
 */
export function typeAreas(
  contents: readonly PageContent[],
  trims: readonly Trim[],
  pieces: readonly (readonly Piece[])[],
): Box[] {
  const own = contents.map(({ clip }, page) => (clip && isPartOf(clip, trims[page]!) ? clip : undefined));
  const ofSide = [0, 1].map((side) => mostCommon(own.filter((_, page) => page % 2 === side)));
  const spanned = [0, 1].map((side) => spanOfLines(pieces.filter((_, page) => page % 2 === side).flat()));
  return trims.map(({ width, height }, page) => {
    const whole = { x: 0, y: 0, width, height };
    return own[page] ?? ofSide[page % 2] ?? spanned[page % 2] ?? spanned[1 - (page % 2)] ?? whole;
  });
}

/** Whether an area leaves margins on the page: one that does not says nothing. */
function isPartOf(area: Box, { width, height }: Trim): boolean {
  return area.width < width - SAME && area.height < height - SAME && area.width > width / 4;
}

function mostCommon(areas: readonly (Box | undefined)[]): Box | undefined {
  const counted = new Map<string, { area: Box; count: number }>();
  for (const area of areas) {
    if (!area) continue;
    const name = [area.x, area.y, area.width, area.height].map(Math.round).join(' ');
    const known = counted.get(name) ?? { area, count: 0 };
    known.count++;
    counted.set(name, known);
  }
  return [...counted.values()].toSorted((a, b) => b.count - a.count)[0]?.area;
}

/** What lines span, but for those that stick out alone. */
function spanOfLines(pieces: readonly Piece[]): Box | undefined {
  const lines = pieces.filter(({ text, mark, isArtifact }) => text.trim() !== '' && mark >= 0 && !isArtifact);
  if (lines.length === 0) return undefined;
  const around = boxAround(lines);
  const left = shared(
    lines.map(({ x }) => x),
    around.x,
  );
  const right = shared(
    lines.map(({ x, width }) => -(x + width)),
    -(around.x + around.width),
  );
  const top = shared(
    lines.map(({ y }) => y),
    around.y,
  );
  const bottom = shared(
    lines.map(({ y, height }) => -(y + height)),
    -(around.y + around.height),
  );
  return { x: left, y: top, width: -right - left, height: -bottom - top };
}

/** The least of some edges that at least two have. */
function shared(edges: readonly number[], least: number): number {
  const sorted = edges.toSorted((a, b) => a - b);
  const found = sorted.find((edge, index) => (sorted[index + 1] ?? Infinity) - edge < SAME);
  return found ?? least;
}
