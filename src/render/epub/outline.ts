/** The contents of an EPUB: those of the book, as deep as a reading system's menu is of use. */
import type { Composition } from '../../book/composition.ts';
import type { ContentsEntry } from '../../book/contents.ts';
import { addressOf, type Places } from './places.ts';

/** One line of the contents, with its address. */
export interface OutlineEntry {
  entry: ContentsEntry;
  href: string;
  children: OutlineEntry[];
}

const DEEPEST_LEVEL = 3;

/**
 * The contents down to level 3. What no page has, and headings within notes, which stand elsewhere than the
 * text around them, are left out; what hangs below them moves up.
 * @param from the file that the addresses are for
 */
export function outlineOf({ contents }: Composition, places: Places, from: string): OutlineEntry[] {
  const entries = (list: readonly ContentsEntry[]): OutlineEntry[] =>
    list.flatMap((entry) => {
      if (entry.level > DEEPEST_LEVEL) return [];
      const href = addressOf(entry.id, from, places);
      const children = entries(entry.children);
      const kept = href !== undefined && places.get(entry.id)?.inNote === false;
      return kept ? [{ entry, href, children }] : children;
    });
  return entries(contents);
}
