import type { Element } from 'hast';
import { attribute, hasClass } from '../elements.ts';
import { ancestorsOf, type PageIndex } from '../page-index.ts';

/** What is written above notes, marked up as a heading or not. */
export const NOTES_TITLE =
  /^(?:(?:foot|end)?notes?(?: and references)?|references|citations|sources|notes de bas de page|(?:fu(?:ß|ss)|end)noten|anmerkungen|einzelnachweise|notas(?: al pie)?|note|примечания|сноски)[:.]?$/iu;

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
    hasClass(
      element,
      'footnotes',
      'endnotes',
      'footnotes-list',
      'references',
      'notes-list',
      'reflist',
      'easy-footnotes-wrapper',
    )
  );
}
