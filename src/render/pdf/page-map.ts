/** From the plan of a book to its page map. */
import type { Composition } from '../../book/composition.ts';
import type { PageBeginning } from '../../print/in-page/placement.ts';
import type { Plan } from '../../print/plan.ts';
import type { BookPlace, MappedPage, PageMap } from '../page-map.ts';
import { placeOfAnchor } from './anchors.ts';

/**
 * The page map of a plan.
 * @param beginnings where pages begin that do not begin a run
 */
export function pageMapOf(
  plan: Plan,
  beginnings: readonly PageBeginning[],
  { chapters }: Composition,
): PageMap {
  const numberOf = new Map(chapters.map(({ id, number }) => [id, number]));
  const head = (part: string): BookPlace | undefined => {
    const chapter = numberOf.get(part);
    return chapter === undefined ? undefined : { in: 'head', chapter };
  };
  const inText = new Map(
    beginnings.map(({ page, part, anchor, characters }) => [
      page,
      placeOfAnchor(anchor, characters) ?? head(part),
    ]),
  );
  /** A run that begins with no chapter may be the contents, or the notes of the whole book. */
  const opening = (run: number): BookPlace | undefined => {
    const { id, classes, lines } = plan.runs[run]!;
    if (classes.has('contents')) return { in: 'contents' };
    const hasNotes = lines.some(({ ids }) => ids.some((each) => each.startsWith('note-')));
    return head(id) ?? (hasNotes ? { in: 'notes' } : undefined);
  };
  const pages = plan.pages.map(({ run, page, folio }, index): MappedPage => {
    const opens = run !== undefined && page?.from === 0 && page.to > 0;
    const begins = opens ? opening(run) : inText.get(index);
    return { folio, ...(begins && { begins }) };
  });
  return {
    pages,
    pageOf: Object.fromEntries([...plan.placeOf].map(([id, { page }]) => [id, page])),
  };
}
