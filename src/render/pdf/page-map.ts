/** The page map: what the other editions and the proof want to know of the print edition's pages. */
import type { PageBeginning } from '../../print/in-page/placement.ts';
import type { Plan } from '../../print/plan.ts';

/** One page. */
export interface MappedPage {
  /** The folio as printed, empty where there is none. */
  folio: string;
  /**
   * Where in the text it begins; absent on blank pages, on pages of notes only, and where what begins it has no
   * id (title page, imprint).
   */
  begins?: Pick<PageBeginning, 'id' | 'characters'>;
}

/** Which page everything is on. */
export interface PageMap {
  /** The pages in order. */
  pages: MappedPage[];
  /** The index of the page, from 0, on which each id stands: chapters, headings, calls, notes. */
  pageOf: Record<string, number>;
}

/** The page map of a plan. */
export function pageMapOf(plan: Plan, beginnings: readonly PageBeginning[]): PageMap {
  const inText = new Map(beginnings.map(({ page, id, characters }) => [page, { id, characters }] as const));
  const pages = plan.pages.map(({ run, page, folio }, index): MappedPage => {
    const opened = run !== undefined && page?.from === 0 && page.to > 0 ? plan.runs[run]?.id : undefined;
    const begins = inText.get(index) ?? (opened ? { id: opened, characters: 0 } : undefined);
    return { folio, ...(begins && begins.id !== '' && { begins }) };
  });
  return {
    pages,
    pageOf: Object.fromEntries([...plan.placeOf].map(([id, { page }]) => [id, page])),
  };
}
