/// <reference lib="dom" />
/** What is read off the page, and what stays in it meanwhile. */
import type { cutNote } from './cut-note.ts';
import type { findLines } from './find-lines.ts';
import type { measure } from './measure.ts';
import type { packGalley } from './pack.ts';
import type { beginningAt } from './page-beginning.ts';
import type { place } from './place.ts';
import type { scaleFigures } from './scale-figures.ts';
import type { textFinder } from './text-finder.ts';
import type { unhyphenate } from './unhyphenate.ts';

/** A line as it was found; the make-up's `GalleyLine` is made of it. */
export interface MeasuredLine {
  top: number;
  bottom: number;
  /** Which leaf it is of, and which line of it. */
  leaf: number;
  index: number;
  kind: 'text' | 'heading' | 'slab';
  keep: boolean;
  hyphen: boolean;
  forced: boolean;
  repeats: number;
  /** The ids of the notes that it calls, in order. */
  calls: string[];
  /** The ids of the elements that begin on it. */
  ids: string[];
}

/** A part of the document that begins on a page of its own: a child of the body. */
export interface MeasuredRun {
  id: string;
  className: string;
  lines: MeasuredLine[];
}

/** A note; positions count from its top. */
export interface MeasuredNote {
  id: string;
  lines: { top: number; bottom: number; ids: string[] }[];
  /** The ids of the notes that it calls, in order. */
  calls: string[];
}

/** What was read. */
export interface Measured {
  runs: MeasuredRun[];
  notes: MeasuredNote[];
  areaOverhead: number;
  noteGap: number;
  lineHeight: number;
  /** The ids of which the running text prints the folio, so that lines depend on pages. */
  referred: string[];
  /** The ids of which the contents print the folio. */
  listed: string[];
  /** What stands around parts of the book, which must be children of the body; by tag, empty where nothing does. */
  around: string;
  /** What sticks out of the type area sideways, by tag and first words. */
  overflowing: string[];
}

/** Where the lines of a leaf are, without gaps between them; in px of the window. */
export interface FoundLines {
  top: number;
  bottom: number;
  count: number;
  /** How high each line is, and where the first would begin if it were as high as the others. */
  each: number;
  origin: number;
  /** The lines one by one, where they are not equally high. */
  uneven?: { top: number; bottom: number }[] | undefined;
}

/** The lines of one leaf as they are noted in the page; `packGalley` hands them out, as one row. */
export interface Stretch extends FoundLines {
  kind: MeasuredLine['kind'];
  /** Which of its lines must not end a page. */
  keep: 'none' | 'last' | 'all';
  /** True where a page must end after it. */
  forced: boolean;
  repeats: number;
  /** The lines that end on a hyphen. */
  hyphens: number[];
  /** Notes called, and elements that begin, each with its line. */
  calls: [line: number, note: string][];
  ids: [line: number, id: string][];
}

/** What `packGalley` hands out: as it is measured, with stretches for lines. Stretches are in the order of leaves. */
export interface NotedGalley extends Omit<Measured, 'runs' | 'notes'> {
  runs: { id: string; className: string; stretches: Stretch[] }[];
  notes: { id: string; top: number; stretches: Stretch[] }[];
}

/** A paragraph or a thing that holds text directly, or that cannot be broken. */
export interface Leaf {
  /** What begins with its first line: the element that a page break goes before. */
  starter: Element | undefined;
  /** The nodes its text is in. */
  nodes: Node[];
}

/** What stays in the page from measuring to placing. */
export interface OpenGalley {
  leaves: Leaf[];
  /** The texts with a soft hyphen at the end of a line. */
  divided: Text[];
  scaleFigures: typeof scaleFigures;
  unhyphenate: typeof unhyphenate;
  measure: typeof measure;
  findLines: typeof findLines;
  packGalley: typeof packGalley;
  textFinder: typeof textFinder;
  beginningAt: typeof beginningAt;
  cutNote: typeof cutNote;
  place: typeof place;
}
