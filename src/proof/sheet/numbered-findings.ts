/** The findings in the order of the sheet: edition by edition, what stands on a printed page in the order of pages. */
import type { Proof, ProvedEdition } from '../record.ts';
import { editionsIn } from '../verdict.ts';
import type { NumberedFinding } from './page-frame.ts';

/** Findings that are shown together: those on one page, or those of an edition that are on none. */
export interface FindingGroup {
  edition: ProvedEdition['kind'];
  /** The index of the page; absent for those on none. */
  page?: number;
  findings: NumberedFinding[];
}

type Finding = Proof['findings'][number];

/** Groups the findings of a proof and numbers them from 1. */
export function groupFindings({ findings, pages }: Proof): FindingGroup[] {
  const groups: FindingGroup[] = [];
  let number = 0;
  for (const edition of editionsIn(findings)) {
    const own = findings.filter((finding) => finding.edition === edition);
    const pagesHere = new Set(own.map((finding) => pageOf(finding, pages.length)));
    for (const page of [...pagesHere].toSorted((a, b) => a - b)) {
      const here = own.filter((finding) => pageOf(finding, pages.length) === page);
      const numbered = here.map((finding) => ({ number: (number += 1), finding }));
      groups.push({ edition, ...(page !== NOWHERE && { page }), findings: numbered });
    }
  }
  return groups;
}

/** Comes before all pages: what is missing altogether is told first. */
const NOWHERE = -1;

/** The page that a finding is shown on: the one it names, else that of its first box. */
function pageOf({ page, boxes }: Finding, count: number): number {
  const index = page?.index ?? boxes?.[0]?.page ?? NOWHERE;
  return index < count ? index : NOWHERE;
}

/** How many pages are shown large: of a file that is all wrong, these will do. */
const MOST_ENLARGED = 24;

/** The pages that are shown large, as something was found on them. */
export function pagesToEnlarge(proof: Proof): number[] {
  const indexes = groupFindings(proof).flatMap(({ page }) => page ?? []);
  return [...new Set(indexes)].slice(0, MOST_ENLARGED);
}
