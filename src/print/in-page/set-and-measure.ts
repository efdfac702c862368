/// <reference lib="dom" />
import type { OpenGalley } from './galley.ts';

/**
 * Sets the text and reads the galley off it in one go: between two calls, Chromium would paint what nobody sees.
 * Runs inside the browser.
 * @returns how long the setting took, in ms, and a packed `Measured`
 */
export function setAndMeasure(
  galley: OpenGalley,
  typeArea: { width: number; height: number },
): { setting: number; packed: string } {
  const begun = performance.now();
  galley.scaleFigures(typeArea);
  galley.unhyphenate(galley);
  // Laid out once more, with the words that stay whole.
  void document.body.offsetHeight;
  const setting = performance.now() - begun;
  return { setting, packed: galley.measure(galley, typeArea) };
}
