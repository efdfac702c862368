/** The page map: what the other editions and the proof want to know of the print edition's pages. */
import type { Plan } from '../../print/plan.ts';

/** Which page everything is on. */
export interface PageMap {
  /** The pages in order: the folio as printed, empty where there is none. */
  pages: { folio: string }[];
  /** The index of the page, from 0, on which each id stands: chapters, headings, calls, notes. */
  pageOf: Record<string, number>;
}

/** The page map of a plan. */
export function pageMapOf(plan: Plan): PageMap {
  return {
    pages: plan.pages.map(({ folio }) => ({ folio })),
    pageOf: Object.fromEntries([...plan.placeOf].map(([id, { page }]) => [id, page])),
  };
}
