/**
 * The head of a table that goes over pages is printed again on each. Read aloud, that would be cells in the
 * middle of the rows; so all but the first is an artifact (PDF 32000-1, 14.8.2.2).
 */
import {
  contentOf,
  elementsOf,
  isElement,
  type ContentKid,
  type StructureElement,
  type StructureTree,
} from './tree.ts';

/** The content of the heads that are repeated. */
export function repeatedHeads({ roots }: StructureTree): ContentKid[] {
  const found: ContentKid[] = [];
  for (const row of elementsOf(roots)) {
    if (row.type !== 'TR' || !isHead(row)) continue;
    const content = [...contentOf(row)];
    const first = Math.min(...content.map(({ page }) => page));
    found.push(...content.filter(({ page }) => page > first));
  }
  return found;
}

function isHead({ kids }: StructureElement): boolean {
  return kids.length > 0 && kids.every((kid) => isElement(kid) && kid.type === 'TH');
}
