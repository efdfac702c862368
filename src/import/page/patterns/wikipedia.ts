import { isElement } from '../elements.ts';
import type { NotePattern } from './pattern.ts';

const NOTE = /^cite_note-/u;
const CALL = /^cite_ref-/u;

/**
 * MediaWiki: `sup#cite_ref-name_1-0.reference > a[href="#cite_note-name-1"]`, as often as the note is called, and
 * `li#cite_note-name-1` with a way back to each call and the note in `span.reference-text`.
 */
export const wikipedia: NotePattern = {
  name: 'Wikipedia',
  isCall: (_, id) => NOTE.test(id),
  isWayBack: (_, id) => CALL.test(id),
  isNote: (element, id) => NOTE.test(id) && isElement(element, 'li'),
};
