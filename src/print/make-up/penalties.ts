/**
 * What is bad about a page, in one table. The unit is arbitrary; what counts is how the numbers compare. The
 * idea of one scale for all faults is Knuth and Plass's ("Breaking paragraphs into lines", 1981); for pages see
 * Plass, "Optimal pagination techniques for automatic typesetting systems" (1981).
 */
export const PENALTIES = {
  /** Each line that a page is short, squared. */
  shortLine: 10,
  /** Each line by which facing pages differ, squared. */
  unevenFacing: 6,
  /** The page ends on a hyphenated word. */
  hyphen: 150,
  /** The page ends with the first two lines of a paragraph, or the next begins with its last two. */
  narrowEscape: 4,
  /** A note goes on to the next page. */
  splitNote: 250,
  /** Each line of a note that goes on to the next page. */
  carriedLine: 6,
  /** A page with notes and no text. */
  notesOnly: 4_000,
  /** A last page of fewer lines than three. */
  stub: 600,
  /** One line of a paragraph alone at the foot of a page, or at its head. */
  widowOrOrphan: 100_000,
  /** A heading without two lines of text below it; a caption or table head parted from its table. */
  parted: 400_000,
  /** A note that does not begin on the page of its call. */
  lateNote: 2_000_000,
  /** Something higher than a page. */
  overfull: 20_000_000,
} as const;

/** From here on a penalty is a fault that is reported. */
export const FAULT = PENALTIES.widowOrOrphan;

/** The fewest lines of a paragraph at the foot or the head of a page. */
export const FEWEST_LINES = 2;
/** The fewest lines of a note on either side of a split. */
export const FEWEST_NOTE_LINES = 2;
/** A page is never felt to be shorter than this many lines: the cost stays within bounds. */
export const SHORTEST_FELT = 24;
