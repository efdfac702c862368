/**
 * The page map: what the other editions and the proof want to know of the print edition's pages.
 *
 * A place is said in terms of the composition, which all editions share, so that any of them can find it: a
 * block, and so many characters into it. White space, soft hyphens (in print, words are divided), calls and the
 * numbers of notes are not counted, since editions differ in them; what is one thing in every edition but has other
 * text in each, or none (a picture, a rule, a reference to a page, the words in place of a picture that is not
 * there), counts as one character. So a word that is divided over two pages has the place within it.
 */
export type BookPlace =
  /** The head of a chapter: its title and what stands with it. */
  | { in: 'head'; chapter: number }
  /** After so many characters from the beginning of a block, by its index in the chapter's `body`. */
  | { in: 'body'; chapter: number; block: number; characters: number }
  /** After so many characters of a note, where notes are part of the running text. */
  | { in: 'note'; note: string; characters: number }
  /** The notes of the whole book, with their heading, where they have pages of their own. */
  | { in: 'notes' }
  /** An entry of the table of contents, by the id it leads to; without one, the contents themselves. */
  | { in: 'contents'; entry?: string };

/** One page. */
export interface MappedPage {
  /** The folio as printed, empty where there is none. */
  folio: string;
  /**
   * The place of its first character of running text: not of a note at its foot, nor of the head of a table
   * that is printed again. Absent where no text of the composition begins it: on blank pages, on pages of notes
   * only, on a title page or an imprint.
   */
  begins?: BookPlace;
}

/** Which page everything is on. */
export interface PageMap {
  /** The pages in order. */
  pages: MappedPage[];
  /** The index of the page, from 0, on which each id stands: chapters, headings, calls, notes. */
  pageOf: Record<string, number>;
}
