/** The pictures that a proof sheet shows: all pages small, those with findings large, too. */
import type { Proof } from '../record.ts';
import { DrawingError, drawPages, type DrawOptions } from './draw-pages.ts';
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

/**
 * Draws what a sheet shows of its PDF. Where that cannot be, the sheet has no pictures and says why.
 * @param pdf absent where there is none
 */
export async function drawSheetPictures(
  pdf: Uint8Array | undefined,
  proof: Proof,
  options: Pick<DrawOptions, 'workers' | 'signal'> = {},
): Promise<SheetPictures> {
  if (pdf === undefined || proof.pages.length === 0) return { pages: [], enlarged: new Map() };
  try {
    const trims = proof.pages.map(({ width, height }) => ({ width, height }));
    const large = pagesToEnlarge(proof);
    const all = proof.pages.map(({ index }) => index);
    const pages = await drawPages(pdf, { ...options, width: SMALL, pages: all, trims });
    const enlarged = await drawPages(pdf, { ...options, width: LARGE, pages: large, trims });
    return { pages, enlarged: new Map(large.map((index, at) => [index, enlarged[at] ?? new Uint8Array()])) };
  } catch (error) {
    if (!(error instanceof DrawingError)) throw error;
    return { pages: [], enlarged: new Map(), lacking: error.message };
  }
}
