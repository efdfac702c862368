/** The pictures that a proof sheet shows: all pages small, those with findings large, too. */
import type { PageWorkers } from '../pages/page-workers.ts';
import type { Trim } from '../pages/draw-page.ts';
import type { Proof } from '../record.ts';
import { DrawingError, drawPages } from './draw-pages.ts';
import { pagesToEnlarge } from './numbered-findings.ts';

/** The pictures of a sheet. */
export interface SheetPictures {
  /** Of all pages, in order; an empty array of bytes for a page that cannot be drawn. */
  pages: readonly Uint8Array[];
  /** By the index of the page, those that are shown large. */
  enlarged: ReadonlyMap<number, Uint8Array>;
  /** Why there are none, for a sentence. */
  lacking?: string;
}

/** In px; the sheet shows them at half that, for screens with fine pixels. */
const SMALL = 240;
const LARGE = 960;

/** Pictures in the making. */
export interface SheetDrawing {
  /** Draws what is still to be drawn, once it is known which pages have findings. */
  finish(proof: Proof): Promise<SheetPictures>;
}

/**
 * Begins to draw what a sheet shows of its PDF: the small pictures need no proof, and can be drawn while it is made.
 * Where nothing can be drawn, the sheet has no pictures and says why.
 * @param trims the trimmed size of each page, in pt
 */
export function beginSheetPictures(
  workers: PageWorkers,
  trims: readonly Trim[],
  signal?: AbortSignal,
): SheetDrawing {
  const pages = trims.map((_, index) => index);
  const small = drawPages(workers, { width: SMALL, pages, trims }, signal);
  // What comes of it is looked at when the proof is made.
  small.catch(() => undefined);
  return {
    finish: async (proof) => {
      try {
        const large = pagesToEnlarge(proof);
        const drawn = await drawPages(workers, { width: LARGE, pages: large, trims }, signal);
        const enlarged = new Map(large.map((index, at) => [index, drawn[at] ?? new Uint8Array()]));
        return { pages: await small, enlarged };
      } catch (error) {
        if (!(error instanceof DrawingError)) throw error;
        return { pages: [], enlarged: new Map(), lacking: error.message };
      }
    },
  };
}

/** What a sheet shows where there are no pages. */
export const NO_PICTURES: SheetPictures = { pages: [], enlarged: new Map() };
