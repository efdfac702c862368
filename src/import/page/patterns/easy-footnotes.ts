import type { NotePattern } from './pattern.ts';

const NOTE = /^easy-footnote-bottom-\d/u;
const CALL = /^easy-footnote-\d/u;

/**
 * Easy Footnotes of WordPress: `span#easy-footnote-1-12` and `span.easy-footnote > a[href="#easy-footnote-bottom-1-12"]`,
 * and `ol.easy-footnotes-wrapper > li > span#easy-footnote-bottom-1-12` with an empty way back.
 */
export const easyFootnotes: NotePattern = {
  name: 'Easy Footnotes',
  isCall: (_, id) => NOTE.test(id),
  isWayBack: (_, id) => CALL.test(id),
  isNote: (_, id) => NOTE.test(id),
};
