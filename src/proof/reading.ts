/**
 * A reading: what a reader finds in a text, in order. The manuscript is read into this form from its Markdown tree,
 * each edition from its finished bytes; what agrees in all readings is proved. A reading knows nothing of how the
 * edition was made, so that no fault of a renderer can hide in both.
 */

import type { Finding } from './finding.ts';

/** What the proof reads and compares. */
export type Text = 'manuscript' | 'html' | 'pdf' | 'epub';

/** Where something stands, as far as its text has such places. */
export interface Place {
  /** Of the manuscript: path within it, line and column from 1. */
  file?: string;
  line?: number;
  column?: number;
  /** Of an EPUB or a site: the path of the page within the edition. */
  document?: string;
  /** Of a PDF: the boxes in which it is drawn, one or more for each page. */
  boxes?: PageBox[];
}

/** A box on a printed page, in pt from the upper left corner of the trimmed page. */
export interface PageBox {
  /** The index of the page, from 0. */
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A mark in the text that calls a note. */
export interface CallRead {
  /** The id of the call, `call-7` or `call-7.2`. */
  id: string;
  /** The number as the reader sees it. */
  number: string;
  /** The id that it leads to, without the name of a document: `note-7`; empty where it leads nowhere. */
  target: string;
  /** How many characters of the leaf's key (`keyOf`) stand before it. */
  at: number;
  /** True where the file does not say which call of its note it is: the id was counted. */
  isCounted?: true;
  place?: Place;
}

/** A link that is no call and no way back. */
export interface LinkRead {
  /** What is printed as the link, as it was read. */
  text: string;
  /** The id within the book, as `#id` whatever document it is in; else the address. */
  target: string;
  /** How many characters of the leaf's key stand before it. */
  at: number;
}

/**
 * What a leaf is. A `part` is a heading, too: the title of a chapter is the first heading of its chapter. An `item`
 * is the first leaf of a list item, what follows in the item is of its own kind. A `picture` is an image, its text the
 * alternative text; it is a leaf of its own, even among text.
 */
export type LeafKind = 'heading' | 'paragraph' | 'item' | 'cell' | 'caption' | 'code' | 'picture';

/** A run of text without blocks in it: a paragraph, a heading, the text of a list item or of a table cell. */
export interface Leaf {
  kind: LeafKind;
  /** As it was read, white space made single spaces, soft hyphens and divided words mended; without calls. */
  text: string;
  /** The ids that begin with this leaf or stand in it (of headings, figures, boxes), calls apart; in order. */
  ids: string[];
  calls: CallRead[];
  links: LinkRead[];
  place: Place;
}

/** A note as it was read. */
export interface NoteRead {
  /** `note-7`. */
  id: string;
  /** The number as it is printed with the note; in the manuscript, the number it must have. */
  number: string;
  leaves: Leaf[];
  /** The ids of the calls that it leads back to, in order; in the manuscript, all its calls. Empty in a PDF's. */
  backTo: string[];
  place: Place;
}

/** A chapter as it was read: everything from its head to its end, notes apart. */
export interface ChapterRead {
  /** The id of the chapter, the same in every edition. */
  id: string;
  /** Its head first: title (a heading), and where there are any, subtitle and authors (paragraphs). */
  leaves: Leaf[];
  place: Place;
}

/** An entry of a table of contents or of an outline. */
export interface EntryRead {
  /** As it is printed, without folio. */
  title: string;
  /** The id that it leads to; empty where it leads nowhere. */
  target: string;
  /** From 1. */
  level: number;
  /** The folio that is printed with it, where one is. */
  folio?: string;
  /** Of the manuscript: the authors that may be printed with the title, each with a comma before the next. */
  authors?: string;
}

/** A printed page. */
export interface PageRead {
  /** From 0. */
  index: number;
  /** As printed on the page; empty where there is none. */
  folio: string;
  /** What a viewer calls the page (page labels). */
  label: string;
  /** In pt, of the trimmed page. */
  width: number;
  height: number;
  /**
   * The key of the first characters of its running text (80, or as many as there are): not of notes at its foot,
   * running heads, folios or table heads that are printed again. Empty where it has none.
   */
  begins: string;
}

/** A mark of an e-book at which a printed page begins. */
export interface PageMarkRead {
  id: string;
  /** The folio it stands for. */
  label: string;
  /** The key of the characters of running text after it (80, or as many as there are). */
  after: string;
}

/** Everything that was read. */
export interface Reading {
  of: Text;
  /** In the order of reading: for the EPUB its spine, for a site the way of its links. */
  chapters: ChapterRead[];
  /** In the order of reading. */
  notes: NoteRead[];
  /** The tables of contents, by name: `contents`, `nav`, `ncx`, `outline`. */
  contents: { name: string; entries: EntryRead[] }[];
  /** Text outside of chapters and notes (title page, imprint, running heads), for the record. */
  around: string[];
  /** Of the manuscript, for a PDF: true where each note has to begin on the page of its first call. */
  notesOnPages?: boolean;
  /** Of a PDF. */
  pages?: PageRead[];
  /** Of an EPUB, in the order of its page list; empty where it has none. */
  pageMarks?: PageMarkRead[];
}

/** What a reader must know of the book to find its parts: the ids that every edition has. */
export interface Landmarks {
  /** The ids of the chapters, in order. */
  chapters: readonly string[];
  /** The ids of the notes, in order. */
  notes: readonly string[];
}

/** What came of reading an edition. */
export interface EditionRead {
  reading: Reading;
  /** Faults of the edition in itself: links that lead nowhere, fonts that are not there. */
  findings: Finding[];
}
