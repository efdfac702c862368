/** What is put into the page, and what comes of it. */

/** Where a page ends, other than at the end of a run; `next` is the index of the page that goes on with the text. */
export type PageEnd =
  /** Before leaf `leaf`; `empty` pages without text (for notes) stand between. */
  | { kind: 'before'; next: number; leaf: number; empty: number }
  /** Within leaf `leaf`, after the line that reaches from `top` to `bottom` in the galley; all in px. */
  | { kind: 'within'; next: number; leaf: number; top: number; bottom: number; height: number };

/**
 * The place in the text at which a page begins: so many characters after the beginning of the last thing with an
 * anchor (`data-anchor`). White space, soft hyphens, calls and the numbers of notes are not counted; a picture, a
 * rule, a reference to a page and words in place of a picture count as one each.
 */
export interface PageBeginning {
  page: number;
  /** The id of the part of the document that it is in. */
  part: string;
  /** Empty where none stands before the place in its part. */
  anchor: string;
  characters: number;
}

/** What came of the placing. */
export interface Placed {
  /** What could not be placed, in words; empty when all went well. */
  failures: string[];
  beginnings: PageBeginning[];
  /** For each part of a note but its first, in the order of pages: how many blocks the cut before it goes through. */
  goingOn: number[];
}

/** The note area of one page. */
export interface PlacedArea {
  /** From the top of the flow, in px. */
  top: number;
  /** The run that it belongs to. */
  run: number;
  /** True where it begins with the rest of a note. */
  continued: boolean;
  parts: {
    id: string;
    /** Of a part of a note, the height at which it begins in the note, in px. Absent where the note is whole. */
    cut?: number;
    /** The height of its lines, in px. */
    height?: number;
  }[];
}

/** What is to be put into the document. */
export interface Placement {
  /** The index of the first part of each run, among the parts of the document. */
  runs: number[];
  ends: PageEnd[];
  areas: PlacedArea[];
  /** How many pages without text follow a run, for the rest of its notes. */
  emptyAfter: { run: number; count: number }[];
  /** How many blank pages stand before a run. */
  blanksBefore: { run: number; count: number }[];
  /** The rules for pages, running heads and folios. */
  css: string;
  /** The folio of everything that the contents list, by id. */
  folios: Record<string, string>;
}
