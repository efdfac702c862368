import { hasClass, isElement } from '../elements.ts';
import type { NotePattern } from './pattern.ts';

const NOTE = /^(?:.*-)?fn\d+$/u;
const CALL = /^(?:.*-)?fnref\d+(?::\d+)?$/u;

/** markdown-it: `sup.footnote-ref > a#fnref1[href="#fn1"]`, `fnref1:1` for the next call, and `li#fn1.footnote-item`. */
export const markdownIt: NotePattern = {
  name: 'markdown-it',
  isCall: (link, id, { parents }) => {
    const around = parents.get(link);
    return NOTE.test(id) && isElement(around, 'sup') && hasClass(around, 'footnote-ref');
  },
  isWayBack: (link, id) => CALL.test(id) && hasClass(link, 'footnote-backref'),
  isNote: (element, id) => NOTE.test(id) && hasClass(element, 'footnote-item'),
};
