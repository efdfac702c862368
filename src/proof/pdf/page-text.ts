/** The text of pages, as pdf.js gives it to whoever searches or copies. */
import type { Box } from './geometry.ts';

/** A run of characters within one line and one marked content. */
export interface Piece extends Box {
  text: string;
  /** Where its line stands, in pt from the upper edge of the trim. */
  base: number;
  /** How large the type is, in pt. */
  size: number;
  /** The index of the page, from 0. */
  page: number;
  /** The mark that the structure tree knows it by; −1 where it has none. */
  mark: number;
  /** Whether it is marked as no part of the text. */
  isArtifact: boolean;
  /** Whether it is drawn as a hyphen that no one wrote: the sign before it says that the word goes on. */
  isDivided: boolean;
}
