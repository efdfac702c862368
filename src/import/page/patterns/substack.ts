import { attribute, hasClass } from '../elements.ts';
import type { NotePattern } from './pattern.ts';

const NOTE = /^footnote-\d[\w-]*$/u;
const CALL = /^footnote-anchor-\d[\w-]*$/u;

/** Substack: `a.footnote-anchor#footnote-anchor-1[href="#footnote-1"]`, and `div.footnote > a#footnote-1 + div`. */
export const substack: NotePattern = {
  name: 'Substack',
  isCall: (link, id) =>
    NOTE.test(id) && (hasClass(link, 'footnote-anchor') || CALL.test(attribute(link, 'id') ?? '')),
  isWayBack: (_, id) => CALL.test(id),
  isNote: (element, id) => NOTE.test(id) && hasClass(element, 'footnote-number'),
};
