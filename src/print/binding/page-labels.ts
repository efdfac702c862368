/**
 * Page labels: the numbers that a reader's page box shows and takes (PDF 32000-1, 12.4.2), the same as the folios
 * on the pages. Pages without a folio are counted with those around them.
 */
import { PDFName, PDFNumber, type PDFDocument } from '@cantoo/pdf-lib';
import { romanNumeral } from '../roman-numeral.ts';

/** Pages that are numbered in one way. */
export interface LabelRange {
  /** The index of the first. */
  page: number;
  style: 'roman' | 'arabic';
  /** The number of the first. */
  first: number;
}

/** The ranges of a book. Pure. @param folios as printed, for each page; empty where none is */
export function labelRanges(folios: readonly string[]): LabelRange[] {
  const known = folios.map(numberOf);
  const numbers: Omit<LabelRange, 'page'>[] = [];
  for (const [index, found] of known.entries()) {
    const before = numbers.at(-1);
    if (found) numbers.push(found);
    else if (before) numbers.push({ ...before, first: before.first + 1 });
    else numbers.push(countedBack(known, index));
  }
  return numbers.flatMap((number, page) => {
    const before = numbers[page - 1];
    const goesOn = before?.style === number.style && before.first + 1 === number.first;
    return goesOn ? [] : [{ page, ...number }];
  });
}

/** The first pages of a book mostly have no folio: they are counted back from the first that has one. */
function countedBack(
  known: readonly (Omit<LabelRange, 'page'> | undefined)[],
  index: number,
): Omit<LabelRange, 'page'> {
  const next = known.findIndex((each, at) => at > index && each !== undefined);
  const first = next < 0 ? 0 : known[next]!.first - (next - index);
  return first >= 1 ? { style: known[next]!.style, first } : { style: 'roman', first: index + 1 };
}

function numberOf(folio: string): Omit<LabelRange, 'page'> | undefined {
  if (/^\d+$/u.test(folio)) return { style: 'arabic', first: Number(folio) };
  if (!/^[ivxlcdm]+$/u.test(folio)) return undefined;
  const values: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };
  const digits = [...folio].map((digit) => values[digit]!);
  const first = digits.reduce((sum, value, at) => sum + (value < (digits[at + 1] ?? 0) ? -value : value), 0);
  return romanNumeral(first) === folio ? { style: 'roman', first } : undefined;
}

/** Writes the labels. */
export function writePageLabels(document: PDFDocument, folios: readonly string[]): void {
  const { context } = document;
  const entries = labelRanges(folios).flatMap(({ page, style, first }) => [
    PDFNumber.of(page),
    context.obj({ S: style === 'roman' ? 'r' : 'D', ...(first > 1 && { St: first }) }),
  ]);
  document.catalog.set(PDFName.of('PageLabels'), context.obj({ Nums: entries }));
}
