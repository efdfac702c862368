import { attribute, isElement } from '../elements.ts';
import type { NotePattern } from './pattern.ts';

const NOTE = /^(?:[\w-]*-)?fn-.+$/u;
const CALL = /^(?:[\w-]*-)?fnref-.+$/u;

/**
 * GitHub and all that use remark: `sup > a[data-footnote-ref]#user-content-fnref-1[href="#user-content-fn-1"]`, and
 * `section[data-footnotes] li#user-content-fn-1` with links `data-footnote-backref`.
 */
export const github: NotePattern = {
  name: 'GitHub and remark',
  isCall: (link, id) =>
    NOTE.test(id) && (attribute(link, 'dataFootnoteRef') !== undefined || id.startsWith('user-content-')),
  isWayBack: (link, id) =>
    CALL.test(id) && (attribute(link, 'dataFootnoteBackref') !== undefined || id.startsWith('user-content-')),
  isNote: (element, id) => NOTE.test(id) && id.startsWith('user-content-') && isElement(element, 'li'),
};
