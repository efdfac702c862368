/** Compares the pages that were printed with those that were planned. */
import type { PageGeometry } from './page-geometry.ts';
import type { Plan } from './plan.ts';
import type { PrintedPages } from './printed-pages.ts';

/** Thrown where the press did not print what was planned; such a file is never handed on. Exit code 4. */
export class PageMismatchError extends Error {
  override name = 'PageMismatchError';
  readonly exitCode = 4;
  /** Each difference, in words. */
  readonly differences: readonly string[];
  constructor(differences: readonly string[]) {
    const shown = differences.slice(0, 5).join('; ');
    const more = differences.length > 5 ? `; and ${differences.length - 5} more` : '';
    super(
      `expected the printed pages to be as planned, found ${shown}${more}; please report this with the manuscript`,
    );
    this.differences = differences;
  }
}

/** How far something may stand from its planned line, in px: less than any line is high. */
const TOLERANCE = 4;
/** Letters of some scripts reach above their line, and Chromium counts from there: by less than so much of its height. */
const ASCENT = 0.75;

/**
 * The differences between plan and print: the number of pages, and the place of everything with an id that
 * either knows. Places are compared by line and not by page alone, so that a paragraph that was broken
 * otherwise is found even where all pages still hold the same notes.
 */
export function comparePages(plan: Plan, printed: PrintedPages, geometry: PageGeometry): string[] {
  const differences: string[] = [];
  if (plan.pages.length !== printed.count) {
    differences.push(`${printed.count} pages where ${plan.pages.length} were planned`);
  }
  for (const [id, planned] of plan.placeOf) {
    const found = printed.placeOf.get(id);
    const isNote = /^(?:call|note)-/u.test(id);
    if (!found) {
      // Chromium makes a destination of what a link leads to; a note leads back to its first call only.
      if (isNote && !/\.\d+$/u.test(id))
        differences.push(`\`${id}\` on no page, planned on page ${planned.page + 1}`);
    } else if (found.page !== planned.page + 1) {
      differences.push(`\`${id}\` on page ${found.page}, planned on page ${planned.page + 1}`);
    } else if (isNote && found.top !== undefined) {
      const top = found.top - geometry.margins.top;
      const above = Math.max(TOLERANCE, (planned.bottom - planned.top) * ASCENT);
      if (top < planned.top - above || top > planned.bottom + TOLERANCE) {
        differences.push(
          `\`${id}\` ${Math.round(top)} px down page ${found.page}, planned on the line from ${Math.round(planned.top)} to ${Math.round(planned.bottom)} px`,
        );
      }
    }
  }
  for (const [id, { page }] of printed.placeOf) {
    if (/^(?:call|note)-/u.test(id) && !plan.placeOf.has(id))
      differences.push(`\`${id}\` on page ${page}, not planned`);
  }
  return differences;
}
