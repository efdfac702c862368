/**
 * The outline, as the headings have it. Chromium gathers titles while it paints: a heading that begins a page comes
 * out twice over, and the number of a call in a heading is glued to its last word. And of a book that was printed in
 * sheets nobody has seen all headings yet.
 */
import { PDFDict, PDFHexString, PDFName, PDFNumber, PDFRef, type PDFDocument } from '@cantoo/pdf-lib';

const [FIRST, LAST, NEXT, PREV, PARENT, COUNT] = ['First', 'Last', 'Next', 'Prev', 'Parent', 'Count'].map(
  (name) => PDFName.of(name),
) as [PDFName, PDFName, PDFName, PDFName, PDFName, PDFName];

/** A heading of the document. */
export interface OutlineHeading {
  /** From 1. */
  level: number;
  text: string;
}

interface Item {
  dictionary: PDFDict;
  reference: PDFRef;
}

/**
 * Titles the outline, and hangs each heading below the nearest one before it that is higher.
 * @param headings all, in the order of the document
 */
export function mendOutline(document: PDFDocument, headings: readonly OutlineHeading[]): void {
  const reference = document.catalog.get(PDFName.of('Outlines'));
  const outlines = document.catalog.lookup(PDFName.of('Outlines'));
  if (!(outlines instanceof PDFDict) || !(reference instanceof PDFRef)) return;
  const items = outlineItems(outlines);
  // One item for each heading, in the same order; if that is not so, the outline is better left as it is.
  if (items.length !== headings.length) return;
  for (const [index, { dictionary }] of items.entries())
    dictionary.set(PDFName.of('Title'), PDFHexString.fromText(headings[index]!.text));
  const root: Item = { dictionary: outlines, reference };
  for (const { dictionary } of [root, ...items])
    for (const key of [FIRST, LAST, NEXT, PREV, COUNT]) dictionary.delete(key);
  const open: { item: Item; level: number }[] = [{ item: root, level: 0 }];
  for (const [index, item] of items.entries()) {
    const { level } = headings[index]!;
    while (open.at(-1)!.level >= level) open.pop();
    append(open.at(-1)!.item, item);
    open.push({ item, level });
  }
  countBelow(root.dictionary);
}

/** All items of an outline, each before those below it. */
export function outlineItems(parent: PDFDict): Item[] {
  const items: Item[] = [];
  for (let reference = parent.get(FIRST); reference instanceof PDFRef;) {
    const dictionary = parent.context.lookup(reference);
    if (!(dictionary instanceof PDFDict)) break;
    items.push({ dictionary, reference }, ...outlineItems(dictionary));
    reference = dictionary.get(NEXT);
  }
  return items;
}

function append(parent: Item, { dictionary, reference }: Item): void {
  const last = parent.dictionary.get(LAST);
  dictionary.set(PARENT, parent.reference);
  if (last instanceof PDFRef) {
    dictionary.set(PREV, last);
    dictionary.context.lookup(last, PDFDict).set(NEXT, reference);
  } else parent.dictionary.set(FIRST, reference);
  parent.dictionary.set(LAST, reference);
}

/** Everything is shown that is below something (PDF 32000-1, table 153); what is not to be shown is closed later. */
function countBelow(parent: PDFDict): number {
  let count = 0;
  for (let reference = parent.get(FIRST); reference instanceof PDFRef;) {
    const item = parent.context.lookup(reference, PDFDict);
    count += 1 + countBelow(item);
    reference = item.get(NEXT);
  }
  if (count > 0) parent.set(COUNT, PDFNumber.of(count));
  return count;
}
