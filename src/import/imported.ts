/**
 * What every reader of a source hands on: the same shape, whether it came from text, a web page, Word or the
 * Markdown of others. What becomes of it (chapters, files, the report) is decided once, behind this.
 */
import type { Root } from 'mdast';

/** How sure a reader is of what it decided. */
export type Confidence = 'certain' | 'likely' | 'unsure';

/** One thing that a reader decided, or found wrong, for `import-report.md`. */
export interface Decision {
  /** What it is about, as the headings of the report have it. */
  kind:
    | 'note'
    | 'call'
    | 'heading'
    | 'list'
    | 'quotation'
    | 'picture'
    | 'table'
    | 'furniture'
    | 'metadata'
    | 'comment'
    | 'change'
    | 'unplaced'
    | 'encoding'
    | 'fault';
  confidence: Confidence;
  /** A sentence: what was taken for what, and why where that is not plain. */
  message: string;
  /** The line of the source, from 1; absent where the source has no lines (Word). */
  line?: number | undefined;
  /** The words of the source in question; all of them where they are not in the manuscript. */
  text?: string | undefined;
}

/** What a source says of itself; only what it does say. Keys are those of `manuscript.yaml`. */
export interface ImportedMetadata {
  title?: string;
  subtitle?: string;
  authors?: string[];
  publisher?: string;
  /** `2021-07-22`, or as much of it as is known. */
  date?: string;
  /** BCP 47. */
  language?: string;
  description?: string;
  doi?: string;
}

/** A source that was read. */
export interface Imported {
  metadata: ImportedMetadata;
  /**
   * Standard mdast: headings, paragraphs, lists, quotations, tables, code, images, `html` for comments, with
   * `footnoteReference` and `footnoteDefinition` for calls and notes (identifier = label), and `containerDirective`
   * `figure` and `table` for things with captions, as manuscript-language has them. The title that is in
   * `metadata` is not repeated as a heading. Definitions stand at the end, in the order of the source.
   */
  tree: Root;
  decisions: Decision[];
  /** Files that the manuscript needs, such as `images/map.png`, by their path in it. */
  files: Map<string, Uint8Array>;
}

/** Thrown where a source cannot be read at all: half a zip, a page without content. Exit code 2. */
export class UnreadableSourceError extends Error {
  override name = 'UnreadableSourceError';
  readonly exitCode = 2;
}
