/// <reference lib="dom" />
/** Reads the margins that the template gives as custom properties of the root. Runs inside the browser. */
export function readMargins(): { top: string; bottom: string; inner: string; outer: string } {
  const style = getComputedStyle(document.documentElement);
  const read = (side: string): string => style.getPropertyValue(`--page-margin-${side}`).trim() || '20mm';
  return { top: read('top'), bottom: read('bottom'), inner: read('inner'), outer: read('outer') };
}
