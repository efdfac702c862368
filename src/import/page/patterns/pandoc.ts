import { hasClass, isElement } from '../elements.ts';
import { inNotesSection } from './notes-section.ts';
import type { NotePattern } from './pattern.ts';

const NOTE = /^(?:.*[-_])?fn\d+$/u;
const CALL = /^(?:.*[-_])?fnref\d+$/u;

/** Pandoc: `a.footnote-ref#fnref1[href="#fn1"] > sup`, and `section#footnotes.footnotes li#fn1` with `a.footnote-back`. */
export const pandoc: NotePattern = {
  name: 'Pandoc',
  isCall: (link, id) =>
    NOTE.test(id) &&
    (hasClass(link, 'footnote-ref', 'footnoteRef') || link.children.some((child) => isElement(child, 'sup'))),
  isWayBack: (link, id) =>
    CALL.test(id) && (hasClass(link, 'footnote-back') || !hasClass(link, 'footnote-backref')),
  isNote: (element, id, index) => NOTE.test(id) && isElement(element, 'li') && inNotesSection(element, index),
};
