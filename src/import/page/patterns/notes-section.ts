import type { Element } from 'hast';
import { attribute, hasClass } from '../elements.ts';
import { ancestorsOf, type PageIndex } from '../page-index.ts';

/** True for an element within a section that says that it holds notes. */
export function inNotesSection(element: Element, index: PageIndex): boolean {
  return [...ancestorsOf(element, index)].some(isNotesSection);
}

/** True for a section that says that it holds notes. */
export function isNotesSection(element: Element): boolean {
  const kinds = `${attribute(element, 'role') ?? ''} ${attribute(element, 'epub:type') ?? ''}`;
  return (
    /(?:^|\s)(?:doc-endnotes|doc-footnotes|endnotes|footnotes|rearnotes)(?:\s|$)/u.test(kinds) ||
    attribute(element, 'dataFootnotes') !== undefined ||
    hasClass(element, 'footnotes', 'endnotes', 'footnotes-list', 'references', 'notes-list', 'reflist')
  );
}
