/** What sets the text of a sheet and prints it. */
import type { PageBeginning, Placement } from './in-page/placement.ts';
import type { PrintedHeading } from './in-page/release.ts';
import type { StructureFacts } from './in-page/structure-facts.ts';
import type { PageGeometry } from './page-geometry.ts';

/** Text as it was set. */
export interface SetText {
  /** A galley as `packGalley` hands it out. */
  packed: string;
  geometry: PageGeometry;
}

/** A printed sheet. */
export interface Printed {
  bytes: Uint8Array;
  /** Where in the text its pages begin, other than those that begin a run. */
  beginnings: PageBeginning[];
  headings: PrintedHeading[];
  /** The addresses that the document asked for and did not get. */
  refused: string[];
  /** What the file does not say, as it comes off the press; absent where it is mended already. */
  facts?: StructureFacts & { goingOn: number[] };
}

/** One sheet; `press` comes after `set`, and prints what that has set. */
export interface SheetSetter {
  /**
   * Sets the text.
   * @param folios what references to pages in the text say, by id; those that are not there are unknown yet
   * @returns nothing where this setter cannot tell
   */
  set(folios: Readonly<Record<string, string>>): Promise<SetText | undefined>;
  /** Prints the pages. @returns nothing where this setter cannot do it */
  press(placement: Placement): Promise<Printed | undefined>;
}
