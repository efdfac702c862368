/** The leaves of a file in order: those of its structure tree, and what the tree forgets, by its place. */
import { boxAround, type Box } from './geometry.ts';
import { layoutLeaves } from './layout-leaves.ts';
import type { LinkAnnotation } from './navigation.ts';
import type { Piece } from './page-text.ts';
import type { PdfSource } from './pdf-source.ts';
import type { StructureElement } from './structure.ts';
import { LOST, treeLeaves, type TreeLeaf } from './tree-leaves.ts';

/** The text, in order. */
export interface OrderedText {
  leaves: TreeLeaf[];
  /** What stands in the margins of each page, and is part of no leaf. */
  margins: Piece[][];
  /** What is not in the tree although it stands in the type area. */
  forgotten: Piece[];
  /** Whether all was read by its place, because there is no tree, or one that knows too little. */
  isByPlace: boolean;
}

/** The tree must know most of the text; else it is no help. */
const ENOUGH = 0.5;

/** Puts the text in order. */
export function orderText({ structure, pieces, areas, navigation }: PdfSource): OrderedText {
  const byMark = pieces.map((some) => {
    const found = new Map<number, Piece[]>();
    for (const piece of some) {
      if (piece.isArtifact || piece.mark < 0) continue;
      const known = found.get(piece.mark);
      if (known) known.push(piece);
      else found.set(piece.mark, [piece]);
    }
    return found;
  });
  const known = new Set<Piece>();
  const piecesAt = (page: number, mark: number): readonly Piece[] => {
    const found = byMark[page]?.get(mark) ?? [];
    for (const piece of found) known.add(piece);
    return found;
  };
  const root: StructureElement = structure ?? { type: '', alt: undefined, parent: undefined, kids: [] };
  const leaves = structure ? treeLeaves(structure, piecesAt) : [];
  // What is written into a drawing is a part of the drawing.
  for (const { marks } of leaves) for (const { page, mark } of marks) piecesAt(page, mark);

  const margins: Piece[][] = pieces.map(() => []);
  const forgotten: Piece[] = [];
  let letters = 0;
  for (const [page, some] of pieces.entries()) {
    for (const piece of some) {
      if (!piece.isArtifact) letters += piece.text.length;
      if (known.has(piece) || piece.text.trim() === '') continue;
      if (isOutside(piece, areas[page]!)) margins[page]!.push(piece);
      // A template may set leaders and stops that are no part of the text.
      else if (!piece.isArtifact && /[\p{L}\p{N}]/u.test(piece.text)) forgotten.push(piece);
    }
  }
  const lost = forgotten.reduce((sum, { text }) => sum + text.length, 0);
  const isByPlace = lost > ENOUGH * letters && letters > 0;
  const ordered = isByPlace
    ? pieces.flatMap((some, page) =>
        layoutOf(
          some.filter((piece) => !piece.isArtifact && !isOutside(piece, areas[page]!)),
          root,
        ),
      )
    : inserted(leaves, forgotten, root);
  for (const leaf of ordered) dropRepeats(leaf);
  linkByPlace(ordered, navigation.links);
  return { leaves: ordered, margins, forgotten, isByPlace };
}

/** Whether it stands clear of the type area. */
function isOutside(piece: Piece, area: Box): boolean {
  const across = piece.x + piece.width / 2;
  const base = piece.base - piece.size / 3;
  return across < area.x || across > area.x + area.width || base < area.y || base > area.y + area.height;
}

function layoutOf(pieces: readonly Piece[], root: StructureElement): TreeLeaf[] {
  return layoutLeaves(pieces, root).map((leaf) => ({
    ...leaf,
    element: { type: 'P', alt: undefined, parent: root, kids: [] },
  }));
}

/** What the tree forgets, each behind the leaf above it on its page. */
function inserted(
  leaves: readonly TreeLeaf[],
  forgotten: readonly Piece[],
  root: StructureElement,
): TreeLeaf[] {
  if (forgotten.length === 0) return [...leaves];
  const all = [...leaves];
  const pages = [...new Set(forgotten.map(({ page }) => page))];
  for (const page of pages) {
    const own = layoutOf(
      forgotten.filter((piece) => piece.page === page),
      root,
    );
    for (const leaf of own) {
      const top = boxAround(leaf.runs.map(({ piece }) => piece)).y;
      const before = all.findLastIndex(({ runs }) =>
        runs.some(({ piece }) => piece.page < page || (piece.page === page && piece.y <= top)),
      );
      const at = all.findLastIndex(
        ({ runs }, index) => index <= before && runs.some(({ piece }) => piece.page === page),
      );
      all.splice((at < 0 ? before : at) + 1, 0, leaf);
    }
  }
  return all;
}

/** The head of a table is printed again on each page of it, in the same element. */
function dropRepeats(leaf: TreeLeaf): void {
  if (leaf.kind !== 'cell') return;
  const pages = [...new Set(leaf.runs.map(({ piece }) => piece.page))];
  if (pages.length < 2) return;
  const [first, ...others] = pages.map((page) =>
    leaf.runs
      .filter(({ piece }) => piece.page === page)
      .map(({ piece }) => piece.text)
      .join('')
      .trim(),
  );
  if (others.every((text) => text === first))
    leaf.runs = leaf.runs.filter(({ piece }) => piece.page === pages[0]);
}

/** A link that the tree does not know is that of the text that it lies on. */
function linkByPlace(leaves: readonly TreeLeaf[], links: readonly LinkAnnotation[]): void {
  const known = new Set(
    leaves.flatMap(({ runs, link, labelLink }) => [link, labelLink, ...runs.map((run) => run.link)]),
  );
  const byPage = new Map<number, LinkAnnotation[]>();
  for (const link of links) {
    if (known.has(link.reference)) continue;
    byPage.set(link.page, [...(byPage.get(link.page) ?? []), link]);
  }
  if (byPage.size === 0) return;
  for (const { runs } of leaves) {
    for (const run of runs) {
      if (run.link !== undefined && !run.link.startsWith(LOST)) continue;
      const { page, x, y, width, height } = run.piece;
      const found = byPage
        .get(page)
        ?.find(
          ({ box }) =>
            x + width / 2 > box.x &&
            x + width / 2 < box.x + box.width &&
            y + height / 2 > box.y &&
            y + height / 2 < box.y + box.height,
        )?.reference;
      run.link = found ?? run.link;
    }
  }
}
