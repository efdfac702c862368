/** Conditions on one table: regular rows, and headers that every cell can find. */
import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject } from '@cantoo/pdf-lib';
import { contentOf, elementsOf, isElement, type StructureElement } from '../structure/tree.ts';
import type { AccessibilityFault } from './fault.ts';

/** Checkpoint 15. @param standard the standard type that a type stands for */
export function checkTable(
  table: StructureElement,
  standard: (type: string) => string,
): AccessibilityFault[] {
  const first = contentOf(table).next();
  const page = first.done === true ? undefined : first.value.page + 1;
  const rows = [...elementsOf(table.kids)].filter(
    (element) => standard(element.type) === 'TR' && tableOf(element, standard) === table,
  );
  const cellsOf = (row: StructureElement): StructureElement[] =>
    row.kids.filter(isElement).filter(({ type }) => ['TH', 'TD'].includes(standard(type)));
  const cells = rows.flatMap(cellsOf);
  const faults: AccessibilityFault[] = [];
  const byHeaders = cells.some((cell) => attributeOf(cell, 'Headers') !== undefined);
  const heads = cells.filter(({ type }) => standard(type) === 'TH');
  if (!byHeaders && heads.some((cell) => attributeOf(cell, 'Scope') === undefined))
    faults.push({
      checkpoint: '15-003',
      message: 'expected a scope for each header cell, found one without',
      page,
    });
  // A cell that goes over rows takes a place in each.
  let over: number[] = [];
  const widths = rows.map((row) => {
    let width = over.length;
    const next = over.flatMap((left) => (left > 1 ? [left - 1] : []));
    for (const cell of cellsOf(row)) {
      const [columns, down] = [numberOf(cell, 'ColSpan'), numberOf(cell, 'RowSpan')];
      width += columns;
      if (down > 1) next.push(...Array.from({ length: columns }, () => down - 1));
    }
    over = next;
    return width;
  });
  if (new Set(widths).size > 1)
    faults.push({
      checkpoint: '15-004',
      message: `expected rows of as many columns, found ${[...new Set(widths)].join(' and ')}`,
      page,
    });
  return faults;
}

function tableOf(
  element: StructureElement,
  standard: (type: string) => string,
): StructureElement | undefined {
  for (let outer = element.parent; outer; outer = outer.parent)
    if (standard(outer.type) === 'Table') return outer;
  return undefined;
}

function numberOf(cell: StructureElement, name: string): number {
  const value = attributeOf(cell, name);
  return value instanceof PDFNumber ? value.asNumber() : 1;
}

/** An attribute: from one dictionary, or from whichever of a list has it (PDF 32000-1, 14.7.5). */
function attributeOf({ dictionary }: StructureElement, name: string): PDFObject | undefined {
  const attributes = dictionary.lookup(PDFName.of('A'));
  const list = attributes instanceof PDFArray ? attributes.asArray() : [attributes];
  for (const item of list) {
    const found = item && dictionary.context.lookup(item);
    const value = found instanceof PDFDict ? found.lookup(PDFName.of(name)) : undefined;
    if (value) return value;
  }
  return undefined;
}
