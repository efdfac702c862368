import type { Element } from 'hast';
import { isElement, wordsOf } from '../elements.ts';
import type { NotePattern } from './pattern.ts';

/** DPUB-ARIA: `a[role=doc-noteref]`, elements with `doc-footnote` or `doc-endnote`, or the items of `doc-endnotes`. */
export const aria: NotePattern = {
  name: 'DPUB-ARIA roles',
  isCall: (link) => has(link, 'doc-noteref'),
  isWayBack: (link) => has(link, 'doc-backlink'),
  isNote: (element, _, { parents }) => {
    if (has(element, 'doc-footnote', 'doc-endnote')) return true;
    const list = parents.get(element);
    const section = list && parents.get(list);
    return (
      isElement(element, 'li') &&
      (has(list, 'doc-endnotes') || (isElement(list, 'ol', 'ul') && has(section, 'doc-endnotes')))
    );
  },
};

function has(element: unknown, ...roles: readonly string[]): boolean {
  const node = element as Element | undefined;
  if (!isElement(node)) return false;
  const found = wordsOf(node, 'role');
  return roles.some((role) => found.includes(role));
}
