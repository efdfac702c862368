import { attribute, hasClass, isElement } from '../elements.ts';
import { inNotesSection } from './notes-section.ts';
import type { NotePattern } from './pattern.ts';

const NOTE = /^(?:.*-)?fn:.+$/u;
const CALL = /^(?:.*-)?fnref:.+$/u;

/**
 * kramdown, and with it Jekyll: `sup#fnref:1 > a.footnote[rel=footnote][href="#fn:1"]`, `fnref:1:1` for the next call,
 * and `div.footnotes li#fn:1` with links `reversefootnote`.
 */
export const kramdown: NotePattern = {
  name: 'kramdown',
  isCall: (link, id) =>
    NOTE.test(id) &&
    (hasClass(link, 'footnote') || attribute(link, 'rel')?.split(' ').includes('footnote') === true),
  isWayBack: (link, id) =>
    CALL.test(id) && (hasClass(link, 'reversefootnote') || attribute(link, 'rev') === 'footnote'),
  isNote: (element, id, index) => NOTE.test(id) && isElement(element, 'li') && inNotesSection(element, index),
};
