/**
 * True where a text stands on one page, or begins on one and goes on at the next, as a long note may. All of
 * it must be there, and each part in one piece.
 */
export function inPages(text: string, pages: readonly string[]): boolean {
  return pages.some((page, index) => page.includes(text) || continues(text, pages, index));
}

/** At least this much of a text is looked for on each side of a page break. */
const SHORTEST = 3;

function continues(text: string, pages: readonly string[], index: number): boolean {
  const page = pages[index];
  if (page === undefined || !page.includes(text.slice(0, SHORTEST))) return false;
  for (let cut = text.length - SHORTEST; cut >= SHORTEST; cut--) {
    const rest = text.slice(cut);
    if (!page.includes(text.slice(0, cut))) continue;
    return pages[index + 1]?.includes(rest) === true || continues(rest, pages, index + 1);
  }
  return false;
}
