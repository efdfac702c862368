/** Reads the page numbers that are printed on pages, without knowing where on the page they stand. */
import type { PdfPage } from './pdf-pages.ts';

/** How far from the upper and lower edge a folio stands at most, as a part of the page. */
const MARGIN = 0.12;

/**
 * A function from the index of a page to its folio. Pages without one (a title page) have the number that
 * continues the count. Fails where the printed folios are not one row of numbers.
 */
export function folios(pages: readonly PdfPage[]): (index: number) => string {
  const printed = pages.map(({ items, height }) => {
    const inMargin = items.filter(
      ({ text, y }) => /^\d{1,4}$/u.test(text.trim()) && (y < height * MARGIN || y > height * (1 - MARGIN)),
    );
    return inMargin.map(({ text }) => Number(text.trim()));
  });
  const offsets = new Map<number, number>();
  for (const [index, numbers] of printed.entries())
    for (const number of numbers) offsets.set(number - index, (offsets.get(number - index) ?? 0) + 1);
  const [offset, pagesThatAgree] = [...offsets].toSorted(([, a], [, b]) => b - a)[0] ?? [0, 0];
  if (pagesThatAgree < pages.length / 2)
    throw new Error(`expected folios on most of ${pages.length} pages, found a row on ${pagesThatAgree}`);
  return (index) => String(index + offset);
}
