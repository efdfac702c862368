/// <reference lib="dom" />
/**
 * Gives the document free for the press, and for nothing else: on screen, it stays hidden, so that Chromium
 * does not lay it out there once before it prints and once after. Runs inside the browser, once print media are
 * no longer emulated.
 */
export function release(): void {
  const style = document.createElement('style');
  style.textContent = '@media screen { body { content-visibility: hidden } }';
  document.head.append(style);
  document.body.style.removeProperty('content-visibility');
}
