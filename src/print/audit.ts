/** Compares the pages that were printed with those that were planned. */
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
    super(`expected the printed pages to be as planned, found ${shown}${more}; please report this with the manuscript`);
    this.differences = differences;
  }
}

/**
 * The differences between plan and print: the number of pages, and the page of everything with an id that
 * either knows. Notes and calls must be known to both.
 */
export function comparePages(plan: Plan, printed: PrintedPages): string[] {
  const differences: string[] = [];
  if (plan.pages.length !== printed.count) {
    differences.push(`${printed.count} pages where ${plan.pages.length} were planned`);
  }
  for (const [id, page] of plan.pageOf) {
    const found = printed.pageOf.get(id);
    if (found === undefined) {
      // Chromium makes a destination of what a link leads to; only calls and notes always have one.
      if (/^(?:call|note)-/u.test(id)) differences.push(`\`${id}\` on no page, planned on page ${page + 1}`);
    } else if (found !== page + 1) differences.push(`\`${id}\` on page ${found}, planned on page ${page + 1}`);
  }
  for (const [id, page] of printed.pageOf) {
    if (/^(?:call|note)-/u.test(id) && !plan.pageOf.has(id)) differences.push(`\`${id}\` on page ${page}, not planned`);
  }
  return differences;
}
