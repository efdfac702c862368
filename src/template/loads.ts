/** An address other than what is in the style sheet or in the page; the functions that take a string for one; an import. */
const LOADS =
  /url\((?!\s*["']?\s*(?:data:(?:image|font)\/|#))|(?:image-set|src|image|cross-fade)\((?!\s*["']data:image\/)|@import\b/iu;

/** True where some CSS, of which nothing is known, would load something. Strict: what only looks like it counts. */
export function loadsSomething(css: string): boolean {
  return LOADS.test(unescaped(css.replaceAll(/\/\*[\s\S]*?\*\//gu, '')));
}

/** `u\72l(` is `url(` (CSS Syntax 3, §4.3.7). */
function unescaped(css: string): string {
  return css
    .replaceAll(/\\([\da-f]{1,6})\s?/giu, (_, code: string) => {
      const point = Number.parseInt(code, 16);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
    })
    .replaceAll(/\\(?=[^\n])/gu, '');
}
