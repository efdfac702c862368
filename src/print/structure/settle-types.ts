/**
 * Makes the tree say what it means with types that every reader knows. Chromium writes a nameless box
 * (`NonStruct`) for every `div` and for every piece of text; here sections, paragraphs and passages come of those
 * that mean something, and the others go.
 */
import { PDFName } from '@cantoo/pdf-lib';
import { isElement, setKids, type StructureElement, type StructureKid, type StructureTree } from './tree.ts';
import { GROUPING, INLINE, isBlockType } from './types.ts';

/** What makes an element worth keeping whatever its type. */
const FACTS = ['Lang', 'Alt', 'ActualText', 'E', 'A', 'ID'].map((key) => PDFName.of(key));

/** What stands in lines: no box in it is a block. */
const LINES: ReadonlySet<string> = new Set([
  ...INLINE,
  'P',
  'H',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'Caption',
]);

/** Settles the types of a whole tree. */
export function settleTypes({ roots }: StructureTree): void {
  for (const root of roots) {
    setKids(root, root.kids.flatMap(partsOfBody).flatMap(sections));
    visit(root);
  }
}

/** The box of the body goes in any case: of a book that is printed in sheets it is there many times. */
function partsOfBody(kid: StructureKid, _index: number, kids: readonly StructureKid[]): StructureKid[] {
  if (kids.length > 1 || !isElement(kid) || kid.type !== 'NonStruct' || hasFacts(kid)) return [kid];
  return kid.kids;
}

/** The parts of the document: boxes on top of the tree that hold something else than boxes. */
function sections(kid: StructureKid): StructureKid[] {
  if (!isElement(kid) || kid.type !== 'NonStruct') return [kid];
  const isWrapper = kid.kids.every((each) => isElement(each) && each.type === 'NonStruct' && hasBlocks(each));
  if (isWrapper && !hasFacts(kid)) return kid.kids.flatMap(sections);
  if (hasBlocks(kid)) kid.type = 'Sect';
  return [kid];
}

function visit(element: StructureElement): void {
  if (element.type === 'Figure' && hasNoAlternative(element) && element.kids.some(isElement))
    element.type = 'Div';
  const kids = element.kids.flatMap((kid) => settled(kid, element));
  setKids(element, GROUPING.has(element.type) ? inParagraphs(kids, element) : kids);
  if (element.type === 'L')
    setKids(
      element,
      element.kids.map((kid) => itemOf(kid, element)),
    );
  if (element.type === 'LI') setKids(element, labelAndBody(element));
}

/** What comes in the place of a kid. */
function settled(kid: StructureKid, parent: StructureElement): StructureKid[] {
  if (!isElement(kid)) return [kid];
  if (kid.type !== 'NonStruct' && kid.type !== 'Div') {
    visit(kid);
    return [kid];
  }
  if (isPreformatted(kid) && !LINES.has(parent.type)) return [codeBlock(kid, parent)];
  const isBlock = hasBlocks(kid);
  if (kid.type === 'NonStruct' && !hasFacts(kid)) {
    if (parent.type === 'Ruby') {
      kid.type = 'RB';
      visit(kid);
      return [kid];
    }
    const kids = kid.kids.flatMap((each) => settled(each, isBlock ? parent : { ...kid, type: 'Span' }));
    if (!GROUPING.has(parent.type)) return kids;
    if (isBlock) return inParagraphs(kids, parent);
    return kid.kids.some(isElement) ? [created('P', kids, parent)] : kids;
  }
  if (!isBlock) kid.type = GROUPING.has(parent.type) ? 'P' : 'Span';
  else if (kid.type === 'NonStruct') kid.type = 'Div';
  visit(kid);
  return [kid];
}

/** Text that stands beside blocks without one of its own gets one. */
function inParagraphs(kids: readonly StructureKid[], parent: StructureElement): StructureKid[] {
  const result: StructureKid[] = [];
  let paragraph: StructureElement | undefined;
  for (const kid of kids) {
    const isLoose = isElement(kid) ? INLINE.has(kid.type) && !isLabel(kid, parent) : kid.kind === 'content';
    if (!isLoose) {
      paragraph = undefined;
      result.push(kid);
    } else if (paragraph) setKids(paragraph, [...paragraph.kids, kid]);
    else {
      paragraph = created('P', [kid], parent);
      result.push(paragraph);
    }
  }
  return result;
}

function isLabel(kid: StructureElement, parent: StructureElement): boolean {
  return kid.type === 'Lbl' && parent.type === 'Note';
}

/** A list has items and nothing else (PDF 32000-1, table 336). */
function itemOf(kid: StructureKid, list: StructureElement): StructureKid {
  if (isElement(kid) && ['LI', 'L', 'Caption'].includes(kid.type)) return kid;
  return created('LI', [created('LBody', [kid], list)], list);
}

/** An item has its mark, and a body. */
function labelAndBody(item: StructureElement): StructureKid[] {
  const labels = item.kids.filter((kid) => isElement(kid) && kid.type === 'Lbl');
  const rest = item.kids.filter((kid) => !labels.includes(kid));
  const [only] = rest;
  if (rest.length === 0 || (rest.length === 1 && isElement(only) && only.type === 'LBody')) return item.kids;
  return [...labels, created('LBody', rest, item)];
}

/** Takes out what holds nothing, but for cells, which keep a table in its columns. */
export function takeOutEmpty({ roots }: StructureTree): void {
  for (const root of roots) prune(root);
}

function prune(element: StructureElement): void {
  for (const kid of element.kids) if (isElement(kid)) prune(kid);
  element.kids = element.kids.filter(
    (kid) => !isElement(kid) || kid.kids.length > 0 || ['TD', 'TH', 'TR'].includes(kid.type),
  );
}

/** True for what has a block in it, however many boxes around. */
function hasBlocks({ kids }: StructureElement): boolean {
  return kids.some((kid) => {
    if (!isElement(kid)) return false;
    if (kid.type === 'NonStruct' || kid.type === 'Div') return isPreformatted(kid) || hasBlocks(kid);
    return isBlockType(kid.type);
  });
}

/** A box that holds code and nothing else: code in a line has none. Two, where a page end cut it. */
function isPreformatted(element: StructureElement): boolean {
  const { type, kids } = element;
  return (
    type === 'NonStruct' &&
    !hasFacts(element) &&
    kids.length > 0 &&
    kids.every((kid) => isElement(kid) && kid.type === 'Code')
  );
}

/** A paragraph of code. That it is more than a paragraph with nothing but code in it is said by its placement. */
function codeBlock({ kids }: StructureElement, parent: StructureElement): StructureElement {
  const [code, ...others] = kids.filter(isElement);
  setKids(code!, [...code!.kids, ...others.flatMap((other) => other.kids)]);
  code!.dictionary.set(PDFName.of('A'), parent.dictionary.context.obj({ O: 'Layout', Placement: 'Block' }));
  visit(code!);
  return created('P', [code!], parent);
}

function hasFacts({ dictionary }: StructureElement): boolean {
  return FACTS.some((key) => dictionary.has(key));
}

function hasNoAlternative({ dictionary }: StructureElement): boolean {
  return !dictionary.has(PDFName.of('Alt')) && !dictionary.has(PDFName.of('ActualText'));
}

function created(type: string, kids: StructureKid[], parent: StructureElement): StructureElement {
  const element: StructureElement = {
    type,
    kids: [],
    parent,
    dictionary: parent.dictionary.context.obj({}),
  };
  setKids(element, kids);
  return element;
}
