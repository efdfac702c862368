/** Text and pictures that stand outside of the type area. */
import type { Finding } from '../finding.ts';
import { finding, nameOf, shortened, type ReadFile } from './telling.ts';
import { boxesOfPages, type Box } from './geometry.ts';
import type { Piece } from './page-text.ts';

/** Letters reach out of their line by a hair, italic ones by more, in pt; a picture is as wide as the area, rounded. */
const HAIR = 2;
/** Part of the size of the type. */
const OVERHANG = 0.25;

/** One finding for each page. */
export function areaFaults(file: ReadFile): Finding[] {
  const { source, text, pages } = file;
  const heads = linesOfMargins(text.margins);
  return pages.flatMap((page) => {
    const area = source.areas[page.index]!;
    const whole: Box = { x: 0, y: 0, width: page.width, height: page.height };
    const inTree = source.pieces[page.index]!.filter((piece) => piece.mark >= 0 && !piece.isArtifact);
    const astray = [
      ...inTree.filter((piece) => piece.text.trim() !== '' && isBeyond(piece, area)),
      // What is no part of the text stands above and below, or in the lines of other heads and folios.
      ...text.margins[page.index]!.filter(
        (piece) =>
          (piece.mark < 0 || piece.isArtifact) &&
          (isBeyond(piece, whole) || (isBeside(piece, area) && !heads.has(Math.round(piece.base)))),
      ),
    ];
    const pictures = source.contents[page.index]!.drawn.filter(
      (each) => each.isImage && each.mark >= 0 && !each.isArtifact && isBoxBeyond(each, area),
    );
    const beyond = source.contents[page.index]!.beyond;
    if (astray.length === 0 && pictures.length === 0 && beyond.length === 0) return [];
    const words = shortened(astray.map((piece) => piece.text).join(' '));
    const what = words !== '' ? `“${words}”` : beyond.length > 0 ? 'text beyond the trim' : 'a picture';
    return [
      finding(
        'outside-type-area',
        `expected nothing outside of the type area but running head and folio, found ${what} on ${nameOf(page)}`,
        {
          page,
          found: words,
          boxes: boxesOfPages([
            ...astray,
            ...[...pictures, ...beyond].map(({ x, y, width, height }) => ({
              page: page.index,
              x,
              y,
              width,
              height,
            })),
          ]),
        },
      ),
    ];
  });
}

/** The base lines on which several pages have something in the margin. */
function linesOfMargins(margins: readonly (readonly Piece[])[]): Set<number> {
  const counted = new Map<number, number>();
  for (const pieces of margins) {
    // Rounding may take one line for two.
    const lines = new Set(pieces.flatMap(({ base }) => [Math.floor(base), Math.ceil(base)]));
    for (const line of lines) counted.set(line, (counted.get(line) ?? 0) + 1);
  }
  const most = Math.min(2, margins.filter((pieces) => pieces.length > 0).length);
  return new Set([...counted].flatMap(([line, count]) => (count >= most ? [line] : [])));
}

function isBeyond(piece: Piece, area: Box): boolean {
  // Spaces at the end of a line may hang out of it.
  const seen = piece.text.trimEnd();
  const width = piece.width * (seen.length / Math.max(1, piece.text.length));
  const overhang = Math.max(HAIR, OVERHANG * piece.size);
  return (
    piece.x < area.x - overhang ||
    piece.x + width > area.x + area.width + overhang ||
    piece.base - piece.size / 2 < area.y - HAIR ||
    piece.base > area.y + area.height + HAIR
  );
}

function isBeside({ x, width }: Piece, area: Box): boolean {
  return x < area.x - HAIR || x + width > area.x + area.width + HAIR;
}

function isBoxBeyond(box: Box, area: Box): boolean {
  return (
    box.x < area.x - HAIR ||
    box.y < area.y - HAIR ||
    box.x + box.width > area.x + area.width + HAIR ||
    box.y + box.height > area.y + area.height + HAIR
  );
}
