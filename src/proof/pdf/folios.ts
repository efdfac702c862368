/** The folios as they are printed, and whether they run on. */
import { romanOf } from './navigation.ts';
import type { Piece } from './page-text.ts';

const FOLIO = /^[-–—\s]*(\d+|[ivxlcdm]+)[-–—\s]*$/iu;

/**
 * The folio of each page; empty where it has none. A head may look like one (“1984”), so only those count that stand
 * on the line on which most pages have one.
 * @param margins what stands outside the type area of each page
 */
export function readFolios(margins: readonly (readonly Piece[])[]): string[] {
  const candidates = margins.map((pieces) =>
    itemsOf(pieces).flatMap((item) => {
      const folio = FOLIO.exec(item.text)?.[1];
      return folio === undefined ? [] : [{ folio, line: Math.round(item.base) }];
    }),
  );
  const pagesOfLine = new Map<number, Set<string>>();
  for (const page of candidates) {
    for (const { folio, line } of page) {
      const found = pagesOfLine.get(line) ?? new Set();
      found.add(folio);
      pagesOfLine.set(line, found);
    }
  }
  // The line that has most different ones; of two alike, the lower.
  const [line] =
    [...pagesOfLine].toSorted(([a, some], [b, others]) => others.size - some.size || b - a)[0] ?? [];
  return candidates.map((page) => page.find((each) => Math.abs(each.line - (line ?? 0)) <= 1)?.folio ?? '');
}

/** What stands together in the margins. */
function itemsOf(pieces: readonly Piece[]): { text: string; base: number }[] {
  const items: { text: string; base: number; right: number }[] = [];
  for (const piece of pieces) {
    const last = items.at(-1);
    const isNext =
      last !== undefined &&
      Math.abs(last.base - piece.base) < 1 &&
      Math.abs(piece.x - last.right) < piece.size;
    if (isNext) {
      last.text += piece.text;
      last.right = piece.x + piece.width;
    } else items.push({ text: piece.text, base: piece.base, right: piece.x + piece.width });
  }
  return items;
}

/** A place at which folios do not run on. */
export interface FolioBreak {
  page: number;
  expected: string;
  found: string;
}

/**
 * Where they do not run on: each page with a folio has the one that comes of the page before it. Roman numerals may
 * be followed by arabic ones, once, and pages may go without.
 */
export function folioBreaks(folios: readonly string[]): FolioBreak[] {
  const breaks: FolioBreak[] = [];
  let before: { page: number; value: number; isRoman: boolean } | undefined;
  for (const [page, folio] of folios.entries()) {
    if (folio === '') continue;
    const isRoman = !/^\d/u.test(folio);
    const value = isRoman ? valueOf(folio) : Number(folio);
    if (before) {
      const next = before.value + page - before.page;
      const isNewCount = before.isRoman && !isRoman;
      if (!isNewCount && (value !== next || isRoman !== before.isRoman)) {
        const expected = before.isRoman ? romanOf(next) : String(next);
        breaks.push({ page, expected, found: folio });
      }
    }
    before = { page, value, isRoman };
  }
  return breaks;
}

const VALUES: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };

function valueOf(roman: string): number {
  const values = [...roman.toLowerCase()].map((letter) => VALUES[letter] ?? 0);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}
