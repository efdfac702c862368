/** What of a PDF was printed, and what was taken as it was kept. */
import type { SheetNews } from '../render/editions.ts';

const REASONS: Readonly<Record<NonNullable<SheetNews['printed']>, string>> = {
  new: 'never printed before',
  text: 'text, design or browser are new',
  pages: 'the same text on other pages',
};

/** A line for a book of one sheet or of all new ones; else one more for each sheet that was printed. */
export function tellSheets(sheets: readonly SheetNews[]): string {
  const printed = sheets.filter((sheet) => sheet.printed).length;
  const kept = sheets.length - printed;
  const all = sheets.length === 1 ? '1 sheet' : `${sheets.length} sheets`;
  const lines = [`PDF: ${all}, ${printed} printed, ${kept} from the cache`];
  let page = 1;
  for (const [index, { pages, printed: reason }] of sheets.entries()) {
    const last = page + pages - 1;
    if (reason && kept > 0)
      lines.push(`  printed sheet ${index + 1} (the PDF's pages ${page} to ${last}): ${REASONS[reason]}`);
    page = last + 1;
  }
  return `${lines.join('\n')}\n`;
}
