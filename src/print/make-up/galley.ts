/**
 * The galley: a text set in one endless column, as plain numbers. The make-up reads nothing else. All measures
 * are CSS px; positions count from the top of the galley downwards.
 */

/** One line of text, or a thing that cannot be broken: a picture with its caption, a row of a table. */
export interface GalleyLine {
  /**
   * Where a page that begins with this line begins: the top of the line, or of the outermost block that it
   * opens, without that block's margin.
   */
  top: number;
  /** Where a page that ends with this line ends: the bottom of the line, or of the outermost block that it closes. */
  bottom: number;
  /** How many lines of its paragraph come before this one. */
  before: number;
  /** How many lines of its paragraph follow this one. */
  after: number;
  kind: 'text' | 'heading' | 'slab';
  /** Stays with what follows: a caption above its table, the head of a table. */
  keep?: boolean;
  /** Ends on a hyphen. */
  hyphen?: boolean;
  /** A page must end after this line. */
  forced?: boolean;
  /** What is printed again above this line where a page begins with it: the head of its table, in px. */
  repeats?: number;
  /** How many notes are called first on this line. */
  calls: number;
}

/** The lines of one note, positions counted from the top of the note. */
export interface GalleyNote {
  lines: readonly { top: number; bottom: number }[];
}

/** One run of text that begins on a page of its own. */
export interface Galley {
  lines: readonly GalleyLine[];
  /** The notes in the order of their first calls: as many as the lines call. */
  notes: readonly GalleyNote[];
}

/** The room of a page. */
export interface PageRoom {
  /** The height of the type area, in px. */
  height: number;
  /** What a note area takes beside its notes: the white above the rule, the rule, the white below it. */
  areaOverhead: number;
  /** The white between two notes. */
  noteGap: number;
  /** The height of a line of text: the unit in which shortness is felt. */
  lineHeight: number;
}
