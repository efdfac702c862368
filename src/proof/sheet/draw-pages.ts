/** Pictures of the pages of a PDF. */
import { createRequire } from 'node:module';
import { CANVAS, locatePdfjs, type PageWorkers, type PictureOrder } from '../pages/page-workers.ts';

/** Thrown where nothing can be drawn: the canvas is not installed, or the file is none that pdf.js can open. */
export class DrawingError extends Error {
  override name = 'DrawingError';
}

/**
 * Draws pages of the file that workers have open as JPEG pictures.
 * @returns in the order asked for; an empty array of bytes for a page that cannot be drawn
 * @throws {DrawingError} where none can
 * @throws the signal's reason when aborted
 */
export async function drawPages(
  workers: PageWorkers,
  order: PictureOrder,
  signal?: AbortSignal,
): Promise<Uint8Array[]> {
  signal?.throwIfAborted();
  assertCanvas();
  try {
    return await workers.drawPictures(order);
  } catch (error) {
    signal?.throwIfAborted();
    throw new DrawingError(
      `the pages cannot be drawn: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
}

/** The canvas is a package that pdf.js would like to have: where it was not installed, it does without. */
function assertCanvas(): void {
  try {
    createRequire(locatePdfjs().module).resolve(CANVAS);
  } catch {
    throw new DrawingError(
      `the pages cannot be drawn: expected the package \`${CANVAS}\`, found none; install it`,
    );
  }
}
