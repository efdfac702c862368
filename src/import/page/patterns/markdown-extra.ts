import { hasClass, isElement } from '../elements.ts';
import { inNotesSection } from './notes-section.ts';
import type { NotePattern } from './pattern.ts';

const NOTE = /^(?:.*-)?fn:.+$/u;
const CALL = /^(?:.*-)?fnref\d*:.+$/u;

/**
 * PHP Markdown Extra, Python-Markdown and Hugo: `sup#fnref:1 > a.footnote-ref[href="#fn:1"]`, `fnref2:1` for the next
 * call, and `div.footnotes li#fn:1` with links `footnote-backref`.
 */
export const markdownExtra: NotePattern = {
  name: 'PHP Markdown Extra',
  isCall: (link, id) => NOTE.test(id) && hasClass(link, 'footnote-ref'),
  isWayBack: (link, id) => CALL.test(id) && hasClass(link, 'footnote-backref'),
  isNote: (element, id, index) => NOTE.test(id) && isElement(element, 'li') && inNotesSection(element, index),
};
