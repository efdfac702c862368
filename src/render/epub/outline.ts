/** The contents of an EPUB: those of the book, as deep as a reading system's menu is of use. */
import type { Composition } from '../../book/composition.ts';
import type { ContentsEntry } from '../../book/contents.ts';
import { languageOfWord, wordsOf } from '../../book/words.ts';
import { NOTES_ID } from './notes-section.ts';
import { addressOf, type Places } from './places.ts';

/** One line of the contents, with its address. */
export interface OutlineEntry {
  entry: ContentsEntry;
  href: string;
  children: OutlineEntry[];
}

/**
 * The contents, as deep as the manuscript wants them. What no page has, and headings within notes, which stand elsewhere than the
 * text around them, are left out; what hangs below them moves up. A page of all notes is the last entry.
 * @param from the file that the addresses are for
 */
export function outlineOf({ contents, book }: Composition, places: Places, from: string): OutlineEntry[] {
  const { language, words: own, epub } = book.configuration;
  const entries = (list: readonly ContentsEntry[]): OutlineEntry[] =>
    list.flatMap((entry) => {
      if (entry.level > epub.tocDepth) return [];
      const href = addressOf(entry.id, from, places);
      const children = entries(entry.children);
      const kept = href !== undefined && places.get(entry.id)?.inNote === false;
      return kept ? [{ entry, href, children }] : children;
    });
  const notes = addressOf(NOTES_ID, from, places);
  if (notes === undefined) return entries(contents);
  const title = wordsOf(language, own).notes;
  const heading: ContentsEntry['heading'] = [{ type: 'text', value: title }];
  const spoken = languageOfWord('notes', language, own);
  const entry = { id: NOTES_ID, title, heading, kind: 'chapter', chapter: 0, level: 1 } as const;
  return [
    ...entries(contents),
    { entry: { ...entry, language: spoken, authors: [], children: [] }, href: notes, children: [] },
  ];
}
