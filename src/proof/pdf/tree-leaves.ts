/** The leaves of a structure tree: its paragraphs, headings, items, cells, captions and pictures, with their pieces. */
import type { LeafKind } from '../reading.ts';
import type { Piece } from './page-text.ts';
import { isElement, type StructureElement } from './structure.ts';

/** A piece of a leaf, and the link that it is in. */
export interface Run {
  piece: Piece;
  /** The object number of its annotation. */
  link: string | undefined;
}

/** A leaf as the tree has it. */
export interface TreeLeaf {
  kind: LeafKind;
  /** The element that it is; of text that has no element to itself, the one around it. */
  element: StructureElement;
  runs: Run[];
  /** The number or mark of the item that begins with it. */
  label: Piece[];
  /** The link that the label is in: the number of a note leads back to its call. */
  labelLink?: string | undefined;
  /** Of a picture. */
  alt?: string;
  /** Of a picture: the marks of what is drawn, and the link that it is in. */
  marks: { page: number; mark: number }[];
  link?: string | undefined;
}

/** The pieces of a mark on a page. */
export type PiecesAt = (page: number, mark: number) => readonly Piece[];

/** Begins the name of a link without an annotation: it cannot be followed. */
export const LOST = 'lost';

const HEADING = /^(?:H[1-6]?|Title)$/u;
const CELLS = new Set(['TD', 'TH']);
/** What makes what is around it more than a run of text. */
const BLOCKS = new Set(
  'P H H1 H2 H3 H4 H5 H6 Title L LI LBody Lbl Table THead TBody TFoot TR TD TH Caption Figure BlockQuote Sect Part Art Div Aside TOC TOCI Index'.split(
    ' ',
  ),
);

/** What is known while the tree is walked. */
interface Around {
  /** The item whose first leaf is still to come. */
  item: { isEmpty: boolean } | undefined;
  isCaption: boolean;
}

/** All leaves in the order of the tree. */
export function treeLeaves(root: StructureElement, piecesAt: PiecesAt): TreeLeaf[] {
  const leaves: TreeLeaf[] = [];
  const withBlocks = new Map<StructureElement, boolean>();
  let label: Piece[] = [];
  let labelLink: string | undefined;
  let lost = 0;

  const hasBlocks = (element: StructureElement): boolean => {
    let found = withBlocks.get(element);
    if (found === undefined) {
      found = element.kids.some(
        (kid) => isElement(kid) && kid.type !== 'Note' && (BLOCKS.has(kid.type) || hasBlocks(kid)),
      );
      withBlocks.set(element, found);
    }
    return found;
  };
  const open = (kind: LeafKind, element: StructureElement, around: Around): TreeLeaf => {
    const leaf: TreeLeaf = { kind, element, runs: [], label, labelLink, marks: [] };
    label = [];
    labelLink = undefined;
    if (around.item) around.item.isEmpty = false;
    leaves.push(leaf);
    return leaf;
  };
  /** What stands in a line. */
  const fill = (
    leaf: TreeLeaf,
    element: StructureElement,
    link: string | undefined,
    around: Around,
  ): void => {
    for (const kid of element.kids) {
      if ('mark' in kid) {
        for (const piece of piecesAt(kid.page, kid.mark)) leaf.runs.push({ piece, link });
      } else if (isElement(kid)) fillElement(leaf, kid, link, around);
    }
  };
  const fillElement = (
    leaf: TreeLeaf,
    element: StructureElement,
    link: string | undefined,
    around: Around,
  ): void => {
    const { type } = element;
    if (type === 'Lbl') leaf.label.push(...labelPieces(element, piecesAt));
    else if (type === 'Link' || type === 'Reference' || type === 'Annot')
      fill(
        leaf,
        element,
        annotationOf(element) ?? (type === 'Link' ? (link ?? `${LOST} ${++lost}`) : link),
        around,
      );
    else if (type === 'Note') visit(element, around);
    else if (type === 'Figure' && element.alt !== undefined) visit(element, around, link);
    else if (BLOCKS.has(type) && !(type === 'P' && CELLS.has(leaf.element.type))) visit(element, around);
    else fill(leaf, element, link, around);
  };

  /** What holds blocks, and perhaps text between them. */
  const walk = (element: StructureElement, around: Around): void => {
    let anonymous: TreeLeaf | undefined;
    for (const kid of element.kids) {
      if ('annotation' in kid) continue;
      if (isElement(kid) && (kid.type === 'Note' || BLOCKS.has(kid.type) || hasBlocks(kid))) {
        visit(kid, around);
        // A picture may stand among words, a note behind them.
        if (kid.type !== 'Note' && !(kid.type === 'Figure' && kid.alt !== undefined)) anonymous = undefined;
        continue;
      }
      if (isElement(kid) && isPreformatted(kid)) {
        fill(open('code', kid, around), kid, undefined, around);
        anonymous = undefined;
      } else if ('mark' in kid) {
        // A mark without text is a border or a background.
        const pieces = piecesAt(kid.page, kid.mark);
        if (pieces.length === 0) continue;
        anonymous ??= open(textKind(around), element, around);
        for (const piece of pieces) anonymous.runs.push({ piece, link: undefined });
      } else if (isElement(kid) && hasText(kid, piecesAt)) {
        anonymous ??= open(textKind(around), element, around);
        fillElement(anonymous, kid, undefined, around);
      }
    }
  };
  const visit = (element: StructureElement, around: Around, link?: string): void => {
    const { type, alt } = element;
    if (HEADING.test(type)) fill(open('heading', element, around), element, undefined, around);
    else if (type === 'P')
      fill(
        open(isCodeBlock(element) ? 'code' : textKind(around), element, around),
        element,
        undefined,
        around,
      );
    else if (CELLS.has(type)) fill(open('cell', element, around), element, undefined, around);
    else if (type === 'Lbl') {
      const pieces = labelPieces(element, piecesAt);
      // A note that begins with a list has its own number before that of the item.
      if (label.length === 0) {
        label.push(...pieces);
        labelLink ??= annotationIn(element);
      }
    } else if (type === 'Figure' && alt !== undefined) {
      const leaf = open('picture', element, around);
      leaf.alt = alt;
      leaf.link = link;
      gatherMarks(element, leaf.marks);
    } else if (type === 'LI') walk(element, { item: { isEmpty: true }, isCaption: false });
    else if (type === 'Caption') walk(element, { item: undefined, isCaption: true });
    else if (type === 'LBody' || type === 'NonStruct' || type === 'Span') walk(element, around);
    else if (type === 'Note') walk(element, { item: undefined, isCaption: false });
    else walk(element, { item: undefined, isCaption: around.isCaption });
  };
  walk(root, { item: undefined, isCaption: false });
  return leaves;
}

function textKind(around: Around): LeafKind {
  if (around.isCaption) return 'caption';
  return around.item?.isEmpty === true ? 'item' : 'paragraph';
}

/** The annotation that a link element is for. */
function annotationOf(element: StructureElement): string | undefined {
  for (const kid of element.kids) if ('annotation' in kid) return kid.annotation;
  return undefined;
}

/** The first annotation of any link in an element. */
function annotationIn(element: StructureElement): string | undefined {
  const own = annotationOf(element);
  if (own !== undefined) return own;
  for (const kid of element.kids) {
    const found = isElement(kid) ? annotationIn(kid) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A block that holds code and nothing else; code in a line has no block of its own. */
function isPreformatted({ type, kids }: StructureElement): boolean {
  const [kid, ...others] = kids.filter((each) => isElement(each));
  if (!kid || others.length > 0 || type === 'Code' || type === 'Link' || type === 'LI') return false;
  return kid.type === 'Code' || isPreformatted(kid);
}

/** A paragraph of nothing but code that is said to stand by itself. */
function isCodeBlock({ kids }: StructureElement): boolean {
  const [kid, ...others] = kids;
  return (
    kid !== undefined && others.length === 0 && isElement(kid) && kid.type === 'Code' && kid.isBlock === true
  );
}

function hasText(element: StructureElement, piecesAt: PiecesAt): boolean {
  return element.kids.some((kid) =>
    isElement(kid) ? hasText(kid, piecesAt) : 'mark' in kid && piecesAt(kid.page, kid.mark).length > 0,
  );
}

function labelPieces(element: StructureElement, piecesAt: PiecesAt): Piece[] {
  return element.kids.flatMap((kid) => {
    if (isElement(kid)) return labelPieces(kid, piecesAt);
    return 'mark' in kid ? [...piecesAt(kid.page, kid.mark)] : [];
  });
}

function gatherMarks(element: StructureElement, marks: TreeLeaf['marks']): void {
  for (const kid of element.kids) {
    if (isElement(kid)) gatherMarks(kid, marks);
    else if ('mark' in kid) marks.push(kid);
  }
}
