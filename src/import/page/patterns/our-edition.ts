import { hasClass, isElement, wordsOf } from '../elements.ts';
import { ancestorsOf } from '../page-index.ts';
import type { NotePattern } from './pattern.ts';

const NOTE = /^note-\d+(?:-\d+)?$/u;
const CALL = /^call-\d+(?:-\d+)?(?:\.\d+)?$/u;

/** Our own HTML edition: `sup.call > a#call-7[href="#note-7"]`, and `ol.notes-list > li#note-7` with links `way-back`. */
export const ourEdition: NotePattern = {
  name: 'Imprimatur’s HTML edition',
  isCall: (link, id, index) =>
    NOTE.test(id) && [...ancestorsOf(link, index)].some((around) => hasClass(around, 'call')),
  isWayBack: (link, id) => CALL.test(id) && wordsOf(link, 'className').includes('way-back'),
  isNote: (element, id, { parents }) => {
    const list = parents.get(element);
    return NOTE.test(id) && isElement(list, 'ol') && hasClass(list, 'notes-list');
  },
};
