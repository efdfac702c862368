import type { NotePattern } from './pattern.ts';

const NOTE = /^_?(?:ftn|edn)_?\d+$/iu;
const CALL = /^_?(?:ftn|edn)_?ref_?\d+$/iu;

/**
 * What Word writes into a page and WordPress keeps: `a[href="#_ftn1"][name="_ftnref1"]` in the text, and a
 * paragraph that begins with `a[href="#_ftnref1"][name="_ftn1"]`; `_edn` for endnotes.
 */
export const word: NotePattern = {
  name: 'Word, as WordPress keeps it',
  isCall: (_, id) => NOTE.test(id),
  isWayBack: (_, id) => CALL.test(id),
  isNote: (_, id) => NOTE.test(id),
  kindOf: (id) => (/^_?edn/iu.test(id) ? 'endnote' : 'footnote'),
};
