/** What a family of programs writes for notes, their calls and the ways back. */
import type { Element } from 'hast';
import type { PageIndex } from '../page-index.ts';

/** One family. All questions are about links and elements with the id that is given. */
export interface NotePattern {
  /** As the report names it. */
  name: string;
  /** True for a link to `id` that calls a note. */
  isCall(link: Element, id: string, index: PageIndex): boolean;
  /** True for a link to `id` that leads from a note back to its call. */
  isWayBack(link: Element, id: string, index: PageIndex): boolean;
  /** True for an element that is a note or stands at the head of one, by which notes are found that nothing calls. */
  isNote(element: Element, id: string, index: PageIndex): boolean;
  /** `endnote` where the program has notes of two kinds and this is one of the other kind. */
  kindOf?(id: string): 'footnote' | 'endnote';
}
